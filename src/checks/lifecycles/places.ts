// The expressions of a declaration that read the state, and which of them read it as a rule has
// written it so far (language definition, 7.4).

import type {
  Effect,
  Expr,
  Rule,
  RuleMember,
  SurfaceItem,
  SurfaceMember,
} from "../../ast/index.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { Facts } from "../../model/typing/facts.ts";
import { triggersOf } from "../../model/typing/triggers.ts";

/** An expression with what is known besides what its own place tells. */
export interface Place {
  readonly expr: Expr;
  /** It reads the state as the rule has written it so far. */
  readonly after: boolean;
  readonly facts?: Facts;
  /** The name of the instance for which its entity's name may stand there. */
  readonly root?: string;
}

/** Expressions that read the state as it is. */
export function still(exprs: readonly Expr[]): readonly Place[] {
  return exprs.map((expr) => ({ expr, after: false }));
}

/** A path as it is written. */
export function textOf(expr: Expr): string {
  switch (expr.kind) {
    case "name":
      return expr.id.text;
    case "this":
      return "this";
    case "member":
      return `${textOf(expr.object)}${expr.optional ? "?" : ""}.${expr.name.text}`;
    default:
      return "…";
  }
}

/** The members of a rule at all levels. */
export function membersOf(members: readonly RuleMember[]): readonly RuleMember[] {
  return members.flatMap((m) => {
    if (m.kind === "for") return [m, ...membersOf(m.body)];
    if (m.kind !== "if") return [m];
    return [m, ...m.branches.flatMap((b) => membersOf(b.body)), ...membersOf(m.else ?? [])];
  });
}

/** What a rule reads, in text order. */
export function rulePlaces(spec: SpecModel, rule: Rule): readonly Place[] {
  const found: Place[] = [];
  const facts = spec.rules.ruleEnvs.get(rule)?.facts;
  for (const trigger of triggersOf(rule.members)) {
    if (trigger.kind === "temporal" && facts !== undefined)
      found.push({ expr: trigger.cond, after: false, facts, root: trigger.bind.text });
  }
  for (const m of membersOf(rule.members)) {
    switch (m.kind) {
      case "let":
        found.push({ expr: m.value, after: false });
        break;
      case "requires":
        found.push(...still(m.conds));
        break;
      case "for":
        found.push(...still(m.filter === undefined ? [m.source] : [m.source, m.filter]));
        break;
      case "if":
        found.push(...still(m.branches.map((b) => b.cond)));
        break;
      case "ensures":
        found.push(...m.effects.flatMap(effectPlaces));
        break;
      case "when":
      case "annotation":
      case "openQuestion":
        break;
      default:
        m satisfies never;
    }
  }
  return found;
}

function effectPlaces(effect: Effect): readonly Place[] {
  const later = (...exprs: readonly Expr[]): readonly Place[] =>
    exprs.map((expr) => ({ expr, after: true }));
  switch (effect.kind) {
    case "assign":
      return still(
        effect.target.kind === "member" ? [effect.target.object, effect.value] : [effect.value],
      );
    case "let":
      return later(effect.value);
    case "remove":
      return later(effect.expr.operand);
    case "create":
    case "deferredCall":
      return later(...effect.call.args.map((a) => a.value));
    case "emit":
      return later(...effect.args.map((a) => a.value));
    case "mutate":
      return later(effect.arg);
    case "assert":
      return later(effect.expr);
    case "for":
      return [
        ...still(effect.filter === undefined ? [effect.source] : [effect.source, effect.filter]),
        ...effect.body.flatMap(effectPlaces),
      ];
    case "if":
      return [
        ...later(...effect.branches.map((b) => b.cond)),
        ...effect.branches.flatMap((b) => b.body.flatMap(effectPlaces)),
        ...(effect.else ?? []).flatMap(effectPlaces),
      ];
    default:
      return effect satisfies never;
  }
}

/** The arguments in `provides` and `related`; what `exposes` shows may be absent. */
export function surfaceArgs(member: SurfaceMember): readonly Expr[] {
  const inItem = (item: SurfaceItem): readonly Expr[] => {
    switch (item.kind) {
      case "item":
        return item.expr.kind === "call" ? item.expr.args.map((a) => a.value) : [];
      case "for":
        return item.body.flatMap(inItem);
      case "if":
        return [...item.branches.flatMap((b) => b.body), ...(item.else ?? [])].flatMap(inItem);
      case "let":
        return [];
      default:
        return item satisfies never;
    }
  };
  switch (member.kind) {
    case "provides":
    case "related":
      return member.items.flatMap(inItem);
    case "for":
      return member.body.flatMap(surfaceArgs);
    case "if":
      return [...member.branches.flatMap((b) => b.body), ...(member.else ?? [])].flatMap(
        surfaceArgs,
      );
    default:
      return [];
  }
}
