// Actions that a surface offers where every rule that answers them would refuse.

import type { Expr, Surface, SurfaceItem, SurfaceMember } from "../../ast/index.ts";
import { and, decide, type Formula, not, or, TRUE } from "../../logic/index.ts";
import { invariants, known } from "../../model/conditions/knowledge.ts";
import type { Lowering } from "../../model/conditions/lowering.ts";
import { type Naming, pathOf } from "../../model/conditions/paths.ts";
import { bindingKey, preconditions } from "../../model/conditions/rule-guard.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import { argumentFor, type Listener } from "../../model/typing/triggers.ts";
import type { Analysis, Context } from "../context.ts";
import { exampleOf, phrase } from "../examples.ts";
import { a, list, words } from "../words.ts";

type Call = Extract<Expr, { kind: "call" }>;

/** One action that a surface offers, and the conditions on it. */
interface Offer {
  readonly call: Call;
  readonly name: string;
  readonly conditions: readonly { readonly expr: Expr; readonly holds: boolean }[];
  /** Some condition is the surface's own, not only what it is about. */
  readonly isGuarded: boolean;
}

export const refusedActions: Analysis = (context, report) => {
  for (const module of context.spec.modules)
    for (const d of module.module.declarations) {
      if (d.kind !== "surface" || module.model.broken.has(d)) continue;
      for (const offer of offersOf(d.members, [])) judge(context, module, d, offer, report);
    }
};

type Conditions = Offer["conditions"];

function* offersOf(members: readonly SurfaceMember[], around: Conditions): Iterable<Offer> {
  for (const m of members) {
    if (m.kind === "provides") yield* itemsOf(m.items, around);
    if (m.kind === "for") yield* offersOf(m.body, [...around, ...filterOf(m.filter)]);
    if (m.kind === "if") {
      const before: { expr: Expr; holds: boolean }[] = [];
      for (const b of m.branches) {
        yield* offersOf(b.body, [...around, ...before, { expr: b.cond, holds: true }]);
        before.push({ expr: b.cond, holds: false });
      }
      if (m.else !== undefined) yield* offersOf(m.else, [...around, ...before]);
    }
  }
}

function* itemsOf(items: readonly SurfaceItem[], around: Conditions): Iterable<Offer> {
  for (const item of items) {
    if (item.kind === "for") yield* itemsOf(item.body, [...around, ...filterOf(item.filter)]);
    if (item.kind === "if") {
      const before: { expr: Expr; holds: boolean }[] = [];
      for (const b of item.branches) {
        yield* itemsOf(b.body, [...around, ...before, { expr: b.cond, holds: true }]);
        before.push({ expr: b.cond, holds: false });
      }
      if (item.else !== undefined) yield* itemsOf(item.else, [...around, ...before]);
    }
    if (item.kind !== "item" || item.expr.kind !== "call") continue;
    const { callee } = item.expr;
    if (callee.kind !== "name" && callee.kind !== "qname") continue;
    const conditions = [...around, ...filterOf(item.guard)];
    const name = callee.kind === "name" ? callee.id.text : callee.name.text;
    yield { call: item.expr, name, conditions, isGuarded: conditions.length > 0 };
  }
}

function filterOf(filter: Expr | undefined): Conditions {
  return filter === undefined ? [] : [{ expr: filter, holds: true }];
}

function judge(
  context: Context,
  module: LinkedModule,
  surface: Surface,
  offer: Offer,
  report: Parameters<Analysis>[1],
): void {
  const listeners = listenersOf(context, module, offer.call);
  if (listeners.length === 0) return;
  const lowering = context.lowering();
  const naming: Naming = { keys: new Map() };
  const offered = [
    ...offer.conditions.map(({ expr, holds }) => {
      const formula = lowering.condition(expr, naming);
      return holds ? formula : not(formula);
    }),
    ...partyConditions(context, module, surface, lowering),
  ];
  const accepted = listeners.map((l) => acceptance(context, lowering, l, offer.call));
  if (accepted.some((f) => f.kind === "true")) return;
  const assumed = [...invariants(lowering), ...known(lowering)];
  const whole = and(...offered);
  if (decide(whole, assumed).kind === "unsat") return; // The offer itself is impossible.
  const always = decide(and(whole, or(...accepted)), assumed).kind === "unsat";
  const decision = decide(and(whole, not(or(...accepted))), assumed);
  if (!always && (!offer.isGuarded || decision.kind !== "sat")) return;
  const example =
    decision.kind === "unsat"
      ? {}
      : exampleOf(lowering, decision.example ?? new Map(), [whole, ...accepted]);
  const rules = listeners.map((l) => l.rule.name.text);
  const name = surface.name.text;
  const guard = offer.conditions.map((c) => context.textOf(module, c.expr)).join(" and ");
  report({
    id: `refused_action ${module.path} ${name} ${offer.name} ${phrase(example)}`,
    details: { type: "refused_action", surface: name, trigger: offer.name, rules, always, example },
    summary: always
      ? `Surface '${name}' offers ${offer.name}, which ${list(rules)} always ${rules.length === 1 ? "refuses" : "refuse"}`
      : `Surface '${name}' offers ${offer.name} where ${list(rules)} ${rules.length === 1 ? "refuses" : "refuse"} it: ${phrase(example)}`,
    entities: [],
    module,
    span: offer.call.span,
    evidence: [
      ...offer.conditions.map((c) => ({ label: "offered when", module, span: c.expr.span })),
      ...listeners.flatMap((l) =>
        preconditions(l.rule).map((expr) => ({
          label: `${l.rule.name.text} requires`,
          module: l.module,
          span: expr.span,
        })),
      ),
    ],
    question: always
      ? `When should "${words(offer.name)}" be open to them? As it is offered now, it is always refused.`
      : `Should "${words(offer.name)}" be offered where ${phrase(example)}? It would be refused there.`,
    answers: [
      {
        answer: "It should not be offered then.",
        edit: `Let the guard say what the rule requires: \`${offer.name}(...) when ...\`${guard === "" ? "" : ` beside \`${guard}\``}.`,
      },
      {
        answer: "It should be accepted then.",
        edit: `Relax the \`requires:\` of ${list(rules)}, or write a rule for this case.`,
      },
      {
        answer: "It is offered and refused with a reason.",
        edit: `Say so at the surface with \`@guidance\`, and write ${a("rule")} that answers with the reason.`,
      },
    ],
  });
}

