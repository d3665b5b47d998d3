// Small phrases and tests that the checks of this family share.

import type { Expr, QName } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import type { Span } from "../../base/span.ts";
import type { LinkedModule } from "../../model/linked-module.ts";

/** A name as written, with its alias. */
export function written(name: QName): string {
  return name.alias === undefined ? name.name.text : `${name.alias.text}/${name.name.text}`;
}

/** ` (did you mean ...?)` for a help text, or nothing. */
export function meant(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near === undefined ? "" : ` (did you mean \`${near}\`?)`;
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

/** True for a place inside a declaration with a syntax error, which may not be what is meant. */
export function isBroken({ model }: LinkedModule, span: Span): boolean {
  for (const { span: whole } of model.broken)
    if (whole.start <= span.start && span.end <= whole.end) return true;
  return false;
}

export { mayDeclareMore } from "../../model/typing/origins.ts";
