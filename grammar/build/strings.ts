// String literals: escapes and interpolated paths (language definition, 1.5).

import type { StrPart } from "../../src/ast/index.ts";
import type { Span } from "../../src/base/span.ts";

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };
const INTERPOLATION = /\{([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\}/y;

/** A closing quote, also of the quotes of other languages. */
const CLOSING = /^(?:".*"|'.*'|[“„].*[”“])$/;

function pathAt(text: string, offset: number): StrPart {
  let at = offset;
  const path = text.split(".").map((word) => {
    const span: Span = { start: at, end: at + word.length };
    at += word.length + 1;
    return { span, text: word };
  });
  return { path };
}

function interpolationAt(inner: string, index: number): string | undefined {
  INTERPOLATION.lastIndex = index;
  return INTERPOLATION.exec(inner)?.[1];
}

/**
 * The parts of a string literal.
 * @param image the literal with its quotes, as written
 * @param offset where it begins in the file
 */
export function stringParts(image: string, offset: number): readonly StrPart[] {
  const inner = image.slice(1, image.length > 1 && CLOSING.test(image) ? -1 : undefined);
  if (!inner.includes("\\") && !inner.includes("{")) return [inner];
  const parts: StrPart[] = [];
  let text = "";
  for (let i = 0; i < inner.length; i++) {
    const c = inner[i] as string;
    if (c === "\\" && i + 1 < inner.length) {
      const escaped = inner[++i] as string;
      text += escapes[escaped] ?? escaped;
      continue;
    }
    const path = c === "{" ? interpolationAt(inner, i) : undefined;
    if (path === undefined) {
      text += c;
      continue;
    }
    if (text !== "") parts.push(text);
    text = "";
    parts.push(pathAt(path, offset + 1 + i + 1));
    i += path.length + 1;
  }
  if (text !== "" || parts.length === 0) parts.push(text);
  return parts;
}
