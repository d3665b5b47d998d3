// The values of enumerations on both sides: at fields that are paired, and by name.

import type { Literal } from "../../ast/index.ts";
import type { Codebase } from "../../facts/code/codebase.ts";
import type { EnumFact, FieldFact } from "../../facts/code/model.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import { plainName, wordsOf } from "../names.ts";
import type { TypePair } from "./model.ts";

export interface CodeValue {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** One enumeration, seen from both sides. */
export interface EnumPair {
  /** How the specification calls it: the declared name, or entity and field. */
  readonly name: string;
  /** The entity's fields that have it. */
  readonly fields: readonly string[];
  readonly literals: readonly Literal[];
  readonly specFile: string;
  /** Where it stands as a whole. */
  readonly code: {
    readonly name: string;
    readonly file: string;
    readonly line: number;
    readonly endLine: number;
  };
  readonly values: readonly CodeValue[];
  readonly toSpec: ReadonlyMap<string, string>;
  readonly onlySpec: readonly Literal[];
  readonly onlyCode: readonly CodeValue[];
}

/** Pairs the enumerations of paired fields, each once. */
export function pairEnums(
  spec: SpecModel,
  codebase: Codebase,
  types: readonly TypePair[],
): readonly EnumPair[] {
  const out = new Map<object, EnumPair>();
  for (const pair of types) {
    for (const { member, field } of pair.fields) {
      let type = plain(spec.program.typeOfMember(member));
      if (type.kind === "collection") type = plain(type.element);
      if (type.kind !== "enum") continue;
      const values = valuesOf(codebase, field, pair.type.file.path);
      if (values === undefined) continue;
      const name = type.inline ? `${pair.entity.name}.${member.name}` : type.name;
      const known = out.get(type.identity);
      const at = `${pair.entity.name}.${member.name}`;
      if (known !== undefined) {
        out.set(type.identity, { ...known, fields: [...known.fields, at] });
        continue;
      }
      const specFile = declaringFile(spec, type.identity) ?? pair.entity.module.path;
      out.set(type.identity, enumPair(name, at, type.literals, specFile, values));
    }
  }
  // Enumerations that no paired field leads to, by their names.
  for (const module of spec.modules) {
    for (const symbol of module.types.values()) {
      if (symbol.node.kind !== "enum" || out.has(symbol.node)) continue;
      const fact = codebase.enumNamed(symbol.name);
      if (fact === undefined) continue;
      const known = [...out.keys()].some((k) => k === symbol.node);
      if (!known)
        out.set(
          symbol.node,
          enumPair(
            symbol.name,
            symbol.name,
            symbol.node.literals,
            module.path,
            ofEnum(fact.fact, fact.file.path),
          ),
        );
    }
  }
  return [...out.values()];
}

function declaringFile(spec: SpecModel, identity: object): string | undefined {
  for (const module of spec.modules)
    for (const symbol of module.types.values()) if (symbol.node === identity) return module.path;
  return undefined;
}

function enumPair(
  name: string,
  field: string,
  literals: readonly Literal[],
  specFile: string,
  found: Found,
): EnumPair {
  const toSpec = new Map<string, string>();
  const free = new Map(literals.map((l) => [plainName(l.text), l]));
  const onlyCode: CodeValue[] = [];
  const prefix = sharedPrefix(found.values.map((v) => v.name));
  for (const value of found.values) {
    const spellings = [value.name, ...(value.stored === undefined ? [] : [value.stored])];
    const bare = wordsOf(value.name).slice(prefix).join("_");
    const literal = [...spellings.map(plainName), bare]
      .map((s) => free.get(s))
      .find((l) => l !== undefined);
    if (literal === undefined) {
      onlyCode.push(value);
      continue;
    }
    for (const s of spellings) toSpec.set(plainName(s), literal.text);
    free.delete(plainName(literal.text));
  }
  return {
    name,
    fields: [field],
    literals,
    specFile,
    code: found.whole,
    values: found.values,
    toSpec,
    onlySpec: [...free.values()],
    onlyCode,
  };
}

/** How many words all names begin with: `StatusActive`, `StatusLocked` share one. */
function sharedPrefix(names: readonly string[]): number {
  const all = names.map(wordsOf);
  const [first] = all;
  if (first === undefined || all.length < 2) return 0;
  let n = 0;
  while (n < first.length - 1 && all.every((w) => w.length > n + 1 && w[n] === first[n])) n++;
  return n;
}

interface Found {
  readonly whole: EnumPair["code"];
  readonly values: readonly (CodeValue & { readonly stored?: string })[];
}

function ofEnum(fact: EnumFact, file: string): Found {
  return {
    whole: { name: fact.name, file, line: fact.place.line, endLine: fact.place.endLine },
    values: fact.values.map((v) => ({
      name: v.name,
      ...(typeof v.value === "string" ? { stored: v.value } : {}),
      file,
      line: v.place.line,
    })),
  };
}

/** The values that a field may have. */
function valuesOf(codebase: Codebase, field: FieldFact, file: string): Found | undefined {
  const named = field.enumName ?? field.type?.args[0]?.name ?? field.type?.name;
  const fact = named === undefined ? undefined : codebase.enumNamed(named);
  if (fact !== undefined && fact.fact.values.length > 0) return ofEnum(fact.fact, fact.file.path);
  if (field.values === undefined) return undefined;
  // Values written at the field may be those of a list with a name.
  const same = [...codebase.enums.values()].find(
    (e) =>
      e.file.path === file &&
      e.fact.values.length === field.values?.length &&
      e.fact.values.every((v) => field.values?.includes(String(v.value ?? v.name))),
  );
  if (same !== undefined) return ofEnum(same.fact, same.file.path);
  const { line, endLine } = field.place;
  return {
    whole: { name: field.name, file, line, endLine },
    values: field.values.map((name) => ({ name, file, line })),
  };
}
