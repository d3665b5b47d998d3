// `match` on values as a chain of comparisons.

import type { CodeExpr } from "../../expression.ts";
import { branch } from "../../shared/branches.ts";
import { compare, literal, logic, opaque } from "../../shared/build.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { at, type Context } from "./context.ts";
import { lower } from "./expressions.ts";

/** A `match` statement; patterns that take values apart are conditions that are not understood. */
export function lowerMatch(
  context: Context,
  node: Syntax,
  lowerBlock: (block: Syntax | undefined) => readonly Statement[],
): readonly Statement[] {
  const subjectNode = field(node, "subject");
  if (subjectNode === undefined) return [];
  const subject = lower(context, subjectNode);
  const body = field(node, "body") ?? node;
  const cases = body.children.filter((c) => c.type === "case_clause");
  let rest: readonly Statement[] = [];
  for (const clause of [...cases].reverse()) {
    const block = lowerBlock(field(clause, "consequence") ?? childOf(clause, "block"));
    const patterns = named(clause).filter((n) => n.type === "case_pattern");
    const guard = field(clause, "guard") ?? childOf(clause, "if_clause");
    const conditions = patterns.map((p) => patternCondition(context, p, subject));
    const [guardNode] = guard === undefined ? [] : named(guard);
    const wildcard = conditions.every((c) => c === undefined);
    if (wildcard && guardNode === undefined) {
      rest = block;
      continue;
    }
    const here = at(context, clause);
    const known = conditions.filter((c) => c !== undefined);
    const all = guardNode === undefined ? known : [...known, lower(context, guardNode)];
    const condition = logic(here, "and", all);
    rest = [branch(here.place, condition, block, rest)];
  }
  return rest;
}

/** What a pattern asks of the subject; undefined where it takes anything. */
function patternCondition(
  context: Context,
  pattern: Syntax,
  subject: CodeExpr,
): CodeExpr | undefined {
  const here = at(context, pattern);
  const inner = pattern.type === "case_pattern" ? named(pattern)[0] : pattern;
  if (inner === undefined) return here.text === "_" ? undefined : simple(context, pattern, subject);
  if (inner.type === "union_pattern") {
    const items = named(inner).map((n) => value(context, n));
    const known = items.filter((i) => i !== undefined);
    return known.length === items.length
      ? { kind: "in", item: subject, collection: { kind: "list", items: known, ...here }, ...here }
      : opaque(here);
  }
  return simple(context, inner, subject);
}

function simple(context: Context, node: Syntax, subject: CodeExpr): CodeExpr | undefined {
  const here = at(context, node);
  if (here.text === "_") return undefined;
  // A bare name takes anything and binds it.
  if (/^[a-z_]\w*$/.test(here.text) && !/^(?:true|false|none)$/.test(node.type)) return undefined;
  const wanted = value(context, node);
  return wanted === undefined ? opaque(here) : compare(here, "==", subject, wanted);
}

function value(context: Context, node: Syntax): CodeExpr | undefined {
  const here = at(context, node);
  if (node.type === "dotted_name") {
    const segments = here.text.split(".");
    return segments.length > 1 ? { kind: "path", segments, ...here } : undefined;
  }
  if (here.text === "None") return literal(here, null);
  const lowered = lower(context, node);
  return lowered.kind === "literal" ? lowered : undefined;
}
