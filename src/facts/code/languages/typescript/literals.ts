// The literals of JavaScript.

import type { Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "0": "\0",
  "\n": "",
};

/** The text of a string, or of a template without parts to fill in. */
export function stringValue(context: Context, node: Syntax): string | undefined {
  if (node.type !== "string" && node.type !== "template_string") return undefined;
  if (node.children.some((c) => c.type === "template_substitution")) return undefined;
  return context.source
    .of(node)
    .slice(1, -1)
    .replace(/\\(u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[\s\S])/gi, (_, code: string) => {
      if (code.length === 1) return ESCAPES[code] ?? code;
      const number = Number.parseInt(code.replace(/^[ux]\{?|\}$/g, ""), 16);
      return number <= 0x10ffff ? String.fromCodePoint(number) : code;
    });
}

/** The number of a literal in any notation. */
export function numberValue(text: string): number | undefined {
  const value = Number(text.replaceAll("_", "").replace(/n$/, ""));
  return Number.isNaN(value) ? undefined : value;
}

/** The name of a property: an identifier, a string, a number; undefined where it is computed. */
export function keyName(context: Context, node: Syntax | undefined): string | undefined {
  if (node === undefined) return undefined;
  switch (node.type) {
    case "property_identifier":
    case "shorthand_property_identifier":
    case "shorthand_property_identifier_pattern":
    case "private_property_identifier":
    case "identifier":
    case "number":
      return context.source.of(node);
    case "string":
      return stringValue(context, node);
    case "computed_property_name": {
      // `[Status.ACTIVE]: ..` is named by its path.
      const inner = context.source.of(node).slice(1, -1).trim();
      return /^[A-Za-z_$][\w$]*(?:\.[\w$]+)+$/.test(inner) ? inner : undefined;
    }
    default:
      return undefined;
  }
}