function listenersOf(context: Context, module: LinkedModule, call: Call): readonly Listener[] {
  const { callee } = call;
  const name =
    callee.kind === "name"
      ? { span: callee.span, name: callee.id }
      : callee.kind === "qname"
        ? callee
        : undefined;
  if (name === undefined) return [];
  const all = context.spec.triggers.listeners.get(context.spec.triggers.keyOf(module, name)) ?? [];
  // What a call passes that does not fit may be meant for another rule.
  return all.some((l) => l.module.model.broken.has(l.rule) || !fits(call, l)) ? [] : all;
}

function fits({ args }: Call, { trigger: { params } }: Listener): boolean {
  return (
    args.length <= params.length &&
    params.every((p, i) => p.optional || argumentFor(args, params, i) !== undefined)
  );
}

/** What is known of the parties and the subject of a surface. */
function partyConditions(
  context: Context,
  module: LinkedModule,
  surface: Surface,
  lowering: Lowering,
): readonly Formula[] {
  const { spec } = context;
  return surface.members.flatMap((m) => {
    if (m.kind === "context" && m.where !== undefined) {
      const key = spec.typer.envs.get(m.where)?.subject?.key ?? "";
      const texts = new Map([[key, m.name?.text ?? ""]]);
      return [lowering.condition(m.where, { keys: new Map(), texts })];
    }
    if (m.kind !== "facing" || m.name === undefined || m.type.kind !== "named") return [];
    const found = find(module, m.type.name, typesOf);
    if (found === undefined || found === "opaque") return [];
    const { node } = found.symbol;
    const predicate = node.kind === "actor" ? node.identifiedBy : undefined;
    if (predicate?.kind !== "where") return [];
    const subject = spec.typer.envs.get(predicate.pred)?.subject?.key;
    const key = partyKey(context, surface, m.name);
    if (subject === undefined || key === undefined) return [];
    const keys = new Map([[subject, key]]);
    return [lowering.condition(predicate.pred, { keys, texts: new Map([[key, m.name.text]]) })];
  });
}

/** The key under which a party is known in the calls of its surface. */
function partyKey(context: Context, surface: Surface, id: object): string | undefined {
  for (const m of surface.members) {
    if (m.kind !== "provides") continue;
    for (const { call } of itemsOf(m.items, []))
      for (let s = context.spec.typer.envs.get(call)?.scope; s !== undefined; s = s.outer)
        if (s.binding.id === id) return s.binding.key;
  }
  return undefined;
}

/** What one rule asks of the arguments that it is given. */
function acceptance(
  context: Context,
  lowering: Lowering,
  { rule, trigger }: Listener,
  call: Call,
): Formula {
  const keys = new Map<string, string>();
  trigger.params.forEach((param, index) => {
    const arg = argumentFor(call.args, trigger.params, index);
    const path =
      arg === undefined ? undefined : pathOf(context.spec, arg.value, { keys: new Map() });
    const key = bindingKey(context.spec, rule, param.name);
    if (path !== undefined && key !== undefined) keys.set(key, path.key);
  });
  if (keys.size === 0) return TRUE;
  return and(
    ...preconditions(rule).flatMap((expr) => {
      const formula = lowering.condition(expr, { keys });
      return isAboutArguments(lowering, formula, new Set(keys.values())) ? [formula] : [];
    }),
  );
}

/** True when a formula speaks of what is passed and of constants only. */
function isAboutArguments(
  lowering: Lowering,
  formula: Formula,
  passed: ReadonlySet<string>,
): boolean {
  switch (formula.kind) {
    case "true":
    case "false":
      return true;
    case "opaque":
      return false;
    case "not":
      return isAboutArguments(lowering, formula.of, passed);
    case "and":
    case "or":
      return formula.parts.every((p) => isAboutArguments(lowering, p, passed));
    case "isNull":
    case "compare": {
      const terms = formula.kind === "isNull" ? [formula.variable] : [formula.left, formula.right];
      return terms.every((t) => {
        if (t.kind !== "variable" && t.kind !== "sum") return true;
        const v = t.kind === "sum" ? t.variable : t;
        if (v.loose === true || v.name === "now") return false;
        for (let p = lowering.vars.meanings.get(v.name)?.path; p !== undefined; p = p.through)
          if (passed.has(p.key)) return true;
        return lowering.vars.meanings.get(v.name)?.config !== undefined;
      });
    }
    default:
      return formula satisfies never;
  }
}
