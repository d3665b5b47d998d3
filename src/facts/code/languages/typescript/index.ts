// TypeScript and JavaScript: one file to its facts.

import type { Extracted, Extractor, ParsedFile } from "../../extractor.ts";
import type { Language } from "../../model.ts";
import { stringOf } from "../../shared/build.ts";
import { commentFacts } from "../../shared/comments.ts";
import { withoutSwitchedOff } from "../../shared/flags.ts";
import { Source } from "../../shared/source.ts";
import { field, isComment, named, type Syntax, toSyntax } from "../../shared/syntax.ts";
import { type Context, entriesOf } from "./context.ts";
import { enumsOfFamilies } from "./enums.ts";
import { lower } from "./expressions.ts";
import type { Gathered } from "./gathered.ts";
import { entriesOfFile } from "./nest.ts";
import { type Before, beforeOfCall, prefixOfCall, type Routers } from "./routes.ts";
import { walk } from "./walk.ts";

const GRAMMARS: Readonly<Record<string, string>> = {
  ".ts": "typescript",
  ".mts": "typescript",
  ".cts": "typescript",
  ".tsx": "tsx",
};

function reader(language: Language, extensions: readonly string[]): Extractor {
  return {
    language,
    extensions,
    grammarFor: (extension) => `tree-sitter-${GRAMMARS[extension] ?? "javascript"}.wasm`,
    extract,
  };
}

export const typescript = reader("typescript", [".ts", ".mts", ".cts", ".tsx"]);
export const javascript = reader("javascript", [".js", ".mjs", ".cjs", ".jsx"]);

function extract(file: ParsedFile): Extracted {
  const root = toSyntax(file.root);
  const source = new Source(file.path, file.text);
  const context: Context = { source, lists: new Map(), enums: [] };
  const gathered: Gathered = {
    imports: [],
    types: [],
    enums: context.enums,
    constants: [],
    functions: [],
    entries: [],
  };
  const { comments, routers } = survey(context, root);
  for (const child of root.children)
    if (child.named && !isComment(child))
      walk(context, child, { prefix: "", exported: false, routers }, gathered);
  gathered.enums.push(...enumsOfFamilies(gathered.constants));
  const exported = exportedNames(context, root);
  const running = withoutSwitchedOff(gathered.functions, gathered.constants);
  const functions = running.map((f) =>
    exported.has(f.qualified.split(".")[0] ?? "") &&
    !f.exported &&
    f.owner === undefined &&
    f.qualified === f.name
      ? { ...f, exported: true }
      : f,
  );
  const entries = [...gathered.entries, ...entriesOfFile(file.path, functions)];
  const symbols = [
    ...gathered.types,
    ...functions.map((f) => ({ name: f.qualified, place: f.place })),
    ...gathered.enums,
  ];
  return { ...gathered, functions, entries, comments: commentFacts(source, comments, symbols) };
}

interface Surveyed {
  readonly comments: readonly Syntax[];
  readonly routers: Routers;
}

/** What has to be known before the walk: comments, prefixes of routers, lists with names. */
function survey(context: Context, root: Syntax): Surveyed {
  const comments: Syntax[] = [];
  const prefixes = new Map<string, string>();
  const before: Before[] = [];
  const visit = (node: Syntax): void => {
    if (isComment(node)) comments.push(node);
    else if (node.type === "call_expression") {
      for (const [name, prefix] of prefixOfCall(context, node)) prefixes.set(name, prefix);
      const guarding = beforeOfCall(context, node);
      if (guarding !== undefined) before.push(guarding);
    } else if (node.type === "variable_declarator") learn(context, node);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return { comments, routers: { prefixes, before } };
}

/** `const STATES = ["a", "b"] as const`, `const status = pgEnum("status", ["a", "b"])`. */
function learn(context: Context, node: Syntax): void {
  const name = field(node, "name");
  let value = field(node, "value");
  while (value?.type === "as_expression" || value?.type === "satisfies_expression")
    value = named(value)[0];
  if (name?.type !== "identifier" || value === undefined) return;
  const text = context.source.of(value);
  if (
    value.type !== "array" &&
    !/^(?:\w+\.)?(?:pgEnum|mysqlEnum|enum|freeze)\s*\(|^z\.enum|^Object\.freeze/.test(text)
  )
    return;
  if (text.length > 4000) return;
  const lowered = lower(context, value);
  const list =
    lowered.kind === "list"
      ? lowered
      : lowered.kind === "call"
        ? lowered.args.map((a) => a.value).findLast((a) => a.kind === "list")
        : undefined;
  const values = list?.kind === "list" ? list.items.map(stringOf) : [];
  const known = values.filter((v) => v !== undefined);
  if (known.length > 0 && known.length === values.length)
    context.lists.set(context.source.of(name), known);
}

/** Names in `export { a, b as c }` and `module.exports = { a, b }`. */
function exportedNames(context: Context, root: Syntax): ReadonlySet<string> {
  const names = new Set<string>();
  for (const child of root.children) {
    if (child.type === "export_statement") {
      const clause = child.children.find((c) => c.type === "export_clause");
      for (const specifier of clause === undefined ? [] : named(clause))
        names.add(context.source.of(field(specifier, "name")));
      const value = field(child, "value");
      if (value?.type === "identifier") names.add(context.source.of(value));
    }
    const inner = child.type === "expression_statement" ? named(child)[0] : undefined;
    const left = inner?.type === "assignment_expression" ? field(inner, "left") : undefined;
    const right = inner === undefined ? undefined : field(inner, "right");
    if (
      left === undefined ||
      right === undefined ||
      !/^(?:module\.)?exports\b/.test(context.source.of(left))
    )
      continue;
    if (right.type === "identifier") names.add(context.source.of(right));
    if (right.type === "object")
      for (const { value } of entriesOf(lower(context, right)))
        if (value.kind === "path" && value.segments.length === 1)
          names.add(value.segments[0] ?? "");
  }
  return names;
}
