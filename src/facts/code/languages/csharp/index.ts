// C#: the types of a file, outer ones first, each with its members, and its statements outside.

import type { Extracted, Extractor, ParsedFile } from "../../extractor.ts";
import type {
  ConstantFact,
  EnumFact,
  FunctionFact,
  ImportFact,
  Marker,
  TypeFact,
} from "../../model.ts";
import { commentFacts } from "../../shared/comments.ts";
import { familiesOf } from "../../shared/families.ts";
import { type FileScope, NO_MEMBERS, ObjectScope } from "../../shared/scopes.ts";
import { Source } from "../../shared/source.ts";
import { commentsIn, field, hasToken, named, type Syntax, toSyntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { componentsOf, enumFact, functionFact, markersOf, readClass, TYPES } from "./classes.ts";
import { Endpoints } from "./endpoints.ts";
import { methodEntries } from "./entries.ts";
import { block } from "./statements.ts";

export const csharp: Extractor = {
  language: "csharp",
  extensions: [".cs"],
  grammarFor: () => "tree-sitter-c-sharp.wasm",
  extract,
};

interface Found {
  readonly node: Syntax;
  readonly enclosing: string | undefined;
}

function extract(parsed: ParsedFile): Extracted {
  const source = new Source(parsed.path, parsed.text);
  const file: FileScope = { source, records: new Map(), strings: new Map() };
  const root = toSyntax(parsed.root);
  const found = typesIn(source, named(root), undefined);
  for (const { node } of found)
    if (node.type.startsWith("record"))
      file.records.set(source.of(field(node, "name")), componentsOf(file, node));
  const types: TypeFact[] = [];
  const enums: EnumFact[] = [];
  const constants: ConstantFact[] = [];
  const functions: FunctionFact[] = [];
  const scope = new ObjectScope(file, NO_MEMBERS);
  for (const { node, enclosing } of found)
    attempt(() => {
      if (node.type === "enum_declaration") {
        enums.push(enumFact(scope, node));
        return;
      }
      const facts = readClass(file, node, enclosing);
      types.push(facts.type);
      constants.push(...facts.constants);
      functions.push(...facts.functions);
      enums.push(...familiesOf(facts.texts));
    });
  functions.push(...outside(file, root));
  const known = types.map((type) => withEnums(type, enums));
  const endpoints = new Endpoints();
  if (/\bMap(?:Get|Post|Put|Patch|Delete)\b|\bAddOrUpdate\b/.test(parsed.text))
    attempt(() => endpoints.visit(scope, root));
  functions.push(...endpoints.functions);
  const triggers = /Trigger/.test(parsed.text)
    ? parameterMarkers(scope, root, functions)
    : new Map();
  return {
    imports: importsOf(source, root),
    types: known,
    enums,
    constants,
    functions,
    entries: [...methodEntries(known, functions, constants, triggers), ...endpoints.entries],
    comments: commentFacts(source, commentsIn(root), [
      ...known,
      ...enums,
      ...functions.map(({ qualified, place }) => ({ name: qualified, place })),
    ]).map((one) => ({ ...one, text: one.text.replace(/<\/?[a-z]+[^>]*>/gi, "").trim() })),
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

const AROUND =
  /^(?:namespace_declaration|file_scoped_namespace_declaration|declaration_list|ERROR)$|^preproc_/;

function typesIn(
  source: Source,
  nodes: readonly Syntax[],
  enclosing: string | undefined,
): readonly Found[] {
  return nodes.flatMap((node): readonly Found[] => {
    if (AROUND.test(node.type)) return typesIn(source, named(node), enclosing);
    if (node.type === "enum_declaration") return [{ node, enclosing }];
    if (!TYPES.test(node.type)) return [];
    const body = field(node, "body");
    const inside = body === undefined ? [] : named(body);
    return [{ node, enclosing }, ...typesIn(source, inside, source.of(field(node, "name")))];
  });
}

/** Functions and statements that stand outside of types. */
function outside(file: FileScope, root: Syntax): readonly FunctionFact[] {
  const functions: FunctionFact[] = [];
  const body: Statement[] = [];
  const scope = new ObjectScope(file, NO_MEMBERS);
  let first: Syntax | undefined;
  for (const node of named(root)) {
    const inner = node.type === "global_statement" ? named(node)[0] : undefined;
    if (inner === undefined) continue;
    first ??= node;
    attempt(() => {
      const fn = functionFact(file, NO_MEMBERS, inner);
      if (fn !== undefined) functions.push(fn);
      else body.push(...block(scope, inner));
    });
  }
  if (first === undefined || body.length === 0) return functions;
  const place = file.source.place(first);
  const main = { name: "Main", qualified: "Main", place, namePlace: place };
  return [...functions, { ...main, params: [], markers: [], body, exported: false }];
}

function parameterMarkers(
  scope: ObjectScope,
  root: Syntax,
  functions: readonly FunctionFact[],
): ReadonlyMap<FunctionFact, readonly Marker[]> {
  const byStart = new Map(functions.map((fn) => [fn.place.start, fn] as const));
  const found = new Map<FunctionFact, readonly Marker[]>();
  const visit = (node: Syntax): void => {
    const fn = node.type === "method_declaration" ? byStart.get(node.start) : undefined;
    const list = fn && field(node, "parameters");
    if (fn !== undefined && list !== undefined)
      found.set(
        fn,
        named(list).flatMap((one) => markersOf(scope, one)),
      );
    else for (const one of node.children) visit(one);
  };
  visit(root);
  return found;
}

function withEnums(type: TypeFact, enums: readonly EnumFact[]): TypeFact {
  const fields = type.fields.map((one) => {
    const name = one.type?.name;
    return enums.some((e) => e.name === name && e.idiom === "enum") && !one.type?.many && name
      ? { ...one, enumName: name, nullable: one.nullable ?? false }
      : one;
  });
  return { ...type, fields };
}

function importsOf(source: Source, root: Syntax): readonly ImportFact[] {
  return named(root).flatMap((node): readonly ImportFact[] => {
    const path = named(node).at(-1);
    if (node.type !== "using_directive" || path === undefined) return [];
    const module = source.of(path);
    const alias = field(node, "name");
    const local = alias === undefined || hasToken(node, "static") ? "*" : source.of(alias);
    return [{ local, module, place: source.place(node) }];
  });
}
