// Entities and how they refer to each other: a field that holds an entity is an arrow to it, with
// the relationship that looks back along it at the other end.

import type { Relationship } from "../ast/index.ts";
import { plain, type Type } from "../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../model/type-symbol.ts";
import type { Diagram, DiagramEdge, DiagramNode, NodeRole } from "./diagram.ts";
import { atMost, type DiagramScope, Names, oneLine } from "./scope.ts";

/** More fields than this are counted. */
const MOST_FIELDS = 14;

/** The entities of the modules asked about, and those that they refer to. */
export function entitiesDiagram(scope: DiagramScope): Diagram {
  return new Drawing(scope).draw();
}

class Drawing {
  private readonly scope: DiagramScope;
  private readonly shown = new Map<TypeSymbol, string>();
  private readonly edges: DiagramEdge[] = [];

  constructor(scope: DiagramScope) {
    this.scope = scope;
  }

  draw(): Diagram {
    const { program } = this.scope.spec;
    const own: TypeSymbol[] = [];
    for (const module of this.scope.modules)
      for (const symbol of module.types.values()) if (program.isEntity(symbol)) own.push(symbol);
    for (const symbol of own) this.id(symbol);
    for (const symbol of own) this.references(symbol);
    const names = new Names(this.shown.keys());
    const nodes = [...this.shown].map(([symbol, id]) => this.node(symbol, id, names));
    return { kind: "entities", title: "Entities", groups: [], nodes, edges: this.edges };
  }

  private id(symbol: TypeSymbol): string {
    const known = this.shown.get(symbol) ?? `e${this.shown.size}`;
    this.shown.set(symbol, known);
    return known;
  }

  private references(symbol: TypeSymbol): void {
    const { program } = this.scope.spec;
    const from = this.id(symbol);
    const base = program.baseOf(symbol);
    if (base !== undefined && base !== "opaque")
      this.edges.push({ from, to: this.id(base), role: "inherits", label: [], details: [] });
    for (const member of symbol.members.values()) {
      if (member.node.kind === "relationship") {
        this.relationship(symbol, member, member.node);
        continue;
      }
      const target = member.node.kind === "field" ? this.entityIn(member) : undefined;
      if (target === undefined) continue;
      const label = `${member.name}${cardinality(program.typeOfMember(member))}`;
      const back = this.lookingBack(target, member);
      const detail = back === undefined ? [] : [`${back.owner.name}.${back.name}`];
      const to = this.id(target);
      this.edges.push({ from, to, role: "reference", label: [label], details: [detail] });
    }
  }

  /** A relationship of its own, unless it looks back along a field. */
  private relationship(symbol: TypeSymbol, member: MemberSymbol, node: Relationship): void {
    const target = elementOf(this.scope.spec.program.typeOfMember(member));
    if (target === undefined) return;
    const along = fieldLookedAlong(node);
    const field = along === undefined ? undefined : target.members.get(along);
    if (field !== undefined && this.scope.modules.has(target.module) && this.isTo(field, symbol))
      return;
    const label = [`${member.name}${cardinality(this.scope.spec.program.typeOfMember(member))}`];
    const [from, to] = [this.id(symbol), this.id(target)];
    this.edges.push({ from, to, role: "reference", label, details: [] });
  }

  /** The relationship of an entity that looks back along a field of another one. */
  private lookingBack(target: TypeSymbol, field: MemberSymbol): MemberSymbol | undefined {
    for (const member of target.members.values()) {
      if (member.node.kind !== "relationship") continue;
      const element = elementOf(this.scope.spec.program.typeOfMember(member));
      if (element === field.owner && fieldLookedAlong(member.node) === field.name) return member;
    }
    return undefined;
  }

  private isTo(field: MemberSymbol, symbol: TypeSymbol): boolean {
    return field.node.kind === "field" && this.entityIn(field) === symbol;
  }

  private entityIn(member: MemberSymbol): TypeSymbol | undefined {
    return elementOf(this.scope.spec.program.typeOfMember(member));
  }

  private node(symbol: TypeSymbol, id: string, names: Names): DiagramNode {
    const { program } = this.scope.spec;
    const elsewhere = !this.scope.modules.has(symbol.module);
    const role: NodeRole = program.isExternal(symbol)
      ? "external"
      : symbol.node.kind === "variant"
        ? "variant"
        : "entity";
    const fields = elsewhere ? [] : [...symbol.members.values()].flatMap((m) => this.field(m));
    return {
      id,
      role,
      label: names.of(symbol),
      details: atMost(fields, MOST_FIELDS),
      marks: elsewhere ? ["elsewhere"] : [],
    };
  }

  /** A field that is no arrow, with its type as written. */
  private field(member: MemberSymbol): readonly string[] {
    if (member.node.kind !== "field" || this.entityIn(member) !== undefined) return [];
    const written = this.scope.textOf(member.owner.module, member.node.type.span);
    return [`${member.name}: ${oneLine(written, 40)}`];
  }
}

/** The entity that a value of a type is, or holds many of. */
function elementOf(type: Type): TypeSymbol | undefined {
  const inner = plain(type);
  const element = inner.kind === "collection" ? plain(inner.element) : inner;
  return element.kind === "entity" ? element.symbol : undefined;
}

function cardinality(type: Type): string {
  if (plain(type).kind === "collection") return " *";
  return type.kind === "optional" ? " ?" : "";
}

/** The field in `Other with field = this`. */
function fieldLookedAlong({ predicate }: Relationship): string | undefined {
  if (predicate.kind !== "binary" || predicate.op !== "=") return undefined;
  const { left, right } = predicate;
  const name = left.kind === "name" ? left : right.kind === "name" ? right : undefined;
  const other = name === left ? right : left;
  return name !== undefined && other.kind === "this" ? name.id.text : undefined;
}
