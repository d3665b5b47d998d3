// A linked set of modules with what its declarations mean: entities and their variants, members
// and their types. Questions that need no expression; `typing/` answers those that do.

import type { Field, Graph, Type as TypeNode } from "../ast/index.ts";
import { type Found, find, findWord, type LinkedModule, typesOf } from "./linked-module.ts";
import {
  ANY,
  collection,
  type EnumType,
  optional,
  type ScalarName,
  scalar,
  type Type,
  UNKNOWN,
} from "./type.ts";
import type { MemberSymbol, TypeSymbol } from "./type-symbol.ts";

const SCALARS: ReadonlySet<string> = new Set([
  "String",
  "Integer",
  "Decimal",
  "Boolean",
  "Timestamp",
  "Duration",
]);
const COLLECTIONS: ReadonlySet<string> = new Set(["Set", "List", "Sequence"]);
/** Types that are known by name only; everything may be done with their values. */
const OPAQUE: ReadonlySet<string> = new Set(["Map", "Void", "ByteArray"]);

/** True for the types that need no declaration (5.1). */
export function isBuiltIn(name: string): boolean {
  return SCALARS.has(name) || COLLECTIONS.has(name) || OPAQUE.has(name) || name === "Any";
}

export class Program {
  readonly modules: readonly LinkedModule[];
  private readonly variants = new Map<TypeSymbol, TypeSymbol[]>();
  private readonly memberTypes = new Map<MemberSymbol, Type>();
  /** Set by `typing/`: the type of a projection, relationship or derived value. */
  computedType: (member: MemberSymbol) => Type = () => UNKNOWN;

  constructor(modules: readonly LinkedModule[]) {
    this.modules = modules;
    for (const module of modules) {
      for (const symbol of module.types.values()) {
        const base = this.baseOf(symbol);
        if (base === undefined || base === "opaque") continue;
        const known = this.variants.get(base);
        if (known === undefined) this.variants.set(base, [symbol]);
        else known.push(symbol);
      }
    }
  }

  // --- entities and variants

  /** The entity that a variant extends; undefined for other types and where it is not declared. */
  baseOf(symbol: TypeSymbol): TypeSymbol | "opaque" | undefined {
    if (symbol.node.kind !== "variant") return undefined;
    const found = find(symbol.module, symbol.node.base, typesOf);
    return found === "opaque" ? found : found?.symbol;
  }

  /** The declared variants of an entity, in the order of modules and text. */
  variantsOf(symbol: TypeSymbol): readonly TypeSymbol[] {
    return this.variants.get(symbol) ?? [];
  }

  isEntity(symbol: TypeSymbol): boolean {
    return symbol.node.kind === "entity" || symbol.node.kind === "variant";
  }

  isExternal(symbol: TypeSymbol): boolean {
    return symbol.node.kind === "entity" && symbol.node.external;
  }

  /** An external entity without members stands for any entity (6.1). */
  isPlaceholder(symbol: TypeSymbol): boolean {
    return this.isExternal(symbol) && symbol.members.size === 0;
  }

  /** The same type, or a variant of it. */
  isSubtype(symbol: TypeSymbol, of: TypeSymbol): boolean {
    if (symbol === of) return true;
    const base = this.baseOf(symbol);
    return base === of || base === "opaque";
  }

  /** A member by name: own, then the base's; opaque where the base cannot be opened. */
  memberOf(symbol: TypeSymbol, name: string): MemberSymbol | "opaque" | undefined {
    const own = symbol.members.get(name);
    if (own !== undefined) return own;
    const base = this.baseOf(symbol);
    if (base === undefined) return this.isPlaceholder(symbol) ? "opaque" : undefined;
    return base === "opaque" ? "opaque" : base.members.get(name);
  }

  /** All members that instances of a type have: the base's first. */
  membersOf(symbol: TypeSymbol): readonly MemberSymbol[] {
    const base = this.baseOf(symbol);
    const inherited = base === undefined || base === "opaque" ? [] : [...base.members.values()];
    return [...inherited, ...symbol.members.values()];
  }

  /** The transition graph of a field: the type's own, or that of the base. */
  graphOf(member: MemberSymbol): Graph | undefined {
    return member.owner.graphs.find((g) => g.field.text === member.name);
  }

  /** The field that tells which variant an instance is. */
  discriminatorOf(symbol: TypeSymbol): MemberSymbol | undefined {
    for (const member of symbol.members.values()) {
      if (this.typeOfMember(member).kind === "discriminator") return member;
    }
    return undefined;
  }

  // --- types

