// Members that are computed from themselves on the same instance (language definition, rule 10).

import type { Expr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { Typer } from "../../model/typing/typer.ts";
import type { Check } from "../check.ts";

/** What a member reads of its own instance, and where. */
type Reads = ReadonlyMap<MemberSymbol, Expr>;

export const circularDerived: Check = ({ linked, spec }, report) => {
  for (const owner of linked.types.values()) {
    const graph = new Map<MemberSymbol, Reads>();
    for (const member of spec.program.membersOf(owner))
      graph.set(member, readsOf(spec.typer, owner, member));
    for (const member of owner.members.values()) {
      const cycle = shortestCycle(graph, member);
      if (cycle === undefined) continue;
      const read = graph.get(member)?.get(cycle[0] ?? member);
      const related = read === undefined ? [] : [{ span: read.span, label: "read here" }];
      const path = [member, ...cycle].map((m) => `\`${m.name}\``).join(" reads ");
      const params = { name: member.name, cycle: path };
      report(diagnostic("derived.circularDependency", member.id.span, params, { related }));
    }
  }
};

function readsOf(typer: Typer, owner: TypeSymbol, member: MemberSymbol): Reads {
  const reads = new Map<MemberSymbol, Expr>();
  for (const body of bodiesOf(member)) {
    for (const expr of expressionsIn(body)) {
      if (expr.kind !== "name" && expr.kind !== "member") continue;
      const symbol = typer.symbols.get(expr);
      const env = typer.envs.get(expr);
      if (symbol?.kind !== "member" || env === undefined) continue;
      // Members of elements and of other instances are filed under other keys.
      if (typer.keyOf(expr, env) !== `this.${symbol.member.name}`) continue;
      const read = owner.members.get(symbol.member.name) ?? symbol.member;
      if (!reads.has(read)) reads.set(read, expr);
    }
  }
  return reads;
}

function bodiesOf({ node }: MemberSymbol): readonly Expr[] {
  switch (node.kind) {
    case "relationship":
      return [node.predicate];
    case "projection":
      return [node.expr];
    case "derived":
      // Parameters may differ from call to call: such a recursion can end.
      return node.params === undefined ? [node.expr] : [];
    case "field":
    case "emptyMember":
      return [];
    default:
      return node satisfies never;
  }
}

/** The members on a shortest way from one back to itself, the last being itself. */
function shortestCycle(
  graph: ReadonlyMap<MemberSymbol, Reads>,
  start: MemberSymbol,
): readonly MemberSymbol[] | undefined {
  const seen = new Set<MemberSymbol>();
  let level: (readonly MemberSymbol[])[] = [[]];
  while (level.length > 0) {
    const next: (readonly MemberSymbol[])[] = [];
    for (const path of level) {
      for (const read of graph.get(path.at(-1) ?? start)?.keys() ?? []) {
        if (read === start) return [...path, read];
        if (seen.has(read)) continue;
        seen.add(read);
        next.push([...path, read]);
      }
    }
    level = next;
  }
  return undefined;
}
