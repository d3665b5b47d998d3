// The grammar in the EBNF notation of the W3C.

import { notes } from "./notes.ts";
import type { Piece } from "./pieces.ts";
import type { Section } from "./sections.ts";
import { keywords, patterns, precedences } from "./vocabulary.ts";

const WIDTH = 100;

/** The grammar as text: notes, rules under headings, precedences, tokens. */
export function ebnfOf(sections: readonly Section[]): string {
  const parts = [
    comment([
      "The grammar of Allium, made by `npm run grammar` from the parser in grammar/parser/.",
      ...notes,
    ]),
  ];
  for (const { title, rules } of sections) {
    parts.push(comment([title]));
    parts.push(rules.map(({ name, piece }) => production(name, piece)).join("\n"));
  }
  parts.push(comment(["Operators between two operands, the loosest first", ...precedenceLines()]));
  parts.push(alternatives("InfixOperator", precedences.flatMap((p) => p.operators).map(quoted)));
  parts.push(comment(["Tokens; what stands between slashes is a regular expression"]));
  parts.push(alternatives("Word", ["Identifier", ...keywords.map(quoted)]));
  parts.push(patterns.map(({ name, source }) => `${name} ::= ${source}`).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function precedenceLines(): readonly string[] {
  return precedences.map(
    ({ level, operators, associativity }) =>
      `${String(level).padStart(2)}  ${associativity.padEnd(5)}  ${operators.join("  ")}`,
  );
}

function comment(paragraphs: readonly string[]): string {
  return `/* ${paragraphs.map((text) => wrapped(text, "   ")).join("\n   ")} */`;
}

function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (line !== "" && line.length + word.length + indent.length >= WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}

function production(name: string, piece: Piece): string {
  const whole = `${name} ::= ${written(piece)}`;
  if (whole.length <= WIDTH) return whole;
  if (piece.kind === "choice") return alternatives(name, piece.parts.map(written));
  return wrapped(whole, "    ");
}

function alternatives(name: string, parts: readonly string[]): string {
  if (parts.every((part) => /^(?:'[^']*'|\S+)$/.test(part)))
    return wrapped(`${name} ::= ${parts.join(" | ")}`, "    ");
  return `${name} ::=\n      ${parts.join("\n    | ")}`;
}

function written(piece: Piece): string {
  switch (piece.kind) {
    case "text":
      return quoted(piece.text);
    case "token":
    case "rule":
      return piece.name;
    case "sequence":
      return piece.parts
        .map((part) => (part.kind === "choice" ? `(${written(part)})` : written(part)))
        .join(" ");
    case "choice":
      return piece.parts.map(written).join(" | ");
    case "optional":
      return `${grouped(piece.part)}?`;
    case "repeated":
      return `${grouped(piece.part)}${piece.atLeast === 1 ? "+" : "*"}`;
  }
}

function grouped(piece: Piece): string {
  return piece.kind === "sequence" || piece.kind === "choice" || /[?*+]$/.test(written(piece))
    ? `(${written(piece)})`
    : written(piece);
}

function quoted(text: string): string {
  return `'${text}'`;
}
