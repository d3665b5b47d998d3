// Backtick literals: what may stand between the backticks, and where they may stand (rules 61 to
// 63).

import type { Expr, Literal } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { plain } from "../../model/type.ts";
import type { Check, CheckContext } from "../check.ts";
import { isVague } from "./mismatch.ts";
import { brief, expressionsOf, nodesOf } from "./tree.ts";

/** Reports backtick literals with characters that none may hold, wherever they stand. */
export const invalidBackticks: Check = ({ module }, report) => {
  for (const { node } of nodesOf(module)) {
    if (!isQuoted(node)) continue;
    const problem = problemOf(node.text);
    if (problem !== undefined) report(diagnostic("enum.invalidBacktick", node.span, { problem }));
  }
};

function isQuoted(node: object): node is Literal {
  const { kind, quoted, text } = node as { kind?: string; quoted?: boolean; text?: unknown };
  return (quoted === true || kind === "backtick") && typeof text === "string";
}

function problemOf(text: string): string | undefined {
  if (text === "") return "is empty";
  if (/[\s\p{Z}]/u.test(text)) return "holds a blank";
  if (text.includes("`")) return "holds a backtick";
  const odd = /[^\p{L}\p{M}\p{N}\p{P}\p{S}]/u.exec(text)?.[0];
  if (odd === undefined) return undefined;
  const point = (odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `holds a character that cannot be seen, U+${point}`;
}

const ARITHMETIC: ReadonlySet<string> = new Set(["+", "-", "*", "/"]);
const ORDERINGS: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);
const LOGIC: ReadonlySet<string> = new Set(["and", "or", "implies"]);

/** Reports backtick literals where no value of an enum can stand. */
export const misplacedBackticks: Check = (context, report) => {
  const done = new Set<Expr>();
  const misplaced = (expr: Expr, place: string): void => {
    if (expr.kind !== "backtick") return;
    done.add(expr);
    report(diagnostic("enum.backtickMisplaced", expr.span, { place }));
  };
  for (const { node, declaration } of expressionsOf(context.module)) {
    if (declaration.kind === "config") continue;
    switch (node.kind) {
      case "binary":
        if (ARITHMETIC.has(node.op)) {
          const operands = [node.left, node.right].filter((e) => e.kind === "backtick");
          for (const operand of operands) done.add(operand);
          const [first] = operands;
          if (first !== undefined)
            report(diagnostic("enum.backtickArithmetic", first.span, { op: node.op }));
        } else if (ORDERINGS.has(node.op) || LOGIC.has(node.op)) {
          const place = `\`${node.op}\` takes none`;
          misplaced(node.left, place);
          misplaced(node.right, place);
        }
        break;
      case "unary":
        if (node.op === "-" && node.operand.kind === "backtick") {
          done.add(node.operand);
          report(diagnostic("enum.backtickArithmetic", node.operand.span, { op: "-" }));
        } else misplaced(node.operand, `\`${node.op}\` takes none`);
        break;
      case "member":
        misplaced(node.object, "it has no members");
        break;
      case "backtick":
        if (!done.has(node)) elsewhere(context, node, report);
        break;
      default:
        break;
    }
  }
};

/** A place that wants a certain type, and that type is no enum. */
function elsewhere(
  { spec }: CheckContext,
  node: Extract<Expr, { kind: "backtick" }>,
  report: Parameters<Check>[1],
): void {
  const wanted = spec.typer.expected.get(node);
  if (wanted === undefined || isVague(wanted)) return;
  const type = plain(wanted);
  if (type.kind === "enum" || type.kind === "null" || type.kind === "collection") return;
  const place = `this place takes ${brief(type)}`;
  report(diagnostic("enum.backtickMisplaced", node.span, { place }));
}
