// Python: one file to its facts.

import type { Extracted, Extractor, ParsedFile } from "../../extractor.ts";
import { stringOf } from "../../shared/build.ts";
import { commentFacts } from "../../shared/comments.ts";
import { Source } from "../../shared/source.ts";
import { field, type Syntax, toSyntax } from "../../shared/syntax.ts";
import { choiceValues } from "./columns.ts";
import type { Context } from "./context.ts";
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
  return { ...gathered, comments };
}

/** What the file gives names to, which its classes then use. */
function contextOf(source: Source, root: Syntax): Context {
  const lists = new Map<string, readonly string[]>();
  const values = new Map<string, string | number>();
  const context: Context = { source, lists, values, enums: [] };
  const learn = (block: Syntax | undefined, owner: string): void => {
    for (const { name, value } of assignments(context, block)) {
      if (
        value.kind === "literal" &&
        (typeof value.value === "string" || typeof value.value === "number")
      )
        values.set(name, value.value);
      if (value.kind !== "list") continue;
      const plain = value.items.map(stringOf);
      const known = plain.every((v) => v !== undefined) ? plain : choiceValues(context, value);
      if (known.length !== value.items.length || known.length === 0) continue;
      lists.set(name, known);
      if (owner !== "") lists.set(`${owner}.${name}`, known);
    }
  };
  try {
    learn(root, "");
    for (const child of root.children)
      if (child.type === "class_definition")
        learn(field(child, "body"), source.of(field(child, "name")));
  } catch {
    // Without these names some fields know fewer values.
  }
  return context;
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
