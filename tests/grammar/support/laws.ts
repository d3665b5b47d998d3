// What holds for the result of parsing any text.

import type { ParseResult } from "../../../grammar/parse.ts";
import { isNode, type Node, walk } from "./tree.ts";

const text = (whole: string, node: Node): string => whole.slice(node.span.start, node.span.end);

/** Every way in which a result breaks the laws of positions; empty for a sound one. */
export function brokenLaws(whole: string, { module, diagnostics }: ParseResult): string[] {
  const broken: string[] = [];
  const fail = (law: string, node: { readonly span: unknown }): void => {
    if (broken.length < 5) broken.push(`${law}: ${JSON.stringify(node).slice(0, 200)}`);
  };
  if (module.span.start !== 0 || module.span.end !== whole.length) fail("module covers", module);
  for (const d of diagnostics) {
    if (!inside(d.span, { start: 0, end: whole.length })) fail("diagnostic in the text", d);
    for (const related of d.related)
      if (!inside(related.span, { start: 0, end: whole.length })) fail("related in the text", d);
  }
  walk(module, (node, parent) => {
    if (!inside(node.span, parent.span)) fail(`inside its parent ${parent["kind"]}`, node);
    if (!leafHolds(whole, node)) fail("text of a leaf", node);
  });
  walk(module, (_, parent) => {
    for (const value of Object.values(parent)) {
      if (!Array.isArray(value)) continue;
      const nodes = value.filter(isNode);
      nodes.forEach((node, i) => {
        const next = nodes[i + 1];
        if (next !== undefined && next.span.start < node.span.end) fail("siblings apart", next);
      });
    }
  });
  return broken;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function inside(span: Range, outer: Range): boolean {
  return outer.start <= span.start && span.start <= span.end && span.end <= outer.end;
}

/** A leaf's text is what its kind says. Parentheses widen the span of what they enclose. */
function leafHolds(whole: string, node: Node): boolean {
  const found = text(whole, node);
  if (found.startsWith("(")) return true;
  switch (node["kind"]) {
    case undefined:
      if (!("text" in node)) return true;
      if (node["quoted"] === true) return found.replaceAll("`", "") === node["text"];
      return found === node["text"] || node["text"] === "";
    case "number":
    case "duration":
      return found === node["raw"];
    case "string":
      return /^["'“„]/.test(found);
    case "backtick":
      return found.startsWith("`");
    case "null":
    case "now":
    case "this":
    case "within":
      return found === node["kind"];
    case "bool":
      return found === String(node["value"]);
    case "discard":
      return found === "_";
    default:
      return true;
  }
}
