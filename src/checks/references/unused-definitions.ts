// Entities, value types, enums, default instances and contracts that nothing in the set refers to
// (language definition, W4).

import { isUpper } from "../../ast/case-class.ts";
import type { Declaration, Id, QName, StrPart } from "../../ast/index.ts";
import { walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import { pluralsOf } from "../../model/plurals.ts";
import type { Check } from "../check.ts";
import { readersOf, seesAllReaders } from "./importers.ts";

export const unusedDefinitions: Check = ({ module, linked, spec }, report) => {
  if (!seesAllReaders(spec, linked)) return;
  const readers = readersOf(spec, linked).map(wordsOf);
  const isUsed = (own: Declaration, words: readonly string[]): boolean =>
    readers.some((table) =>
      words.some((word) => [...(table.get(word) ?? [])].some((d) => d !== own)),
    );
  for (const d of module.declarations) {
    switch (d.kind) {
      case "entity":
      case "variant": {
        const name = d.name.text;
        if (isUsed(d, [name, ...pluralsOf(name)])) break;
        const construct = d.kind === "entity" && d.external ? "external entity" : d.kind;
        report(diagnostic("entity.unused", d.name.span, { construct, name }));
        break;
      }
      case "value":
      case "enum":
      case "default": {
        const name = d.name.text;
        if (isUsed(d, [name])) break;
        const construct = constructs[d.kind];
        report(diagnostic("definition.unused", d.name.span, { construct, name }));
        break;
      }
      case "contract":
        // A name that no surface can write is reported as such.
        if (!isUpper(d.name.text) || isUsed(d, [d.name.text])) break;
        report(diagnostic("contract.unused", d.name.span, { name: d.name.text }));
        break;
      default:
        break;
    }
  }
};

const constructs = { value: "value type", enum: "enum", default: "default instance" } as const;

type Words = ReadonlyMap<string, ReadonlySet<Declaration>>;
const tables = new WeakMap<LinkedModule, Words>();

/** The words by which a module refers to something, with the declarations that do. */
function wordsOf(module: LinkedModule): Words {
  const known = tables.get(module);
  if (known !== undefined) return known;
  const words = new Map<string, Set<Declaration>>();
  for (const declaration of module.module.declarations) {
    const add = (word: string): void => {
      const users = words.get(word);
      if (users === undefined) words.set(word, new Set([declaration]));
      else users.add(declaration);
    };
    walk(declaration, (node) => {
      for (const word of wordsAt(node)) add(word);
      return true;
    });
  }
  tables.set(module, words);
  return words;
}

/** What a node itself refers to. */
function wordsAt(node: object): readonly string[] {
  const n = node as {
    kind?: string;
    id?: Id;
    name?: Id | QName;
    base?: QName;
    type?: QName;
    entity?: QName | Id;
    direction?: string;
    params?: readonly { name: Id }[];
    parts?: readonly StrPart[];
  };
  const last = (name: Id | QName | undefined): string[] =>
    name === undefined ? [] : ["text" in name ? name.text : name.name.text];
  switch (n.kind) {
    case "name":
      return n.id === undefined ? [] : [n.id.text];
    case "qname":
    case "named":
    case "generic":
      return last(n.name);
    case "variant":
      return last(n.base);
    case "default":
      return last(n.type);
    case "lookup":
    case "change":
    case "created":
    case "temporal":
    case "derived":
    case "reverse":
      return last(n.entity);
    case "call":
      // A parameter of a trigger may be named after the entity that it stands for (6.5).
      return (n.params ?? []).map((p) => pascal(p.name.text));
    case "string":
      return (n.parts ?? []).flatMap((part) =>
        typeof part === "string" ? [] : part.path.map((id) => id.text),
      );
    default:
      return n.direction === undefined ? [] : last(n.name);
  }
}

function pascal(text: string): string {
  return text.replace(/(^|_)([a-z])/g, (_, __, c: string) => c.toUpperCase());
}