  /** The type of a member as its owner sees it. */
  typeOfMember(member: MemberSymbol): Type {
    const known = this.memberTypes.get(member);
    if (known !== undefined) return known;
    this.memberTypes.set(member, UNKNOWN); // A member that reads itself is not known either.
    const type =
      member.node.kind === "field"
        ? this.fieldType(member, member.node)
        : this.computedType(member);
    this.memberTypes.set(member, type);
    return type;
  }

  private fieldType(member: MemberSymbol, field: Field): Type {
    return this.resolve(field.type, member.owner.module, { owner: member.owner, field });
  }

  /** Finds a declared type by its written name. */
  findType(module: LinkedModule, name: string): Found<TypeSymbol> {
    return findWord(module, name, typesOf);
  }

  /**
   * The meaning of a written type.
   * @param at the field that has this type: inline enums belong to it, and a `|` of names may tell
   *   the variants of its entity apart (3.4)
   */
  resolve(
    node: TypeNode,
    module: LinkedModule,
    at?: { readonly owner: TypeSymbol; readonly field: Field },
  ): Type {
    switch (node.kind) {
      case "optional":
        return optional(this.resolve(node.inner, module, at));
      case "wildcard":
        return ANY;
      case "inlineEnum": {
        const name = at === undefined ? "" : `${at.owner.name}.${at.field.name.text}`;
        return {
          kind: "enum",
          name,
          inline: true,
          identity: at?.field ?? node,
          literals: node.literals,
        };
      }
      case "union":
        return this.unionOf(node, module, at?.owner);
      case "generic": {
        const of = node.name.name.text;
        const [element] = node.args;
        if (of !== "Set" && of !== "List" && of !== "Sequence") return UNKNOWN;
        return collection(of, element === undefined ? UNKNOWN : this.resolve(element, module));
      }
      case "named":
        return this.named(node, module);
      default:
        return node satisfies never;
    }
  }

  private named(node: Extract<TypeNode, { kind: "named" }>, module: LinkedModule): Type {
    const name = node.name.name.text;
    if (node.name.alias === undefined) {
      if (SCALARS.has(name) && !module.types.has(name)) return scalar(name as ScalarName);
      if (name === "Any") return ANY;
      if (COLLECTIONS.has(name) || OPAQUE.has(name)) return UNKNOWN;
    }
    const found = find(module, node.name, typesOf);
    return found === undefined || found === "opaque" ? UNKNOWN : this.typeOfSymbol(found.symbol);
  }

  private unionOf(
    node: Extract<TypeNode, { kind: "union" }>,
    module: LinkedModule,
    owner: TypeSymbol | undefined,
  ): Type {
    const names = node.alts.map((a) =>
      a.kind === "named" && a.name.alias === undefined ? a.name.name.text : undefined,
    );
    if (owner !== undefined && names.every((n) => n !== undefined)) {
      const variants = new Set(this.variantsOf(owner).map((v) => v.name));
      const declared = names.some((n) => isBuiltIn(n) || this.findType(module, n) !== undefined);
      if (names.some((n) => variants.has(n)) || (!declared && variants.size >= 0)) {
        return { kind: "discriminator", symbol: owner, names };
      }
    }
    return { kind: "union", alts: node.alts.map((a) => this.resolve(a, module)) };
  }

  /** The type of the instances, values or literals of a declared type. */
  typeOfSymbol(symbol: TypeSymbol): Type {
    const { node } = symbol;
    switch (node.kind) {
      case "entity":
      case "variant":
        return { kind: "entity", symbol };
      case "value":
        return { kind: "value", symbol };
      case "enum":
        return enumOf(symbol.name, node, node.literals);
      case "actor":
        return this.actorType(symbol);
      default:
        return node satisfies never;
    }
  }

  /** A party of an actor's kind is an instance of the entity that identifies it (7.5). */
  private actorType(symbol: TypeSymbol): Type {
    let expr = symbol.node.kind === "actor" ? symbol.node.identifiedBy : undefined;
    while (expr?.kind === "where") expr = expr.source;
    if (expr?.kind !== "name" && expr?.kind !== "qname") return UNKNOWN;
    const name = expr.kind === "name" ? { span: expr.span, name: expr.id } : expr;
    const found = find(symbol.module, name, typesOf);
    if (found === undefined || found === "opaque" || found.symbol.node.kind === "actor")
      return UNKNOWN;
    return this.typeOfSymbol(found.symbol);
  }

  /** The variant that a discriminator's name means. */
  variantNamed(entity: TypeSymbol, name: string): TypeSymbol | undefined {
    return this.variantsOf(entity).find((v) => v.name === name);
  }
}

function enumOf(name: string, identity: object, literals: EnumType["literals"]): Type {
  return { kind: "enum", name, inline: false, identity, literals };
}
