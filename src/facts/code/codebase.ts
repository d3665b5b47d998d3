// The facts of many files as one code base: who is meant by a name, which function a call reaches,
// what type a thing has. Built once for a set of files; asked by everything that derives.

import { endsWithWords, plainName, singular, wordsOf } from "./derive/words.ts";
import type {
  ConstantFact,
  EntryFact,
  EnumFact,
  EnumValue,
  FieldFact,
  FileFacts,
  FunctionFact,
  TypeFact,
  TypeRef,
} from "./model.ts";
import { WRAPPERS } from "./wrappers.ts";

export interface InFile<T> {
  readonly fact: T;
  readonly file: FileFacts;
}

/** Types that hold settings: their fields with defaults are constants. */
const SETTINGS = /(?:settings|config|configuration|options|properties|limits|policy|constants)$/i;

export class Codebase {
  readonly files: readonly FileFacts[];
  readonly types = new Map<string, InFile<TypeFact>>();
  readonly enums = new Map<string, InFile<EnumFact>>();
  readonly constants: InFile<ConstantFact>[] = [];
  readonly functions: InFile<FunctionFact>[] = [];
  readonly entries: InFile<EntryFact>[] = [];
  private readonly constantsByLast = new Map<string, InFile<ConstantFact>[]>();
  private readonly functionsByName = new Map<string, InFile<FunctionFact>[]>();
  private readonly byQualified = new Map<string, InFile<FunctionFact>[]>();
  private readonly enumValues = new Map<string, { owner: InFile<EnumFact>; value: EnumValue }[]>();
  private readonly fileOf = new Map<FunctionFact, FileFacts>();
  private readonly typesByWords = new Map<string, InFile<TypeFact>[]>();

  /** @param files the facts of all files; only those that say how the system behaves are used */
  constructor(files: readonly FileFacts[]) {
    this.files = files.filter((f) => f.role === "source");
    for (const file of this.files) this.add(file);
    for (const { fact, file } of [...this.types.values()]) this.addSettings(fact, file);
  }

  private add(file: FileFacts): void {
    for (const fact of file.types) {
      const known = this.types.get(fact.name);
      // Of several types of one name the one that is kept in a database, then the fuller one, counts.
      if (known === undefined || rank(fact) > rank(known.fact))
        this.types.set(fact.name, { fact, file });
      push(this.typesByWords, lastWord(fact.name), { fact, file });
    }
    for (const fact of file.enums) {
      const owner = { fact, file };
      if (!this.enums.has(fact.name)) this.enums.set(fact.name, owner);
      for (const value of fact.values) push(this.enumValues, value.name, { owner, value });
    }
    for (const fact of file.constants) this.addConstant({ fact, file });
    for (const fact of file.functions) {
      const item = { fact, file };
      this.functions.push(item);
      this.fileOf.set(fact, file);
      push(this.functionsByName, fact.name, item);
      push(this.byQualified, fact.qualified, item);
    }
    for (const fact of file.entries) this.entries.push({ fact, file });
  }

  private addConstant(item: InFile<ConstantFact>): void {
    this.constants.push(item);
    push(this.constantsByLast, lastSegment(item.fact.name), item);
  }

  private addSettings(type: TypeFact, file: FileFacts): void {
    if (!SETTINGS.test(type.name)) return;
    for (const field of type.fields) {
      const name = `${type.name}.${field.name}`;
      if (field.default === undefined || this.constants.some((c) => c.fact.name === name)) continue;
      this.addConstant({ fact: { name, place: field.place, value: field.default }, file });
    }
  }

  // --- types

  /** The type that a written type names, without what wraps it. */
  typeNamed(ref: TypeRef | undefined): string | undefined {
    if (ref === undefined) return undefined;
    const last = lastSegment(ref.name);
    if (WRAPPERS.has(last) && ref.args[0] !== undefined) return this.typeNamed(ref.args[0]);
    if (this.types.has(last)) return last;
    return ref.args.length === 1 &&
      (ref.many || /(?:List|Set|Array|Collection|Page|Seq)/.test(last))
      ? this.typeNamed(ref.args[0])
      : undefined;
  }

  /** The type that a variable's name speaks of: `user`, `stale_token`, `users`. */
  typeByName(name: string): string | undefined {
    const words = wordsOf(name);
    const last = words.at(-1);
    if (last === undefined) return undefined;
    const one = [...words.slice(0, -1), singular(last)];
    const exact = this.types.get(one.map(capital).join(""));
    if (exact !== undefined) return exact.fact.name;
    const candidates = (this.typesByWords.get(singular(last)) ?? []).filter(
      ({ fact }) => fact.fields.length > 0 && isThing(fact),
    );
    const whole = candidates.filter(({ fact }) => endsWithWords(one, wordsOf(fact.name)));
    const found =
      whole.length > 0
        ? whole
        : candidates.filter(({ fact }) => endsWithWords(wordsOf(fact.name), one));
    const names = new Set(found.map(({ fact }) => fact.name));
    return names.size === 1 ? [...names][0] : undefined;
  }

