// The order in which people read the grammar: from the file down to names, under headings.

import type { Rule } from "chevrotain";
import { type Piece, pieceOf, referencesOf } from "./pieces.ts";

/** A rule with what it reads. */
export interface NamedPiece {
  readonly name: string;
  readonly piece: Piece;
}

/** Rules that belong together. */
export interface Section {
  readonly title: string;
  readonly rules: readonly NamedPiece[];
}

/** Headings with the rules that they begin with; what these refer to follows them. */
const HEADINGS: readonly (readonly [string, readonly string[]])[] = [
  ["Files and declarations", ["module"]],
  ["Entities, variants and value types", ["entityBody"]],
  ["Invariants", ["invariant"]],
  ["Contracts", ["contractMember"]],
  ["Rules", ["ruleMember"]],
  ["Actors", ["actorMember"]],
  ["Surfaces", ["surfaceMember"]],
  ["Values and expressions", ["value", "expression", "letItem", "forHeader"]],
  ["Types and names", ["type", "qname", "literal"]],
  ["Notes for people", ["openQuestion", "annotation", "legacyAnnotation"]],
];

/** All rules of a grammar in reading order, each once. */
export function sectionsOf(grammar: Readonly<Record<string, Rule>>): readonly Section[] {
  const pieces = new Map(
    Object.values(grammar).map((rule) => [rule.name, pieceOf(rule.definition)]),
  );
  const placed = new Set<string>(HEADINGS.flatMap(([, roots]) => roots));
  const sections = HEADINGS.map(([title, roots]) => {
    const rules: NamedPiece[] = [];
    for (const name of roots) {
      const piece = pieces.get(name);
      if (piece === undefined) throw new Error(`the grammar has no rule ${name}`);
      rules.push({ name, piece });
    }
    // Grows while it is walked: what a rule refers to stands below it.
    for (const { piece } of rules) {
      for (const name of referencesOf(piece)) {
        const referred = pieces.get(name);
        if (placed.has(name) || referred === undefined) continue;
        placed.add(name);
        rules.push({ name, piece: referred });
      }
    }
    return { title, rules };
  });
  const left = [...pieces.keys()].filter((name) => !placed.has(name));
  if (left.length > 0) throw new Error(`no section for the rules ${left.join(", ")}`);
  return sections;
}
