// The recorded grammar as people read it: what the parser library records, without what is there
// for the parser only.

import {
  Alternation,
  type Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  Terminal,
  type TokenType,
} from "chevrotain";

/** A part of a rule. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "token"; readonly name: string }
  | { readonly kind: "rule"; readonly name: string }
  | { readonly kind: "sequence"; readonly parts: readonly Piece[] }
  | { readonly kind: "choice"; readonly parts: readonly Piece[] }
  | { readonly kind: "optional"; readonly part: Piece }
  | { readonly kind: "repeated"; readonly part: Piece; readonly atLeast: 0 | 1 };

/** The text that a token always has, as its label says it; undefined when it varies. */
export function fixedText(type: TokenType): string | undefined {
  const text = /^`(.*)`$/.exec(type.LABEL ?? "")?.[1];
  // Labels of clauses show their colon, which is a token of its own.
  return text !== undefined && /^\w+:$/.test(text) ? text.slice(0, -1) : text;
}

/** A sequence of recorded productions as one piece. */
export function pieceOf(definition: readonly IProduction[]): Piece {
  const parts = definition.map(one);
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "sequence", parts };
}

function one(production: IProduction): Piece {
  if (production instanceof Terminal) {
    const text = fixedText(production.terminalType);
    if (text === undefined) return { kind: "token", name: production.terminalType.name };
    return { kind: "text", text };
  }
  if (production instanceof NonTerminal) return { kind: "rule", name: production.nonTerminalName };
  if (production instanceof Alternation) {
    return {
      kind: "choice",
      parts: production.definition.map((alternative) =>
        pieceOf((alternative as Alternative).definition),
      ),
    };
  }
  if (production instanceof Option)
    return { kind: "optional", part: pieceOf(production.definition) };
  if (production instanceof Repetition)
    return { kind: "repeated", part: pieceOf(production.definition), atLeast: 0 };
  if (production instanceof RepetitionMandatory)
    return { kind: "repeated", part: pieceOf(production.definition), atLeast: 1 };
  throw new Error(`no notation for ${production.constructor.name}`);
}

/** The rules that a piece refers to, in the order in which they stand. */
export function referencesOf(piece: Piece): readonly string[] {
  switch (piece.kind) {
    case "rule":
      return [piece.name];
    case "sequence":
    case "choice":
      return piece.parts.flatMap(referencesOf);
    case "optional":
    case "repeated":
      return referencesOf(piece.part);
    default:
      return [];
  }
}
