// Which members of entities and value types anything in a module refers to.

import type { Expr, Id, QName, StrPart } from "../../ast/index.ts";
import { type AnyNode, isExpr, walk } from "../../ast/visit.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain, type Type } from "../../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";

/** Members that are referred to, and words that may refer to a member of any type. */
export interface MemberUses {
  readonly members: Set<MemberSymbol>;
  readonly words: Set<string>;
}

const tables = new WeakMap<LinkedModule, MemberUses>();

/** What a module refers to; a reference whose owner is not known counts for all of its name. */
export function memberUses(spec: SpecModel, module: LinkedModule): MemberUses {
  const known = tables.get(module);
  if (known !== undefined) return known;
  const uses: MemberUses = { members: new Set(), words: new Set() };
  const collector = new Collector(spec, module, uses);
  for (const declaration of module.module.declarations) {
    walk(declaration, (node) => {
      if (isExpr(node)) collector.expression(node);
      else collector.part(node);
      return true;
    });
  }
  tables.set(module, uses);
  return uses;
}

class Collector {
  private readonly spec: SpecModel;
  private readonly module: LinkedModule;
  private readonly uses: MemberUses;

  constructor(spec: SpecModel, module: LinkedModule, uses: MemberUses) {
    this.spec = spec;
    this.module = module;
    this.uses = uses;
  }

  expression(expr: Expr): void {
    const { typer } = this.spec;
    switch (expr.kind) {
      case "name":
      case "member": {
        const symbol = typer.symbols.get(expr);
        if (symbol?.kind === "member") this.uses.members.add(symbol.member);
        else if (expr.kind === "member") this.uses.words.add(expr.name.text);
        else if (symbol?.kind !== "binding" && symbol?.kind !== "literal")
          this.uses.words.add(expr.id.text);
        return;
      }
      case "map":
        this.of(elementOf(typer.typeOf(expr.source)), expr.name.text);
        return;
      case "lookup":
        for (const field of expr.fields) this.ofNamed(expr.entity, field.name.text);
        return;
      case "object":
        for (const field of expr.fields)
          this.of(ownerOf(typer.expected.get(expr)), field.name.text);
        return;
      case "call": {
        const { callee } = expr;
        const created = callee.kind === "member" ? typer.symbols.get(callee.object) : undefined;
        const owner = created?.kind === "type" ? created.type : undefined;
        for (const arg of expr.args) if (arg.name !== undefined) this.of(owner, arg.name.text);
        return;
      }
      case "string":
        for (const part of expr.parts as readonly StrPart[])
          if (typeof part !== "string") for (const id of part.path) this.uses.words.add(id.text);
        return;
      default:
        return;
    }
  }

  part(node: AnyNode): void {
    const n = node as unknown as {
      entity?: QName;
      path?: readonly Id[];
      field?: Id;
      when?: object;
    };
    switch (node.kind) {
      case "change":
      case "derived":
        // The path of a trigger; a derived value of an entity has neither.
        if (n.entity === undefined || n.path === undefined) return;
        this.path(n.entity, n.path);
        return;
      case "field":
        return;
      default:
        // A `when` set or a graph tells which field it is about.
        if (node.kind !== "graph" && n.field !== undefined) this.uses.words.add(n.field.text);
    }
  }

  private path(entity: QName, path: readonly Id[]): void {
    const found = find(this.module, entity, typesOf);
    let owner = found === undefined || found === "opaque" ? undefined : found.symbol;
    for (const id of path) {
      const member = owner === undefined ? undefined : this.of(owner, id.text);
      owner = member === undefined ? undefined : ownerOf(this.spec.program.typeOfMember(member));
    }
  }

  private ofNamed(entity: QName, name: string): void {
    const found = find(this.module, entity, typesOf);
    this.of(found === undefined || found === "opaque" ? undefined : found.symbol, name);
  }

  private of(owner: TypeSymbol | undefined, name: string): MemberSymbol | undefined {
    const member = owner === undefined ? undefined : this.spec.program.memberOf(owner, name);
    if (member === undefined || member === "opaque") {
      this.uses.words.add(name);
      return undefined;
    }
    this.uses.members.add(member);
    return member;
  }
}

function ownerOf(type: Type | undefined): TypeSymbol | undefined {
  const inner = type === undefined ? undefined : plain(type);
  return inner?.kind === "entity" || inner?.kind === "value" ? inner.symbol : undefined;
}

function elementOf(type: Type): TypeSymbol | undefined {
  const inner = plain(type);
  return inner.kind === "collection" ? ownerOf(inner.element) : undefined;
}
