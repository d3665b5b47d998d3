// The clauses of a rule, each with the loops and conditions around it, and its effects as data.

import type {
  Arg,
  CallExpr,
  Effect,
  Ensures,
  Expr,
  IfBranch,
  Let,
  Requires,
  RuleMember,
} from "../ast/index.ts";
import { expressionsIn } from "../ast/visit.ts";
import { type Context, inline, quoted, textOf } from "./context.ts";
import type { ArgumentDetail, BindingDetail, EffectDetail, Setting } from "./details/rules.ts";

/** A clause and where it stands. */
export interface Placed<T> {
  readonly node: T;
  readonly setting: Setting;
}

/** The clauses of a rule in the order of the text, those inside rule-level blocks included. */
export interface Clauses {
  readonly requires: Placed<Requires>[];
  readonly ensures: Placed<Ensures>[];
  readonly lets: Placed<Let>[];
}

/** Gathers the clauses of a rule's body. */
export function clausesOf(context: Context, members: readonly RuleMember[]): Clauses {
  const found: Clauses = { requires: [], ensures: [], lets: [] };
  gather(context, members, {}, found);
  return found;
}

function gather(
  context: Context,
  members: readonly RuleMember[],
  setting: Setting,
  found: Clauses,
): void {
  for (const node of members) {
    switch (node.kind) {
      case "requires":
        found.requires.push({ node, setting });
        break;
      case "ensures":
        found.ensures.push({ node, setting });
        break;
      case "let":
        found.lets.push({ node, setting });
        break;
      case "for":
        gather(context, node.body, inLoop(context, node, setting), found);
        break;
      case "if":
        for (const [branch, inside] of branchesOf(context, node, setting))
          gather(context, branch, inside, found);
        break;
      case "when":
      case "annotation":
      case "openQuestion":
        break;
      default:
        node satisfies never;
    }
  }
}

/** The setting of a loop's body. */
export function inLoop(
  context: Context,
  loop: { readonly span: Expr["span"]; readonly source: Expr; readonly filter?: Expr },
  setting: Setting,
): Setting {
  const end = (loop.filter ?? loop.source).span.end;
  const header = context.source.slice({ start: loop.span.start, end });
  return { ...setting, each: [...(setting.each ?? []), inline(header)] };
}

/** The bodies of a chain of branches, each with its setting: its condition, and none before it. */
export function branchesOf<T>(
  context: Context,
  chain: { readonly branches: readonly IfBranch<T>[]; readonly else?: readonly T[] },
  setting: Setting,
): readonly (readonly [readonly T[], Setting])[] {
  const failed: string[] = [];
  const given = (more: readonly string[]): Setting => ({
    ...setting,
    given: [...(setting.given ?? []), ...failed, ...more],
  });
  const found = chain.branches.map((branch) => {
    const condition = inline(textOf(context, branch.cond));
    const inside = given([condition]);
    failed.push(`not (${condition})`);
    return [branch.body, inside] as const;
  });
  return chain.else === undefined ? found : [...found, [chain.else, given([])] as const];
}

/** Names that a rule binds for what follows. */
export function bindings(context: Context, lets: readonly Placed<Let>[]): readonly BindingDetail[] {
  return lets.map(({ node, setting }) => ({
    ...setting,
    name: node.name.text,
    value: textOf(context, node.value),
  }));
}

/** Everything that effects bring about, from the outside in, in the order of the text. */
export function effectDetails(
  context: Context,
  effects: readonly Effect[],
  setting: Setting = {},
): readonly EffectDetail[] {
  return effects.flatMap((effect): readonly EffectDetail[] => {
    switch (effect.kind) {
      case "for":
        return effectDetails(context, effect.body, inLoop(context, effect, setting));
      case "if":
        return branchesOf(context, effect, setting).flatMap(([body, inside]) =>
          effectDetails(context, body, inside),
        );
      default:
        return plainDetails(context, effect, setting);
    }
  });
}

type Plain = Exclude<Effect, { kind: "if" | "for" }>;

function plainDetails(context: Context, effect: Plain, setting: Setting): readonly EffectDetail[] {
  const own = { ...setting, ...quoted(context, effect) };
  const text = (e: Expr): string => textOf(context, e);
  const made = (skip?: Expr): readonly EffectDetail[] =>
    creationsIn(effect)
      .filter((call) => call !== skip)
      .map((call) => ({ ...setting, ...quoted(context, call), ...creation(context, call) }));
  switch (effect.kind) {
    case "let":
      return made();
    case "assign":
      return [
        { ...own, kind: "assign", target: text(effect.target), value: text(effect.value) },
        ...made(),
      ];
    case "create":
      return [{ ...own, ...creation(context, effect.call) }, ...made(effect.call)];
    case "remove":
      return [{ ...own, kind: "remove", target: text(effect.expr.operand) }];
    case "emit":
      return [
        {
          ...own,
          kind: "emit",
          name: textOf(context, effect.name),
          arguments: args(context, effect.args),
        },
        ...made(),
      ];
    case "mutate": {
      const kind = effect.op === "add" ? "add" : "take";
      return [{ ...own, kind, target: text(effect.target), value: text(effect.arg) }, ...made()];
    }
    case "deferredCall":
      return [
        {
          ...own,
          kind: "deferred",
          name: text(effect.call.callee),
          arguments: args(context, effect.call.args),
        },
        ...made(),
      ];
    case "assert":
      return [{ ...own, kind: "assert" }, ...made()];
    default:
      return effect satisfies never;
  }
}

function creation(
  context: Context,
  call: CallExpr,
): Pick<EffectDetail, "kind" | "entity" | "arguments"> & { readonly kind: "create" } {
  const entity = call.callee.kind === "member" ? textOf(context, call.callee.object) : "";
  return { kind: "create", entity, arguments: args(context, call.args) };
}

function args(context: Context, list: readonly Arg[]): readonly ArgumentDetail[] {
  return list.map((arg) => ({
    ...(arg.name === undefined ? {} : { name: arg.name.text }),
    value: textOf(context, arg.value),
  }));
}

/** The calls `Entity.created(...)` at and below a node. */
export function creationsIn(node: object): readonly CallExpr[] {
  return expressionsIn(node).filter(
    (e): e is CallExpr =>
      e.kind === "call" && e.callee.kind === "member" && e.callee.name.text === "created",
  );
}
