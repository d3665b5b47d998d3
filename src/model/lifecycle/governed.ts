// Governed statuses (language definition, 8.2): the enum fields whose values are a lifecycle.

import type { Field, Graph, Literal } from "../../ast/index.ts";
import type { LinkedModule } from "../linked-module.ts";
import type { Program } from "../program.ts";
import { type EnumType, plain } from "../type.ts";
import type { MemberSymbol, TypeSymbol } from "../type-symbol.ts";

/** An enum field of an internal entity that has a graph, or is called `status`. */
export interface Governed {
  readonly member: MemberSymbol;
  readonly field: Field;
  readonly owner: TypeSymbol;
  readonly module: LinkedModule;
  readonly type: EnumType;
  readonly literals: ReadonlySet<string>;
  readonly graph: Graph | undefined;
}

/** All governed statuses of a set, in the order of modules and text. */
export function governedStatuses(program: Program): readonly Governed[] {
  const found: Governed[] = [];
  for (const module of program.modules) {
    for (const owner of module.types.values()) {
      if (!program.isEntity(owner) || program.isExternal(owner)) continue;
      for (const member of owner.members.values()) {
        const graph = program.graphOf(member);
        if (member.node.kind !== "field" || (graph === undefined && member.name !== "status"))
          continue;
        const type = plain(program.typeOfMember(member));
        if (type.kind !== "enum") continue;
        const literals = new Set(type.literals.map((l) => l.text));
        found.push({ member, field: member.node, owner, module, type, literals, graph });
      }
    }
  }
  return found;
}

/** The states that a graph has edges to, from a state. */
export function successors(graph: Graph, state: string): readonly string[] {
  return graph.edges.filter((e) => e.from.text === state).map((e) => e.to.text);
}

/** The states that a graph has edges from, to a state. */
export function predecessors(graph: Graph, state: string): readonly string[] {
  return graph.edges.filter((e) => e.to.text === state).map((e) => e.from.text);
}

/** A literal with its backticks, where it has them: spellings with and without are two literals. */
export function spelling(literal: Literal): string {
  return literal.quoted ? `\`${literal.text}\`` : literal.text;
}
