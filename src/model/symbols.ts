// The names that one module declares, by namespace (language definition, 5.1). Everything here
// keeps the order of the text, and every declaration of a name, not only the first.

import type { Declaration, EntityMember, Id, Module } from "../ast/index.ts";
import type { NamedMember } from "./type-symbol.ts";

/** One declaration of a name. */
export interface DeclaredName {
  /** How the name is written where it is looked up: dotted for a deferred path. */
  readonly name: string;
  /** Where the name stands. */
  readonly id: Id;
  /** What is declared, in the words of the language: `entity`, `rule`, `field` ... */
  readonly construct: string;
  readonly declaration: Declaration;
}

/** The members that one entity, variant or value type declares, under its own name. */
export interface MemberTable {
  readonly owner: DeclaredName;
  /** The entity that a variant extends, when it is declared in this module. */
  readonly base?: string;
  readonly members: readonly DeclaredName[];
}

/** The namespaces of a module, each in text order. */
export interface Symbols {
  readonly types: readonly DeclaredName[];
  readonly contracts: readonly DeclaredName[];
  readonly rules: readonly DeclaredName[];
  readonly surfaces: readonly DeclaredName[];
  readonly invariants: readonly DeclaredName[];
  readonly deferred: readonly DeclaredName[];
  readonly aliases: readonly DeclaredName[];
  /** Parameters of all local config blocks together. */
  readonly config: readonly DeclaredName[];
  /** Parameters of each override block `alias/config { ... }` of its own. */
  readonly overrides: readonly (readonly DeclaredName[])[];
  /** Bindings of `given` and default instances: one namespace. */
  readonly values: readonly DeclaredName[];
  readonly members: readonly MemberTable[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** Collects the namespaces of one module (language definition, 5.1). Looks at nothing else. */
export function symbolsOf(module: Module): Symbols {
  const out: Mutable<Symbols> = {
    types: [],
    contracts: [],
    rules: [],
    surfaces: [],
    invariants: [],
    deferred: [],
    aliases: [],
    config: [],
    overrides: [],
    values: [],
    members: [],
  };
  for (const declaration of module.declarations) declare(declaration, out);
  return { ...out, members: withReverseMembers(out.members, module) };
}

function declare(d: Declaration, out: Mutable<Symbols>): void {
  const symbol = (id: Id, construct: string = d.kind, name = id.text): DeclaredName => ({
    name,
    id,
    construct,
    declaration: d,
  });
  switch (d.kind) {
    case "use":
      if (d.alias !== undefined) out.aliases.push(symbol(d.alias, "alias"));
      return;
    case "given":
      for (const b of d.bindings) out.values.push(symbol(b.name, "given"));
      return;
    case "config": {
      const params = d.params.map((p) => symbol(p.name));
      if (d.qualifier === undefined) out.config.push(...params);
      else out.overrides.push(params);
      return;
    }
    case "entity":
    case "value":
    case "variant": {
      const owner = symbol(d.name, d.kind === "entity" && d.external ? "external entity" : d.kind);
      out.types.push(owner);
      const members = membersOf(d.members, d);
      const extendsLocal = d.kind === "variant" && d.base.alias === undefined;
      out.members.push(
        extendsLocal ? { owner, base: d.base.name.text, members } : { owner, members },
      );
      return;
    }
    case "enum":
    case "actor":
      out.types.push(symbol(d.name));
      return;
    case "contract":
      out.contracts.push(symbol(d.name));
      return;
    case "rule":
      out.rules.push(symbol(d.name));
      return;
    case "surface":
      out.surfaces.push(symbol(d.name));
      return;
    case "invariant":
      out.invariants.push(symbol(d.name));
      return;
    case "default":
      out.values.push(symbol(d.name));
      return;
    case "deferred": {
      const segments = [d.path.name, ...d.rest].map((id) => id.text).join(".");
      const name = d.path.alias === undefined ? segments : `${d.path.alias.text}/${segments}`;
      out.deferred.push(symbol(d.path.name, "deferred", name));
      return;
    }
    case "openQuestion":
      return;
    default:
      d satisfies never;
  }
}

function membersOf(members: readonly EntityMember[], declaration: Declaration): DeclaredName[] {
  return members.flatMap((member) => {
    if (!isNamed(member)) return [];
    const { name: id } = member;
    return [{ name: id.text, id, construct: constructOf(member), declaration }];
  });
}

/** A member that takes a name in its owner's table; graphs, invariants and questions take none. */
export function isNamed(member: EntityMember): member is NamedMember {
  switch (member.kind) {
    case "field":
    case "relationship":
    case "projection":
    case "derived":
    case "emptyMember":
      return true;
    case "graph":
    case "invariant":
    case "reverse":
    case "openQuestion":
    case "annotation":
      return false;
    default:
      return member satisfies never;
  }
}

function constructOf(member: EntityMember): string {
  return member.kind === "derived"
    ? "derived value"
    : member.kind === "emptyMember"
      ? "member"
      : member.kind;
}

/** Adds members written as `Entity.member: ...` in another body to the table of that entity. */
function withReverseMembers(
  tables: readonly MemberTable[],
  module: Module,
): readonly MemberTable[] {
  const reverse = module.declarations.flatMap((d) =>
    d.kind === "entity" || d.kind === "variant" || d.kind === "value"
      ? d.members.flatMap((m) =>
          m.kind === "reverse"
            ? membersOf([m.member], d).map((symbol) => ({ entity: m.entity.text, symbol }))
            : [],
        )
      : [],
  );
  if (reverse.length === 0) return tables;
  const first = new Set<string>();
  return tables.map((table) => {
    if (first.has(table.owner.name)) return table;
    first.add(table.owner.name);
    const added = reverse.filter((r) => r.entity === table.owner.name).map((r) => r.symbol);
    const members = [...table.members, ...added];
    return { ...table, members: members.sort((a, b) => a.id.span.start - b.id.span.start) };
  });
}
