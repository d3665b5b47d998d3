// Blanks what is not code, so that a pattern never takes a comment for a fact. Offsets and lines
// stay what they were.

import type { CommentStyle } from "./ecosystems/ecosystem.ts";

const slash =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g;
const python =
  /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g;
const hash =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|^=begin\b[\s\S]*?(?:^=end\b|$(?![\s\S]))|#[^\n]*/gm;
/** Longer lines, which no person wrote, would make patterns slow and hold nothing to point at. */
const longestLine = 1_000;

/**
 * The text with comments, and strings of several lines, replaced by spaces.
 * @param text the source text
 * @param style how its language writes comments
 */
export function maskComments(text: string, style: CommentStyle): string {
  return withoutLongLines(text).replace(expressionOf(style), (piece) => {
    const isString = /^(?!"""|''')["'`]/.test(piece);
    return isString && !piece.includes("\n") ? piece : blank(piece);
  });
}

function expressionOf(style: CommentStyle): RegExp {
  return style === "slash" ? slash : style === "python" ? python : hash;
}

function blank(piece: string): string {
  if (!piece.includes("\n")) return " ".repeat(piece.length);
  return piece
    .split("\n")
    .map((line) => " ".repeat(line.length))
    .join("\n");
}

function withoutLongLines(text: string): string {
  let out = "";
  let done = 0;
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (end - start > longestLine) {
      out += text.slice(done, start) + " ".repeat(end - start);
      done = end;
    }
    start = end + 1;
  }
  return done === 0 ? text : out + text.slice(done);
}
