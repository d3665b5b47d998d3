// How names are written (language definition, 9.3): types, rules and the like in PascalCase, what
// holds values in snake_case. Backtick literals are free; names that are errors are left to those.

import type { Declaration, Id, Literal } from "../../ast/index.ts";
import { walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Check } from "../check.ts";
import { triggerUses } from "./trigger-names.ts";

interface Named {
  readonly id: Id;
  readonly construct: string;
  readonly pascal: boolean;
}

export const naming: Check = ({ module, linked }, report) => {
  const names = module.declarations.flatMap((d) => [...declared(d), ...bound(d)]);
  const { heard, called } = triggerUses(linked);
  for (const [text, { name }] of [...heard, ...called])
    if (heard.get(text)?.name === name || !heard.has(text))
      names.push({ id: name, construct: "trigger", pascal: true });
  for (const { id, construct, pascal } of names) {
    const { text } = id;
    if (text === "" || text === "_" || (pascal ? isPascal(text) : isSnake(text))) continue;
    const better = pascal ? toPascal(text) : toSnake(text);
    if (better === text || better === "") continue;
    const convention = pascal ? "PascalCase" : "snake_case";
    const params = { construct, name: text, convention, better };
    report(diagnostic("naming.convention", id.span, params));
  }
};

function isPascal(text: string): boolean {
  return /^[A-Z][A-Za-z0-9]*$/.test(text);
}

function isSnake(text: string): boolean {
  return /^[a-z_][a-z0-9_]*$/.test(text);
}

function toPascal(text: string): string {
  return text
    .replace(/(^|_)([A-Za-z0-9])/g, (_, __, c: string) => c.toUpperCase())
    .replace(/_/g, "");
}

function toSnake(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

const pascal = (id: Id, construct: string): Named => ({ id, construct, pascal: true });
const snake = (id: Id, construct: string): Named => ({ id, construct, pascal: false });

/** The names that a declaration itself declares. */
function declared(d: Declaration): readonly Named[] {
  switch (d.kind) {
    case "use":
      return d.alias === undefined ? [] : [snake(d.alias, "alias")];
    case "given":
      return d.bindings.map((b) => snake(b.name, "binding"));
    case "config":
      return d.qualifier === undefined
        ? d.params.map((p) => snake(p.name, "config parameter"))
        : [];
    case "enum":
      return [pascal(d.name, "enum"), ...literals(d.literals)];
    case "value":
      return [pascal(d.name, "value type")];
    case "entity":
    case "variant":
    case "rule":
    case "actor":
    case "surface":
      return [pascal(d.name, d.kind)];
    case "default":
      return [snake(d.name, "default instance")];
    case "contract":
    case "invariant":
    case "deferred":
    case "openQuestion":
      return [];
    default:
      return d satisfies never;
  }
}

function literals(list: readonly Literal[]): readonly Named[] {
  return list.filter((l) => !l.quoted).map((l) => snake(l, "literal"));
}

/** The members and bindings inside a declaration. */
function bound(d: Declaration): readonly Named[] {
  const found: Named[] = [];
  walk(d, (node) => {
    const n = node as unknown as { name: Id; names: readonly Id[]; literals: readonly Literal[] };
    switch (node.kind) {
      case "field":
        found.push(snake(n.name, "field"));
        break;
      case "relationship":
        found.push(snake(n.name, "relationship"));
        break;
      case "projection":
        found.push(snake(n.name, "projection"));
        break;
      case "derived":
        if ("expr" in node) found.push(snake(n.name, "derived value"));
        break;
      case "let":
        found.push(snake(n.name, "binding"));
        break;
      case "for":
      case "forall":
        found.push(...n.names.map((id) => snake(id, "binding")));
        break;
      case "inlineEnum":
        found.push(...literals(n.literals));
        break;
      case "call":
        if ("params" in node)
          for (const p of (node as unknown as { params: { name: Id }[] }).params)
            found.push(snake(p.name, "parameter"));
        break;
      default:
        break;
    }
    return true;
  });
  return found;
}
