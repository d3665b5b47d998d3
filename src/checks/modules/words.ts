// Small phrases and tests that the checks of this family share.

import type { Expr, QName } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";

/** A name as written, with its alias. */
export function written(name: QName): string {
  return name.alias === undefined ? name.name.text : `${name.alias.text}/${name.name.text}`;
}

/** `; did you mean ...` for a help text, or nothing. */
export function meant(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near === undefined ? "" : `; did you mean \`${near}\`?`;
}

/** True for words that begin with a capital letter. */
export function isUpper(text: string): boolean {
  return /^[A-Z]/.test(text);
}

/** The word with its article: `an Integer`, `a Duration`. */
export function withArticle(type: string): string {
  if (type.startsWith("the ")) return type;
  return `${/^[aeiou]/i.test(type) ? "an" : "a"} ${type}`;
}

/** A dotted or qualified path as written; undefined for other expressions. */
export function pathText(expr: Expr): string | undefined {
  switch (expr.kind) {
    case "name":
      return expr.id.text;
    case "qname":
      return `${expr.alias.text}/${expr.name.text}`;
    case "this":
    case "within":
      return expr.kind;
    case "member": {
      const object = pathText(expr.object);
      return object === undefined ? undefined : `${object}.${expr.name.text}`;
    }
    default:
      return undefined;
  }
}
