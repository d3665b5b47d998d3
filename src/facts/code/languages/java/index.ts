// Java: the types of a file, outer ones first, each with its members.

import type { Extracted, Extractor, ParsedFile } from "../../extractor.ts";
import type { ConstantFact, EnumFact, FunctionFact, ImportFact, TypeFact } from "../../model.ts";
import { commentFacts } from "../../shared/comments.ts";
import { familiesOf } from "../../shared/families.ts";
import { annotatedEntries } from "../../shared/jvm-entries.ts";
import { propertiesOf } from "../../shared/jvm-settings.ts";
import { type FileScope, NO_MEMBERS, ObjectScope } from "../../shared/scopes.ts";
import { Source } from "../../shared/source.ts";
import {
  childOf,
  commentsIn,
  field,
  hasToken,
  named,
  type Syntax,
  toSyntax,
} from "../../shared/syntax.ts";
import { componentsOf, membersOf, readClass, TYPES } from "./classes.ts";
import { enumFact, sealedFact } from "./enums.ts";
import { isModified } from "./markers.ts";

export const java: Extractor = {
  language: "java",
  extensions: [".java"],
  grammarFor: () => "tree-sitter-java.wasm",
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
    if (node.type === "record_declaration")
      file.records.set(source.of(field(node, "name")), componentsOf(file, node));
  const types: TypeFact[] = [];
  const enums: EnumFact[] = [];
  const constants: ConstantFact[] = [];
  const functions: FunctionFact[] = [];
  const scope = new ObjectScope(file, NO_MEMBERS);
  const nodes = found.map((one) => one.node);
  for (const { node, enclosing } of found) {
    try {
      const facts = readClass(file, node, enclosing);
      if (facts.type !== undefined) types.push(facts.type);
      constants.push(...facts.constants);
      functions.push(...facts.functions);
      enums.push(...familiesOf(facts.texts));
      const own = node.type === "enum_declaration" ? enumFact(scope, node) : undefined;
      const sealed = isModified(node, "sealed") ? sealedFact(scope, node, nodes) : undefined;
      if (own !== undefined) enums.push(own);
      if (sealed !== undefined) enums.push(sealed);
      if (facts.type !== undefined) constants.push(...propertiesOf(facts.type));
    } catch {
      // A type that cannot be read is left out.
    }
  }
  const known = types.map((type) => withEnums(type, enums));
  return {
    imports: importsOf(source, root),
    types: known,
    enums,
    constants,
    functions,
    entries: annotatedEntries(known, functions),
    comments: commentFacts(source, commentsIn(root), [
      ...known,
      ...enums,
      ...functions.map(({ qualified, place }) => ({ name: qualified, place })),
    ]),
  };
}

function typesIn(
  source: Source,
  nodes: readonly Syntax[],
  enclosing: string | undefined,
): readonly Found[] {
  return nodes
    .flatMap((one) => (one.type === "ERROR" ? named(one) : [one]))
    .filter((one) => TYPES.test(one.type))
    .flatMap((node) => {
      const name = source.of(field(node, "name"));
      return [{ node, enclosing }, ...typesIn(source, membersOf(node), name)];
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
  return named(root).flatMap((node): readonly ImportFact[] => {
    const path = childOf(node, "scoped_identifier");
    if (node.type !== "import_declaration" || path === undefined) return [];
    const written = source.of(path);
    const place = source.place(node);
    if (hasToken(node, "asterisk")) return [{ local: "*", module: written, place }];
    const dot = written.lastIndexOf(".");
    const name = written.slice(dot + 1);
    return [{ local: name, module: written.slice(0, Math.max(dot, 0)), name, place }];
  });
}
