// Obligations of invariants, of one type or of the whole state.

import type { Invariant, Rule } from "../ast/index.ts";
import { expressionsIn } from "../ast/visit.ts";
import { stepsIn } from "../model/lifecycle/blocks.ts";
import { lifecyclesOf } from "../model/lifecycle/lifecycles.ts";
import { assignedMember } from "../model/lifecycle/writes.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { plain } from "../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../model/type-symbol.ts";
import { type Context, distinct, inline, obligation, quoted, ruleRef } from "./context.ts";
import type { RuleRef } from "./details/quoted.ts";
import type { Obligation } from "./obligation.ts";

/** What an invariant owes; `entity` is the type that declares it. */
export function invariantObligation(
  context: Context,
  node: Invariant,
  entity?: string,
): Obligation {
  const name = entity === undefined ? node.name.text : `${entity}.${node.name.text}`;
  const expression = expressionOf(context, node);
  const whose = entity === undefined ? "" : ` of every ${entity}`;
  return obligation(context, {
    category: "invariant",
    id: `invariant.${name}`,
    description: `\`${inline(expression)}\` holds${whose} after every step`,
    construct: name,
    from: node,
    expression,
    detail: {
      scope: entity === undefined ? "module" : "entity",
      ...(entity === undefined ? {} : { entity }),
      ...(node.lets.length === 0 ? {} : { definitions: node.lets.map((l) => quoted(context, l)) }),
      assertions: node.body.map((e) => quoted(context, e)),
      at_risk_from: endangers(context, node),
    },
  });
}

/** The text of a body, from its first part to its last. */
function expressionOf({ source }: Context, { lets, body }: Invariant): string {
  const parts = [...lets, ...body].map((n) => n.span);
  const start = Math.min(...parts.map((s) => s.start));
  const end = Math.max(...parts.map((s) => s.end));
  return parts.length === 0 ? "" : source.slice({ start, end });
}

/** The rules that write a member it reads, or create or remove what it goes through. */
function endangers(context: Context, node: Invariant): readonly RuleRef[] {
  const { spec } = context;
  const members = new Set<MemberSymbol>();
  const entities = new Set<TypeSymbol>();
  const read = (at: object, depth: number): void => {
    for (const e of expressionsIn(at)) {
      const symbol = spec.typer.symbols.get(e);
      if (symbol?.kind === "collection") entities.add(symbol.entity);
      if (symbol?.kind !== "member" || members.has(symbol.member)) continue;
      const { member } = symbol;
      members.add(member);
      // What a computed member reads counts as well.
      if (depth > 4) continue;
      if (member.node.kind === "derived" || member.node.kind === "projection")
        read(member.node.expr, depth + 1);
      if (member.node.kind === "relationship") {
        const target = plain(spec.program.typeOfMember(member));
        const of = target.kind === "collection" ? target.element : target;
        if (of.kind === "entity") entities.add(of.symbol);
        read(member.node.predicate, depth + 1);
      }
    }
  };
  read(node, 0);
  for (const member of members) if (spec.program.isEntity(member.owner)) entities.add(member.owner);
  const risky = [...writesOf(spec)].filter(
    ([, touched]) =>
      [...members].some((m) => touched.members.has(m)) ||
      [...entities].some((e) => touched.entities.some((t) => spec.program.isSubtype(t, e))),
  );
  return distinct(risky.map(([rule, { module }]) => ruleRef(context, rule, module)));
}

/** What a rule writes, and what it creates or removes. */
interface Touched {
  readonly module: LinkedModule;
  readonly members: Set<MemberSymbol>;
  readonly entities: TypeSymbol[];
}

const known = new WeakMap<SpecModel, ReadonlyMap<Rule, Touched>>();

/** What the rules of a set touch; gathered once for a set. */
function writesOf(spec: SpecModel): ReadonlyMap<Rule, Touched> {
  const done = known.get(spec);
  if (done !== undefined) return done;
  const found = new Map<Rule, Touched>();
  const { blocks, creations, removals } = lifecyclesOf(spec);
  for (const module of spec.modules) {
    for (const rule of module.rules.values()) {
      const root = blocks.get(rule);
      if (root === undefined) continue;
      const members = new Set<MemberSymbol>();
      for (const { step } of stepsIn(root)) {
        const { effect } = step;
        if (effect.kind !== "assign" && effect.kind !== "mutate") continue;
        const written = assignedMember(spec, effect.target);
        if (written !== undefined) members.add(written);
      }
      found.set(rule, { module, members, entities: [] });
    }
  }
  for (const { rule, symbol } of [...creations, ...removals])
    found.get(rule)?.entities.push(symbol);
  known.set(spec, found);
  return found;
}
