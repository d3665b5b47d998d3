// Python's literals: texts without their prefixes and escapes, numbers in every notation.

import { field, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";

/** The text of a string; undefined where it is formatted or of bytes. */
export function stringValue(context: Context, node: Syntax): string | undefined {
  if (node.type === "concatenated_string") {
    const parts = node.children.filter((c) => c.type === "string");
    const values = parts.map((part) => stringValue(context, part));
    return values.every((v) => v !== undefined) ? values.join("") : undefined;
  }
  if (node.type !== "string") return undefined;
  let value = "";
  let prefix = "";
  for (const part of node.children) {
    if (part.type === "string_start") prefix = context.source.of(part).toLowerCase();
    else if (part.type === "interpolation") return undefined;
    else if (part.type === "string_content") {
      if (part.children.some((c) => c.type === "interpolation")) return undefined;
      value += context.source.of(part);
    }
  }
  if (prefix.startsWith("b") || prefix.startsWith("rb")) return undefined;
  return prefix.includes("r") ? value : withoutEscapes(value);
}

function withoutEscapes(text: string): string {
  if (!text.includes("\\")) return text;
  const plain: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\n": "" };
  return text.replace(/\\(x[0-9a-f]{2}|u[0-9a-f]{4}|[\s\S])/gi, (_, code: string) =>
    code.length > 1
      ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
      : (plain[code] ?? code),
  );
}

/** The number of an integer or float literal; undefined for imaginary ones. */
export function numberValue(text: string): number | undefined {
  if (/j$/i.test(text)) return undefined;
  const value = Number(text.replaceAll("_", "").replace(/l$/i, ""));
  return Number.isNaN(value) ? undefined : value;
}

/** The doc string that a body begins with. */
export function docString(body: Syntax | undefined): Syntax | undefined {
  const first = body?.children.find((c) => c.named && c.type !== "comment");
  const inner = first?.type === "expression_statement" ? first.children[0] : first;
  return inner?.type === "string" || inner?.type === "concatenated_string" ? inner : undefined;
}

/** The text of an identifier or dotted name as segments. */
export function dotted(context: Context, node: Syntax | undefined): readonly string[] | undefined {
  if (node === undefined) return undefined;
  if (node.type === "identifier") return [context.source.of(node)];
  if (node.type === "dotted_name")
    return node.children.filter((c) => c.named).map((c) => context.source.of(c));
  if (node.type !== "attribute") return undefined;
  const object = dotted(context, field(node, "object"));
  return object && [...object, context.source.of(field(node, "attribute"))];
}
