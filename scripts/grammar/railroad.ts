// The grammar as railroad diagrams: one page that needs nothing beside itself.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { notes } from "./notes.ts";
import type { Piece } from "./pieces.ts";
import type { Section } from "./sections.ts";
import { keywords, patterns, precedences } from "./vocabulary.ts";

/** A part of a diagram; opaque here. */
type Track = object;

/** The part of the drawing library that is used; it has no types of its own. */
interface Drawing {
  Diagram(...parts: Track[]): { toString(): string };
  Sequence(...parts: Track[]): Track;
  Choice(straight: number, ...parts: Track[]): Track;
  Optional(part: Track): Track;
  OneOrMore(part: Track): Track;
  ZeroOrMore(part: Track): Track;
  Terminal(text: string, link?: string): Track;
  NonTerminal(text: string, link?: string): Track;
}

const require = createRequire(import.meta.url);
const draw = require("railroad-diagrams") as Drawing;
const css = readFileSync(require.resolve("railroad-diagrams/railroad-diagrams.css"), "utf8");

/** The grammar as an HTML page. */
export function railroadOf(sections: readonly Section[]): string {
  const contents = sections
    .map(
      ({ title, rules }) => `<li>${title}: ${rules.map(({ name }) => link(name)).join(" ")}</li>`,
    )
    .join("\n");
  const body = sections
    .map(({ title, rules }) => {
      const figures = rules.map(
        ({ name, piece }) =>
          `<h3 id="${name}">${name}</h3>\n${draw.Diagram(track(piece)).toString().trim()}`,
      );
      return `<h2>${title}</h2>\n${figures.join("\n")}`;
    })
    .join("\n");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The grammar of Allium</title>
<style>
body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
svg { max-width: 100%; height: auto; }
td, th { padding: 0 1rem 0 0; text-align: left; vertical-align: top; }
${css.trim()}
svg.railroad-diagram { background: none; }
svg.railroad-diagram path, svg.railroad-diagram rect { stroke-width: 1.5; }
</style>
<h1>The grammar of Allium</h1>
${notes.map((note) => `<p>${prose(note)}</p>`).join("\n")}
<ul>
${contents}
</ul>
${body}
<h2 id="InfixOperator">InfixOperator: operators between two operands, the loosest first</h2>
<table>
<tr><th>level<th>operators<th>associativity
${precedences
  .map((p) => `<tr><td>${p.level}<td>${codes(p.operators)}<td>${p.associativity}`)
  .join("\n")}
</table>
<h2 id="Word">Word</h2>
<p>An Identifier, or one of ${codes(keywords)}.</p>
<h2>Tokens</h2>
<table>
${patterns.map(({ name, source }) => `<tr id="${name}"><td>${name}<td>${codes([source])}`).join("\n")}
</table>
</html>
`;
}

function track(piece: Piece): Track {
  switch (piece.kind) {
    case "text":
      return draw.Terminal(piece.text);
    case "token":
    case "rule":
      return draw.NonTerminal(piece.name, `#${piece.name}`);
    case "sequence":
      return draw.Sequence(...piece.parts.map((part) => track(part)));
    case "choice":
      return draw.Choice(0, ...piece.parts.map((part) => track(part)));
    case "optional":
      return draw.Optional(track(piece.part));
    case "repeated":
      return piece.atLeast === 1
        ? draw.OneOrMore(track(piece.part))
        : draw.ZeroOrMore(track(piece.part));
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function codes(texts: readonly string[]): string {
  return texts.map((text) => `<code>${escaped(text)}</code>`).join(" ");
}

function prose(text: string): string {
  return escaped(text).replace(/`([^`]*)`/g, "<code>$1</code>");
}

function link(name: string): string {
  return `<a href="#${name}">${name}</a>`;
}
