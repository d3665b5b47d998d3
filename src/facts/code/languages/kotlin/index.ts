// Kotlin: the types of a file, outer ones first, each with its members, and what stands outside.

import type { Extracted, Extractor, ParsedFile } from "../../extractor.ts";
import type {
  ConstantFact,
  EnumFact,
  EnumValue,
  FunctionFact,
  ImportFact,
  TypeFact,
} from "../../model.ts";
import { commentFacts } from "../../shared/comments.ts";
import { familiesOf } from "../../shared/families.ts";
import { annotatedEntries } from "../../shared/jvm-entries.ts";
import { propertiesOf } from "../../shared/jvm-settings.ts";
import { type FileScope, NO_MEMBERS, ObjectScope } from "../../shared/scopes.ts";
import { Source } from "../../shared/source.ts";
import {
  childOf,
  commentsIn,
  hasToken,
  named,
  type Syntax,
  toSyntax,
} from "../../shared/syntax.ts";
import { enumFact, readClass, readConstant } from "./classes.ts";
import { functionFact } from "./functions.ts";
import { componentsOf, isModified, membersOf, nameOf } from "./names.ts";
import { Routes } from "./routes.ts";

export const kotlin: Extractor = {
  language: "kotlin",
  extensions: [".kt", ".kts"],
  grammarFor: () => "tree-sitter-kotlin.wasm",
  mask,
  extract,
};

/**
 * Names that are words of the language elsewhere: `fun suspend()`, `account.suspend()`. And the
 * grammar misses the end of a last line that nothing ends.
 */
function mask(text: string): string {
  const plain = text.replace(/(?<![\w`])suspend(?=\()|(?<=[.]|\bva[lr]\s)suspend\b/g, "suspenD");
  return plain.endsWith("\n") ? plain : `${plain}\n`;
}

interface Found {
  readonly node: Syntax;
  readonly enclosing: string | undefined;
}

function extract(parsed: ParsedFile): Extracted {
  const source = new Source(parsed.path, parsed.text);
  const file: FileScope = { source, records: new Map(), strings: new Map() };
  const root = toSyntax(parsed.root);
  const found = typesIn(file, named(root), undefined);
  for (const { node } of found)
    if (isModified(file, node, "data"))
      file.records.set(nameOf(file, node), componentsOf(file, node));
  const types: TypeFact[] = [];
  const enums: EnumFact[] = [];
  const constants: ConstantFact[] = [];
  const functions: FunctionFact[] = [];
  const texts: EnumValue[] = [];
  const scope = new ObjectScope(file, NO_MEMBERS);
  const nodes = found.map((one) => one.node);
  for (const node of named(root))
    attempt(() => {
      if (node.type === "property_declaration") readConstant(scope, node, "", constants, texts);
    });
  enums.push(...familiesOf(texts));
  for (const { node, enclosing } of found)
    attempt(() => {
      const facts = readClass(file, node, enclosing);
      types.push(...facts.types);
      constants.push(...facts.constants, ...facts.types.flatMap(propertiesOf));
      functions.push(...facts.functions);
      enums.push(...familiesOf(facts.texts));
      const own = enumFact(scope, node, nodes);
      if (own !== undefined) enums.push(own);
    });
  for (const node of named(root))
    attempt(() => {
      const fn = functionFact(file, NO_MEMBERS, node);
      if (fn !== undefined) functions.push(fn);
    });
  const routes = new Routes(scope);
  if (/\brouting\b|\bRoute\.|\broute\(|io\.ktor\.server/.test(parsed.text))
    attempt(() => routes.visit(root, "", []));
  functions.push(...routes.functions);
  const known = types.map((type) => withEnums(type, enums));
  return {
    imports: importsOf(source, root),
    types: known,
    enums,
    constants,
    functions,
    entries: [...annotatedEntries(known, functions), ...routes.entries],
    comments: commentFacts(source, commentsIn(root), [
      ...known,
      ...enums,
      ...functions.map(({ qualified, place }) => ({ name: qualified, place })),
    ]),
  };
}

/** What fails is left out. */
function attempt(read: () => void): void {
  try {
    read();
  } catch {
    // Everything else of the file is still told.
  }
}

function typesIn(
  file: FileScope,
  nodes: readonly Syntax[],
  enclosing: string | undefined,
): readonly Found[] {
  return nodes.flatMap((node): readonly Found[] => {
    if (node.type === "ERROR") return typesIn(file, named(node), enclosing);
    if (node.type === "companion_object") return typesIn(file, membersOf(node), enclosing);
    if (node.type !== "class_declaration" && node.type !== "object_declaration") return [];
    return [{ node, enclosing }, ...typesIn(file, membersOf(node), nameOf(file, node))];
  });
}

function withEnums(type: TypeFact, enums: readonly EnumFact[]): TypeFact {
  const fields = type.fields.map((one) => {
    const name = one.type?.name;
    return enums.some((e) => e.name === name && e.idiom === "enum") && !one.type?.many && name
      ? { ...one, enumName: name }
      : one;
  });
  return { ...type, fields };
}

function importsOf(source: Source, root: Syntax): readonly ImportFact[] {
  return named(root)
    .flatMap((one) => (one.type === "import_list" ? named(one) : [one]))
    .flatMap((node): readonly ImportFact[] => {
      const path = childOf(node, "qualified_identifier");
      if (node.type !== "import" || path === undefined) return [];
      const written = source.of(path);
      const place = source.place(node);
      if (hasToken(node, "*")) return [{ local: "*", module: written, place }];
      const dot = written.lastIndexOf(".");
      const name = written.slice(dot + 1);
      const alias = childOf(node, "identifier");
      const local = alias === undefined ? name : source.of(alias);
      return [{ local, module: written.slice(0, Math.max(dot, 0)), name, place }];
    });
}
