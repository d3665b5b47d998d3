// Python: one file to its facts.

import type { Extracted, Extractor, ParsedFile } from "../../extractor.ts";
import { stringOf } from "../../shared/build.ts";
import { commentFacts } from "../../shared/comments.ts";
import { withoutSwitchedOff } from "../../shared/flags.ts";
import { Source } from "../../shared/source.ts";
import { field, type Syntax, toSyntax } from "../../shared/syntax.ts";
import { choiceValues } from "./columns.ts";
import { type Context, ownName } from "./context.ts";
import { docStrings } from "./doc-strings.ts";
import { assignments } from "./enums.ts";
import { type Gathered, readBlock } from "./scope.ts";

export const python: Extractor = {
  language: "python",
  extensions: [".py", ".pyi"],
  grammarFor: () => "tree-sitter-python.wasm",
  extract,
};

function extract(file: ParsedFile): Extracted {
  const root = toSyntax(file.root);
  const source = new Source(file.path, file.text);
  const context = contextOf(source, root);
  const gathered: Gathered = {
    imports: [],
    types: [],
    enums: context.enums,
    constants: [],
    functions: [],
    entries: [],
  };
  readBlock(context, root, { prefix: "", routers: new Map() }, gathered);
  const symbols = [
    ...gathered.types,
    ...gathered.functions.map((f) => ({ name: f.qualified, place: f.place })),
    ...gathered.enums.filter((e) => e.idiom === "enum"),
  ];
  const comments = [
    ...commentFacts(source, commentsIn(root), symbols),
    ...docStrings(context, root),
  ];
  comments.sort((a, b) => a.place.start - b.place.start);
  const functions = withoutSwitchedOff(gathered.functions, gathered.constants);
  return { ...gathered, functions, comments };
}

/** What the file gives names to, which its classes then use. */
function contextOf(source: Source, root: Syntax): Context {
  const lists = new Map<string, readonly string[]>();
  const values = new Map<string, string | number>();
  const context: Context = { source, lists, values, aliases: aliasesIn(source, root), enums: [] };
  const blocks: (readonly [Context, Syntax | undefined])[] = [[context, root]];
  for (const child of root.children) {
    const definition = child.type === "decorated_definition" ? field(child, "definition") : child;
    if (definition?.type !== "class_definition") continue;
    const owner = source.of(field(definition, "name"));
    blocks.push([{ ...context, owner }, field(definition, "body")]);
  }
  try {
    for (const [inner, block] of blocks) learnValues(inner, block, values, lists);
    // Choices are lists of pairs, whose first members may be constants.
    for (const [inner, block] of blocks)
      for (const { name, value } of assignments(inner, block)) {
        const known = choiceValues(inner, value);
        const key = ownName(inner, name);
        if (known.length > 0 && !lists.has(key)) lists.set(key, known);
      }
  } catch {
    // Without these names some fields know fewer values.
  }
  return context;
}

/** `from datetime import timedelta as td`. */
function aliasesIn(source: Source, root: Syntax): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const node of root.children) {
    if (node.type !== "import_from_statement") continue;
    for (const item of node.children) {
      if (item.type !== "aliased_import") continue;
      const name = source.of(field(item, "name"));
      if (/^(?:timedelta|relativedelta|datetime)$/.test(name))
        aliases.set(source.of(field(item, "alias")), name);
    }
  }
  return aliases;
}

function learnValues(
  context: Context,
  block: Syntax | undefined,
  values: Map<string, string | number>,
  lists: Map<string, readonly string[]>,
): void {
  for (const { name, value } of assignments(context, block)) {
    const plain = value.kind === "literal" ? value.value : undefined;
    if (typeof plain === "string" || typeof plain === "number")
      values.set(ownName(context, name), plain);
    if (value.kind !== "list") continue;
    const texts = value.items.map(stringOf).filter((v) => v !== undefined);
    if (texts.length > 0 && texts.length === value.items.length)
      lists.set(ownName(context, name), texts);
  }
}

function commentsIn(root: Syntax): readonly Syntax[] {
  const found: Syntax[] = [];
  const visit = (node: Syntax): void => {
    if (node.type === "comment") found.push(node);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}
