// What fires a rule, as data: parameters with their types, who offers and who emits a trigger, what
// is watched.

import type { Rule, Surface, Trigger, TriggerParam } from "../ast/index.ts";
import { expressionsIn, walk } from "../ast/visit.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import { hasUnknown, plain, show, type Type } from "../model/type.ts";
import { type ParameterType, type TriggerCall, triggersOf } from "../model/typing/triggers.ts";
import { type Context, distinct, quoted, ruleRef, surfaceRef, textOf } from "./context.ts";
import { qualified } from "./dependencies.ts";
import type { RuleRef, SurfaceRef } from "./details/quoted.ts";
import type {
  CallTriggerDetail,
  ParameterDetail,
  TemporalDetail,
  TriggerDetail,
} from "./details/rules.ts";

type CallTrigger = Extract<Trigger, { kind: "call" }>;
type TemporalTrigger = Extract<Trigger, { kind: "temporal" }>;

/** The triggers of a rule; one, or several joined by `or`. */
export function triggerDetails(context: Context, rule: Rule): readonly TriggerDetail[] {
  return triggersOf(rule.members).flatMap((trigger): readonly TriggerDetail[] => {
    if (trigger.kind === "call") return [callDetail(context, rule, trigger)];
    if (trigger.kind === "invalid") return [];
    const base = { binding: trigger.bind.text, entity: qualified(trigger.entity) };
    switch (trigger.kind) {
      case "change": {
        const path = trigger.path.map((id) => id.text).join(".");
        const value = textOf(context, trigger.value);
        const fires_on_creation = trigger.mode === "becomes";
        return [{ kind: trigger.mode, ...base, path, value, fires_on_creation }];
      }
      case "created":
        return [{ kind: "created", ...base, fires_on_creation: true }];
      case "temporal": {
        const condition = textOf(context, trigger.cond);
        return [{ kind: "temporal", ...base, condition, fires_on_creation: true }];
      }
      case "derived": {
        const path = trigger.path.map((id) => id.text).join(".");
        return [{ kind: "derived", ...base, path, fires_on_creation: true }];
      }
      default:
        return trigger satisfies never;
    }
  });
}

function callDetail(context: Context, rule: Rule, trigger: CallTrigger): CallTriggerDetail {
  const { spec, module } = context;
  const key = spec.triggers.keyOf(module, trigger.name);
  const calls = spec.triggers.callsOf(key);
  const listener = { module, rule, trigger };
  return {
    kind: "call",
    name: qualified(trigger.name),
    parameters: trigger.params.map((param, index) => ({
      name: param.name.text,
      ...typed(context, rule, param, spec.triggers.parameterType(listener, index)),
      ...(param.optional ? { optional: true as const } : {}),
    })),
    provided_by: distinct(calls.flatMap((c) => providers(context, c))),
    emitted_by: distinct(calls.flatMap((c) => emitters(context, c))),
  };
}

/** The type of a parameter: as it is called, else as the rule uses it, else as its name says. */
function typed(
  { spec }: Context,
  rule: Rule,
  { name: { text: name }, optional }: TriggerParam,
  called: ParameterType,
): Pick<ParameterDetail, "type" | "assumed"> {
  const shown = (type: Type) => show(optional ? plain(type) : type);
  if (!called.weak && !hasUnknown(called.type)) return { type: shown(called.type) };
  const wanted = new Set<string>();
  for (const e of expressionsIn(rule)) {
    if (e.kind === "lookup") {
      const entity = spec.typer.typeOf(e);
      const field = e.fields.find((f) => f.name.text === name && f.value === undefined);
      const owner = plain(entity);
      if (field === undefined || owner.kind !== "entity") continue;
      const member = spec.program.memberOf(owner.symbol, name);
      if (member !== undefined && member !== "opaque")
        wanted.add(shown(plain(spec.program.typeOfMember(member))));
    }
    const symbol = e.kind === "name" ? spec.typer.symbols.get(e) : undefined;
    const expected = spec.typer.expected.get(e);
    if (symbol?.kind !== "binding" || symbol.binding.kind !== "parameter") continue;
    if (symbol.binding.name !== name || expected === undefined || hasUnknown(expected)) continue;
    wanted.add(shown(plain(expected)));
  }
  const [only] = wanted;
  if (wanted.size === 1 && only !== undefined) return { type: only, assumed: true };
  if (wanted.size > 1 || hasUnknown(called.type)) return {};
  return { type: shown(called.type), assumed: true };
}

function providers(context: Context, call: TriggerCall): readonly SurfaceRef[] {
  if (call.source !== "provides") return [];
  const surface = enclosing(call, "surface");
  return surface?.kind === "surface" ? [surfaceRef(context, surface, call.module)] : [];
}

function emitters(context: Context, call: TriggerCall): readonly RuleRef[] {
  if (call.source !== "emission") return [];
  const rule = enclosing(call, "rule");
  return rule?.kind === "rule" ? [ruleRef(context, rule, call.module)] : [];
}

function enclosing(
  { module, node }: TriggerCall,
  kind: "rule" | "surface",
): Rule | Surface | undefined {
  return module.module.declarations.find(
    (d): d is Rule | Surface =>
      d.kind === kind && d.span.start <= node.span.start && node.span.end <= d.span.end,
  );
}

/** The rules of a set that listen to a trigger in call form. */
export function listenersOf(
  context: Context,
  module: LinkedModule,
  name: CallTrigger["name"],
): readonly RuleRef[] {
  const { triggers } = context.spec;
  const found = triggers.listeners.get(triggers.keyOf(module, name)) ?? [];
  return distinct(found.map((l) => ruleRef(context, l.rule, l.module)));
}

/** When a temporal trigger fires; undefined where it compares nothing with the current time. */
export function temporalDetail(
  context: Context,
  rule: Rule,
  trigger: TemporalTrigger,
): TemporalDetail | undefined {
  const { cond } = trigger;
  if (cond.kind !== "binary") return undefined;
  const nowOnRight = mentionsNow(cond.right);
  if (nowOnRight === mentionsNow(cond.left)) return undefined;
  // The time has come where `now` is on the greater side.
  const isLess = cond.op === "<" || cond.op === "<=";
  const after = isLess === nowOnRight;
  const fires = (yes: boolean) => (yes ? "fires" : "does_not_fire");
  return {
    rule: rule.name.text,
    entity: qualified(trigger.entity),
    binding: trigger.bind.text,
    condition: quoted(context, cond),
    deadline: textOf(context, nowOnRight ? cond.left : cond.right),
    before_deadline: fires(!after),
    at_deadline: fires(cond.op === "<=" || cond.op === ">="),
    after_deadline: fires(after),
    fires_again: false,
  };
}

function mentionsNow(node: object): boolean {
  let found = false;
  walk(node, (n) => {
    if (n.kind === "now") found = true;
    return !found;
  });
  return found;
}
