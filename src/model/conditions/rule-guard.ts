// What must hold for a rule to fire, as formulas: its trigger's condition and its preconditions.

import type { Expr, Rule, Trigger } from "../../ast/index.ts";
import { compare, constant, type Formula } from "../../logic/index.ts";
import { find, type LinkedModule, typesOf } from "../linked-module.ts";
import type { SpecModel } from "../spec-model.ts";
import { plain } from "../type.ts";
import type { Renaming } from "../typing/canonical.ts";
import { conjunctsOf } from "../typing/conditions.ts";
import { bindingsOf } from "../typing/scope.ts";
import { triggersOf } from "../typing/triggers.ts";
import type { Lowering } from "./lowering.ts";
import type { Path } from "./paths.ts";
import { mayBeNull, sortOfType } from "./sorts.ts";

/** One condition of a rule. */
export interface GuardPart {
  readonly formula: Formula;
  /** The conjunct, or the condition of the trigger. */
  readonly expr: Expr | undefined;
  readonly from: "trigger" | "requires";
}

/** The preconditions of a rule as a whole, as conjuncts; those inside `for` and `if` are left out. */
export function preconditions(rule: Rule): readonly Expr[] {
  return conjunctsOf(rule.members.flatMap((m) => (m.kind === "requires" ? m.conds : [])));
}

/** Trigger and preconditions of a rule; `keys` renames its bindings. */
export function guardOf(
  lowering: Lowering,
  module: LinkedModule,
  rule: Rule,
  keys: Renaming,
): readonly GuardPart[] {
  const [trigger, further] = triggersOf(rule.members);
  const parts: GuardPart[] = preconditions(rule).map((expr) => ({
    formula: lowering.condition(expr, { keys }),
    expr,
    from: "requires",
  }));
  if (trigger === undefined || further !== undefined) return parts;
  const formula = triggerFormula(lowering, module, rule, trigger, keys);
  if (formula === undefined) return parts;
  const expr = trigger.kind === "temporal" ? trigger.cond : undefined;
  return [{ formula, expr, from: "trigger" }, ...parts];
}

/** The key of the binding that a trigger's name or parameter has in its rule. */
export function bindingKey(spec: SpecModel, rule: Rule, id: object): string | undefined {
  for (const b of bindingsOf(spec.rules.ruleEnvs.get(rule)?.scope)) if (b.id === id) return b.key;
  return undefined;
}

function triggerFormula(
  lowering: Lowering,
  module: LinkedModule,
  rule: Rule,
  trigger: Trigger,
  keys: Renaming,
): Formula | undefined {
  const { spec } = lowering.vars;
  switch (trigger.kind) {
    case "temporal":
      return lowering.condition(trigger.cond, { keys });
    case "change":
    case "derived": {
      const key = bindingKey(spec, rule, trigger.bind);
      const start = key === undefined ? undefined : (keys.get(key) ?? key);
      if (start === undefined) return undefined;
      const path = watchedPath(spec, module, trigger, { key: start, text: trigger.bind.text });
      if (path?.member === undefined || path.through === undefined) return undefined;
      const { node } = path.member;
      if (trigger.kind === "derived") {
        if (node.kind !== "derived" || node.params !== undefined) return undefined;
        spec.program.typeOfMember(path.member);
        return lowering.condition(node.expr, { keys: new Map(), self: path.through });
      }
      const sort = sortOfType(spec.program.typeOfMember(path.member));
      if (sort === undefined) return undefined;
      const { vars } = lowering;
      const nullable = mayBeNull(spec, path.member);
      const variable = vars.remember(
        { kind: "variable", name: path.key, sort, nullable },
        path.text,
        { path },
      );
      const { value } = trigger;
      const word =
        value.kind === "name" ? value.id.text : value.kind === "backtick" ? value.text : undefined;
      if (sort.kind === "enum" && word !== undefined && sort.literals.includes(word))
        return compare(variable, "=", constant(sort, word));
      return value.kind === "bool"
        ? compare(variable, "=", constant(sort, value.value))
        : undefined;
    }
    case "call":
    case "created":
    case "invalid":
      return undefined;
    default:
      return trigger satisfies never;
  }
}

/** The path that a trigger watches, from the instance that it binds. */
function watchedPath(
  spec: SpecModel,
  module: LinkedModule,
  trigger: Extract<Trigger, { kind: "change" | "derived" }>,
  start: Path,
): Path | undefined {
  const found = find(module, trigger.entity, typesOf);
  if (found === undefined || found === "opaque") return undefined;
  let type = spec.program.typeOfSymbol(found.symbol);
  let path = start;
  for (const { text } of trigger.path) {
    const inner = plain(type);
    if (inner.kind !== "entity" && inner.kind !== "value") return undefined;
    const member = spec.program.memberOf(inner.symbol, text);
    if (member === undefined || member === "opaque") return undefined;
    path = { key: `${path.key}.${text}`, text: `${path.text}.${text}`, member, through: path };
    type = spec.program.typeOfMember(member);
  }
  return path;
}