  field(type: string, name: string): FieldFact | undefined {
    return this.fieldOf(type, name, 0);
  }

  private fieldOf(type: string, name: string, depth: number): FieldFact | undefined {
    const fact = this.types.get(type)?.fact;
    if (fact === undefined || depth > 4) return undefined;
    const own = fact.fields.find((f) => f.name === name);
    if (own !== undefined) return own;
    const plain = plainName(name);
    const same = fact.fields.find((f) => plainName(f.name) === plain);
    if (same !== undefined) return same;
    for (const base of fact.bases) {
      const found = this.fieldOf(lastSegment(base), name, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** All fields, those of base types first. */
  fieldsOf(type: string, depth = 0): readonly FieldFact[] {
    const fact = this.types.get(type)?.fact;
    if (fact === undefined || depth > 4) return [];
    return [...fact.bases.flatMap((b) => this.fieldsOf(lastSegment(b), depth + 1)), ...fact.fields];
  }

  /** The type of what a field leads to, and whether there are many of it. */
  fieldType(field: FieldFact): { readonly type: string; readonly many: boolean } | undefined {
    const declared = this.typeNamed(field.type);
    if (declared !== undefined) return { type: declared, many: field.type?.many === true };
    if (field.references !== undefined) {
      const type = this.typeOfReference(field.references);
      if (type !== undefined) return { type, many: field.type?.many === true };
    }
    return undefined;
  }

  private typeOfReference(reference: string): string | undefined {
    const head = reference.split(/[.(]/)[0] ?? reference;
    if (this.types.has(head)) return head;
    for (const { fact } of this.types.values()) if (fact.table === head) return fact.name;
    return this.typeByName(head);
  }

  // --- enumerations and constants

  /** The value of an enumeration that a path names, if it names one. */
  enumValue(
    segments: readonly string[],
  ): { owner: InFile<EnumFact>; value: EnumValue } | undefined {
    const name = segments.at(-1) ?? "";
    const before = segments.at(-2);
    const candidates = this.enumValues.get(name) ?? [];
    if (before !== undefined) {
      const owned = candidates.find(({ owner }) => lastSegment(owner.fact.name) === before);
      if (owned !== undefined) return owned;
    }
    // Constants of a package stand alone or behind its name.
    const bare = candidates.filter(
      ({ owner }) => owner.fact.idiom === "constants" || owner.fact.idiom === "sealed",
    );
    const isBare = before === undefined || /^[a-z]\w*$/.test(before);
    return isBare && segments.length <= 2 && bare.length === 1 ? bare[0] : undefined;
  }

  /** The enumeration by its name as written. */
  enumNamed(name: string): InFile<EnumFact> | undefined {
    return this.enums.get(name) ?? this.enums.get(lastSegment(name));
  }

  /** The constant or setting that a path names; nothing where several could be meant. */
  constant(segments: readonly string[], file: FileFacts): InFile<ConstantFact> | undefined {
    const name = segments.at(-1);
    if (name === undefined) return undefined;
    const found = this.constantsByLast.get(name) ?? this.constantsByPlain(name);
    const before = segments.at(-2);
    if (before !== undefined) {
      const owned = found.filter((c) => c.fact.name.endsWith(`${before}.${name}`));
      if (owned.length === 1) return owned[0];
    } else {
      const own = found.filter((c) => c.file === file && c.fact.name === name);
      if (own.length === 1) return own[0];
      const imported = file.imports.find((i) => i.local === name);
      if (imported === undefined && !/^[A-Z]/.test(name) && found.every((c) => c.file !== file))
        return undefined;
    }
    if (found.length === 1) return found[0];
    const distinct = new Set(found.map((c) => c.fact.value?.text));
    return found.length > 1 && distinct.size === 1 ? found[0] : undefined;
  }

  private constantsByPlain(name: string): readonly InFile<ConstantFact>[] {
    this.plainConstants ??= group(this.constants, (c) => plainName(lastSegment(c.fact.name)));
    return this.plainConstants.get(plainName(name)) ?? [];
  }
  private plainConstants: Map<string, InFile<ConstantFact>[]> | undefined;

  /** True where a name is that of a constant under a settings object. */
  isSetting(segments: readonly string[]): boolean {
    return segments
      .slice(0, -1)
      .some((s) => SETTINGS.test(s) || /^(?:cfg|conf|env|opts)$/i.test(s));
  }

  // --- functions

  /** The method of a type or of one it is based on. */
  method(type: string, name: string, depth = 0): InFile<FunctionFact> | undefined {
    const own = this.byQualified.get(`${type}.${name}`)?.[0];
    if (own !== undefined || depth > 4) return own;
    for (const base of this.types.get(type)?.fact.bases ?? []) {
      const found = this.method(lastSegment(base), name, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The functions that make instances of a type, by the names that languages give them. */
  constructors(type: string): readonly InFile<FunctionFact>[] {
    return ["__init__", "constructor", "<init>", "init", "initialize", "__construct", type].flatMap(
      (name) => this.byQualified.get(`${type}.${name}`) ?? [],
    );
  }

  /** A function by the name an entry gives it, seen from a file. */
  functionNamed(name: string, file: FileFacts): InFile<FunctionFact> | undefined {
    const direct = this.byQualified.get(name) ?? [];
    const own = direct.find((f) => f.file === file);
    if (own !== undefined) return own;
    const segments = name.split(".");
    return direct.length === 1 ? direct[0] : this.plainFunction(segments, file);
  }

  /**
   * The function that a plain callee reaches: of this file, imported, or of a module imported.
   * Methods of variables are found through their type; see `method`.
   */
  plainFunction(callee: readonly string[], file: FileFacts): InFile<FunctionFact> | undefined {
    const name = callee.at(-1) ?? "";
    const candidates = this.functionsByName.get(name) ?? [];
    if (candidates.length === 0) {
      const imported = file.imports.find(
        (i) => i.local === name && i.name !== undefined && i.name !== name,
      );
      return callee.length === 1 && imported?.name !== undefined
        ? this.ofModule(imported.name, imported.module, imported.file)
        : undefined;
    }
    if (callee.length === 1) {
      const own = candidates.filter((c) => c.file === file && c.fact.owner === undefined);
      if (own.length > 0) return own[0];
      const imported = file.imports.find((i) => i.local === name);
      if (imported !== undefined)
        return this.ofModule(imported.name ?? name, imported.module, imported.file);
      const folder = folderOf(file.path);
      const beside = candidates.filter(
        (c) =>
          c.fact.owner === undefined &&
          folderOf(c.file.path) === folder &&
          c.file.language === file.language,
      );
      return beside.length === 1 ? beside[0] : undefined;
    }
    const before = callee.at(-2) ?? "";
    const imported = file.imports.find((i) => i.local === before);
    if (imported !== undefined) {
      const module =
        imported.name === undefined ? imported.module : `${imported.module}/${imported.name}`;
      const found = this.ofModule(name, module, imported.file);
      if (found !== undefined) return found;
    }
    const owned = candidates.filter((c) => c.fact.owner === before);
    return owned.length === 1 ? owned[0] : undefined;
  }

  private ofModule(
    name: string,
    module: string,
    path: string | undefined,
  ): InFile<FunctionFact> | undefined {
    const candidates = (this.functionsByName.get(name) ?? []).filter(
      (c) => c.fact.owner === undefined,
    );
    if (path !== undefined) {
      const there = candidates.find((c) => c.file.path === path);
      if (there !== undefined) return there;
    }
    const segments = module.split(/[./\\:]+/).filter((s) => s !== "");
    const last = segments.at(-1);
    const matching = candidates.filter((c) => {
      const parts = withoutExtension(c.file.path).split("/");
      const end =
        parts.at(-1) === "index" || parts.at(-1) === "__init__" ? parts.slice(0, -1) : parts;
      return end.at(-1) === last || end.at(-2) === last;
    });
    if (matching.length === 1) return matching[0];
    return candidates.length === 1 ? candidates[0] : matching[0];
  }

  /**
   * The method that a call on a variable of unknown type reaches: the only one of that name, or
   * the only one whose owner is called like the variable.
   */
  methodByVariable(variable: string, name: string): InFile<FunctionFact> | undefined {
    const candidates = (this.functionsByName.get(name) ?? []).filter(
      (c) => c.fact.owner !== undefined,
    );
    if (candidates.length === 0) return undefined;
    const words = wordsOf(variable);
    const named = candidates.filter(({ fact }) => {
      const owner = wordsOf(fact.owner ?? "");
      return endsWithWords(owner, words) || endsWithWords(words, owner) || owner[0] === words[0];
    });
    return named.length === 1 ? named[0] : undefined;
  }

  fileOfFunction(fn: FunctionFact): FileFacts | undefined {
    return this.fileOf.get(fn);
  }
}

function rank(type: TypeFact): number {
  return (type.persistent ? 1000 : 0) + type.fields.length;
}

function isThing(type: TypeFact): boolean {
  return (
    type.persistent ||
    !/(?:Error|Exception|Service|Repository|Controller|Handler|Request|Response|Dto|DTO)$/.test(
      type.name,
    )
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function lastWord(name: string): string {
  return wordsOf(name).at(-1) ?? name;
}

/** The part of a dotted name behind its last dot. */
export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, "");
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function group<K, V>(items: readonly V[], key: (item: V) => K): Map<K, V[]> {
  const out = new Map<K, V[]>();
  for (const item of items) push(out, key(item), item);
  return out;
}
