// The words of a declaration that mean nothing where they stand. A word that may be a literal of an
// enum that is not known is left alone.

import { isUpper } from "../../ast/case-class.ts";
import type { Declaration, Id } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import type { Span } from "../../base/span.ts";
import { plain } from "../../model/type.ts";
import type { Env } from "../../model/typing/env.ts";
import type { CheckContext } from "../check.ts";
import { isBound } from "./names.ts";
import { emissionArguments, localNames, neverLiterals, templatesOf } from "./operand-places.ts";

/** A word and where it stands. */
export interface UnboundWord {
  readonly id: Id;
  readonly env: Env;
}

/** The unbound words of a declaration, in text order. */
export function unboundWords(
  { spec }: CheckContext,
  declaration: Declaration,
): readonly UnboundWord[] {
  const { typer } = spec;
  const found: UnboundWord[] = [];
  const never = neverLiterals(declaration);
  const emitted = emissionArguments(declaration);
  const locals = new Set(localNames(declaration).map((id) => id.text));
  const templates = templatesOf(declaration);
  for (const expr of expressionsIn(declaration)) {
    const env = typer.envs.get(expr);
    if (env === undefined) continue;
    if (expr.kind === "lookup") {
      for (const { name, value } of expr.fields)
        if (value === undefined && !isUpper(name.text) && !isBound(typer, name.text, env))
          found.push({ id: name, env });
      continue;
    }
    if (expr.kind === "string") {
      if (templates.has(expr)) continue;
      for (const part of expr.parts) {
        const root = typeof part === "string" ? undefined : part.path[0];
        if (root !== undefined && !isUpper(root.text) && !isBound(typer, root.text, env))
          found.push({ id: root, env });
      }
      continue;
    }
    if (expr.kind !== "name" || isUpper(expr.id.text)) continue;
    const symbol = typer.symbols.get(expr);
    if (symbol?.kind !== "free" && symbol?.kind !== "unresolved") continue;
    // What is bound elsewhere in the declaration is meant as that, and no longer or not yet bound.
    const isMeant =
      locals.has(expr.id.text) ||
      (!emitted.has(expr) &&
        (symbol.kind === "free"
          ? never.has(expr)
          : isUnresolved(symbol, typer.expected.get(expr))));
    if (isMeant) found.push({ id: expr.id, env });
  }
  found.sort((a, b) => order(a.id.span, b.id.span));
  // Words in a row are prose; one remark on them is enough.
  return found.filter(({ id }, index) => {
    const before = found[index - 1];
    return before === undefined || id.span.start > before.id.span.end + 1;
  });
}

type Meaning = ReturnType<CheckContext["spec"]["typer"]["symbols"]["get"]>;
type Wanted = ReturnType<CheckContext["spec"]["typer"]["expected"]["get"]>;

/** Bound nowhere, at a place of a known type that has no literals. */
function isUnresolved(symbol: Meaning, expected: Wanted): boolean {
  if (symbol?.kind !== "unresolved" || symbol.literalOf !== undefined) return false;
  const want = expected === undefined ? undefined : plain(expected);
  switch (want?.kind) {
    case "scalar":
    case "entity":
    case "value":
    case "collection":
    case "record":
      return true;
    default:
      return false;
  }
}

function order(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}
