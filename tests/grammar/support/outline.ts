// A tree as a short text: `(kind part part)`, names and literals as written, lists in brackets.

import type { Module } from "../../../src/ast/index.ts";

type Fields = Readonly<Record<string, unknown>>;

const WIDTH = 96;
/** Fields that say nothing about the structure. */
const LEFT_OUT = new Set(["kind", "span", "comments", "leadingComments"]);

/** The declarations of a module, one below the other. */
export function outline(module: Module): string {
  return module.declarations.map((declaration) => laidOut(shown(declaration), "")).join("\n");
}

/** A text, or a head with its parts. */
type Shown = string | { readonly head: string; readonly parts: readonly Shown[] };

function shown(value: unknown): Shown {
  if (Array.isArray(value)) return list("[", value.map(shown));
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const fields = value as Fields;
  return brief(fields) ?? list(`(${String(fields["kind"] ?? "")}`, partsOf(fields));
}

function list(head: string, parts: readonly Shown[]): Shown {
  return parts.length === 0 ? head + closing(head) : { head, parts };
}

function partsOf(fields: Fields): readonly Shown[] {
  const entries = Object.entries(fields);
  entries.sort(([a], [b]) => Number(b === "name") - Number(a === "name"));
  return entries.flatMap(([key, value]) => {
    if (LEFT_OUT.has(key) || value === false) return [];
    if (value === true) return [key];
    if (typeof value === "string") return [value];
    if (UNNAMED.has(key)) return [shown(value)];
    const part = shown(value);
    return [typeof part === "string" ? `${key}=${part}` : { ...part, head: `${key}=${part.head}` }];
  });
}

/** Fields whose meaning their place tells. */
const UNNAMED = new Set([
  ..."name type value left right operand callee args object items members source expr".split(" "),
  ..."literals alts fields path effects conds call lines params edges from to target".split(" "),
  ..."text parts names bindings inner pred predicate cond body",
]);

/** Names, literals and plain values as they are written. */
function brief(fields: Fields): string | undefined {
  const { kind, text, alias, name, id, raw } = fields;
  if (kind === undefined && typeof text === "string")
    return fields["quoted"] === true ? `\`${text}\`` : text === "" ? "''" : text;
  if (kind === undefined && isName(name) && keysOf(fields) === "name") return name.text;
  if (kind === undefined && isName(name) && isName(alias) && keysOf(fields) === "alias name")
    return `${alias.text}/${name.text}`;
  if (kind === undefined && Array.isArray(fields["parts"])) return quoted(fields["parts"]);
  if (kind === undefined && keysOf(fields) === "value") return undefined;
  switch (kind) {
    case "name":
      return isName(id) ? id.text : undefined;
    case "qname":
      return isName(alias) && isName(name) ? `${alias.text}/${name.text}` : undefined;
    case "number":
    case "duration":
      return String(raw);
    case "string":
      return quoted(fields["parts"] as readonly unknown[]);
    case "backtick":
      return `\`${String(text)}\``;
    case "bool":
      return String(fields["value"]);
    case "discard":
      return "_";
    case "null":
    case "now":
    case "this":
    case "error":
      return String(kind);
    case "named": {
      const type = shown(name);
      return typeof type === "string" ? type : undefined;
    }
    default:
      return undefined;
  }
}

function isName(value: unknown): value is { readonly text: string } {
  return typeof value === "object" && value !== null && "text" in value;
}

function keysOf(fields: Fields): string {
  return Object.keys(fields)
    .filter((key) => !LEFT_OUT.has(key))
    .sort()
    .join(" ");
}

function quoted(parts: readonly unknown[]): string {
  const texts = parts.map((part) =>
    typeof part === "string"
      ? JSON.stringify(part).slice(1, -1)
      : `{${(part as { path: { text: string }[] }).path.map((id) => id.text).join(".")}}`,
  );
  return `"${texts.join("")}"`;
}

function closing(head: string): string {
  return head.endsWith("[") ? "]" : ")";
}

function laidOut(part: Shown, indent: string): string {
  const line = oneLine(part);
  if (typeof part === "string" || indent.length + line.length <= WIDTH) return indent + line;
  const open = part.head.endsWith("[") || part.head.endsWith("(");
  // Short parts stand beside the head, so that what has a name begins with it.
  let head = indent + part.head;
  let from = 0;
  while (typeof part.parts[from] === "string") {
    head += `${open && from === 0 ? "" : " "}${part.parts[from] as string}`;
    from++;
  }
  const below = part.parts.slice(from).map((p) => laidOut(p, `${indent}  `));
  return `${[head, ...below].join("\n")}${closing(part.head.replace(/.*=/, ""))}`;
}

function oneLine(part: Shown): string {
  if (typeof part === "string") return part;
  const inner = part.parts.map(oneLine).join(" ");
  const gap = /[[(]$/.test(part.head) ? "" : " ";
  return `${part.head}${gap}${inner}${part.head.includes("[") && part.head.endsWith("[") ? "]" : ")"}`;
}
