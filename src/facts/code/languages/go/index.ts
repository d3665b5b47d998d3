// Go: one pass over the declarations of a file.

import type { Extracted, Extractor, ParsedFile } from "../../extractor.ts";
import type { ConstantFact, EnumFact, ImportFact, TypeFact } from "../../model.ts";
import { commentFacts } from "../../shared/comments.ts";
import { childOf, commentsIn, field, named, type Syntax, toSyntax } from "../../shared/syntax.ts";
import { withMethods } from "./ent.ts";
import { readEntries } from "./entries.ts";
import { textOf } from "./expressions.ts";
import { type ReadFunction, readFunction } from "./functions.ts";
import { GoFile, Scope } from "./scope.ts";
import { settingsInFunctions, settingsInTags } from "./settings.ts";
import { typeFact } from "./types.ts";
import { readConstants, readVariables, type Values } from "./values.ts";

export const go: Extractor = {
  language: "go",
  extensions: [".go"],
  grammarFor: () => "tree-sitter-go.wasm",
  extract,
};

function extract(parsed: ParsedFile): Extracted {
  const file = new GoFile(parsed.path, parsed.text);
  const root = toSyntax(parsed.root);
  const top = named(root);
  const imports = importsOf(file, top);
  const specs = typeSpecs(root);
  for (const { spec } of specs) file.typeNames.add(file.source.of(field(spec, "name")));
  const values: Values = { constants: [] as ConstantFact[], enums: new Map<string, EnumFact>() };
  const scope = new Scope(file);
  for (const node of top) {
    attempt(() => {
      if (node.type === "const_declaration") readConstants(scope, node, values);
      if (node.type === "var_declaration") readVariables(scope, node, values);
    });
  }
  const dead = /^\/\/go:build\s+ignore\b/m.test(parsed.text.slice(0, 2000))
    ? "left out of every build (go:build ignore)"
    : undefined;
  const functions: ReadFunction[] = [];
  for (const node of top)
    if (node.type === "function_declaration" || node.type === "method_declaration") {
      const one = attempt(() => readFunction(file, node, dead));
      if (one !== undefined) functions.push(one);
    }
  const entries = readEntries([...functions, ...variableScopes(file, top)]);
  const facts = [...functions.map((one) => one.fact), ...file.inline];
  const types = withMethods(
    specs.flatMap(({ spec, enclosing }) => {
      const one = attempt(() => typeFact(file, spec));
      return one === undefined ? [] : [enclosing === undefined ? one : { ...one, enclosing }];
    }),
    facts,
  ).map((type) => withEnums(type, values.enums));
  return {
    imports,
    types,
    enums: [...values.enums.values()],
    constants: [...values.constants, ...settingsInTags(types), ...settingsInFunctions(facts)],
    functions: facts,
    entries,
    comments: commentFacts(file.source, commentsIn(root), [
      ...types,
      ...facts.map(({ qualified, place }) => ({ name: qualified, place })),
    ]),
  };
}

/** What fails is left out. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function importsOf(file: GoFile, top: readonly Syntax[]): readonly ImportFact[] {
  const facts: ImportFact[] = [];
  for (const declaration of top.filter((one) => one.type === "import_declaration"))
    for (const spec of named(childOf(declaration, "import_spec_list") ?? declaration)) {
      const path = field(spec, "path");
      if (path === undefined) continue;
      const module = textOf(file.source.of(path));
      const alias = field(spec, "name");
      const last =
        module
          .replace(/\/v\d+$/, "")
          .split("/")
          .at(-1) ?? module;
      const local =
        alias === undefined ? last.replace(/^go-|\.go$|-go$/g, "") : file.source.of(alias);
      file.imports.set(local, module);
      facts.push({ local, module, place: file.source.place(spec) });
    }
  return facts;
}

/** All types, those inside functions with the function they are in. */
function typeSpecs(root: Syntax): readonly { spec: Syntax; enclosing?: string }[] {
  return named(root).flatMap((node) =>
    node.type === "type_declaration"
      ? named(node)
          .filter((one) => one.type === "type_spec")
          .map((spec) => ({ spec }))
      : [],
  );
}

/** Commands are often variables of the package: `var suspendCmd = &cobra.Command{..}`. */
function variableScopes(file: GoFile, top: readonly Syntax[]): readonly ReadFunction[] {
  if (!file.uses("spf13/cobra", "urfave/cli")) return [];
  return top
    .filter((one) => one.type === "var_declaration")
    .map((node) => {
      const place = file.source.place(node);
      const head = { name: "", qualified: "", place, namePlace: place, params: [], markers: [] };
      return {
        node: { ...node, children: [{ ...node, field: "body" }] },
        scope: new Scope(file),
        fact: { ...head, body: [], exported: false },
      };
    });
}

/** Only types that turned out to be enumerations are named as such. */
function withEnums(type: TypeFact, enums: ReadonlyMap<string, EnumFact>): TypeFact {
  const fields = type.fields.map((one) => {
    const { enumName, ...rest } = one;
    const name = one.type?.name ?? "";
    const known = enums.get(name);
    return known?.idiom === "constants" && !one.type?.many ? { ...rest, enumName: name } : rest;
  });
  return { ...type, fields };
}
