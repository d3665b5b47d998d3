// What surfaces show although no rule has anything to do with it (language definition, W7 of 8.3).

import type { Declaration, Expr } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import { find, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain, type Type } from "../../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { Check } from "../check.ts";
import { partsOf } from "./bodies.ts";

/** Stored fields that a surface shows and that no rule of the set reads or writes. */
export const unusedPaths: Check = ({ module, linked, spec }, report) => {
  if (linked.rules.size === 0) return;
  const used = usedMembers(spec);
  const said = new Set<MemberSymbol>();
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    for (const { clause, item } of partsOf(surface).entries) {
      const symbol = clause === "exposes" ? spec.typer.symbols.get(item.expr) : undefined;
      if (symbol?.kind !== "member") continue;
      const { member } = symbol;
      if (used.has(member) || said.has(member) || !isRuled(member, spec)) continue;
      said.add(member);
      const params = { member: member.name, entity: member.owner.name };
      const related =
        member.owner.module === linked ? [{ span: member.id.span, label: "declared here" }] : [];
      report(diagnostic("surface.unusedPath", item.expr.span, params, { related }));
    }
  }
};

/** Fields that only rules can give a value: not those of records or of what others govern. */
function isRuled(member: MemberSymbol, spec: SpecModel): boolean {
  const { owner, node } = member;
  if (node.kind !== "field" || owner.node.kind === "value") return false;
  return !spec.program.isExternal(owner) && owner.module.rules.size > 0;
}

const cache = new WeakMap<SpecModel, ReadonlySet<MemberSymbol>>();

/** Members that something besides showing them reads or writes, also by way of other members. */
function usedMembers(spec: SpecModel): ReadonlySet<MemberSymbol> {
  const known = cache.get(spec);
  if (known !== undefined) return known;
  const used = new Set<MemberSymbol>();
  const pending: MemberSymbol[] = [];
  const add = (member: MemberSymbol | "opaque" | undefined): void => {
    if (member === undefined || member === "opaque" || used.has(member)) return;
    used.add(member);
    pending.push(member);
  };
  for (const module of spec.modules)
    for (const d of module.module.declarations) declared(d, module, spec, add);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.node.kind !== "field") mentioned(next.node, next.owner.module, spec, add);
  }
  cache.set(spec, used);
  return used;
}

type Add = (member: MemberSymbol | "opaque" | undefined) => void;

function declared(d: Declaration, module: LinkedModule, spec: SpecModel, add: Add): void {
  switch (d.kind) {
    case "rule":
    case "default":
    case "invariant":
    case "actor":
      mentioned(d, module, spec, add);
      if (d.kind === "default") defaultFields(d, module, spec, add);
      return;
    case "entity":
    case "variant":
    case "value":
      for (const m of d.members) if (m.kind === "invariant") mentioned(m, module, spec, add);
      return;
    case "surface": {
      // What decides what a party may do has a use; what is merely shown has none yet.
      for (const { clause, item, conditions } of partsOf(d).entries) {
        for (const c of conditions) mentioned(c, module, spec, add);
        if (clause !== "exposes") mentioned(item, module, spec, add);
      }
      for (const m of d.members)
        if (m.kind === "context" && m.where !== undefined) mentioned(m.where, module, spec, add);
      return;
    }
    default:
      return;
  }
}

/** Adds every member that is named at or below a node. */
function mentioned(node: object, module: LinkedModule, spec: SpecModel, add: Add): void {
  const { typer, program } = spec;
  for (const expr of expressionsIn(node)) {
    const symbol = typer.symbols.get(expr);
    if (symbol?.kind === "member") add(symbol.member);
    switch (expr.kind) {
      case "map":
        addNamed(plain(elementOf(typer.typeOf(expr.source))), expr.name.text, spec, add);
        break;
      case "lookup": {
        const found = find(module, expr.entity, typesOf);
        if (found === undefined || found === "opaque") break;
        for (const f of expr.fields) add(program.memberOf(found.symbol, f.name.text));
        break;
      }
      case "call":
        created(expr, spec, add);
        break;
      case "object": {
        const wanted = typer.expected.get(expr);
        if (wanted !== undefined)
          for (const f of expr.fields) addNamed(plain(wanted), f.name.text, spec, add);
        break;
      }
      default:
        break;
    }
  }
  walk(node, (n) => {
    if ((n.kind !== "change" && n.kind !== "derived") || !("entity" in n) || !("path" in n))
      return true;
    const { entity, path } = n as unknown as {
      readonly entity: Parameters<typeof find>[1];
      readonly path: readonly { readonly text: string }[];
    };
    const found = find(module, entity, typesOf);
    let type: Type | undefined =
      found === undefined || found === "opaque" ? undefined : program.typeOfSymbol(found.symbol);
    for (const id of path) {
      if (type === undefined) break;
      const member = memberIn(plain(type), id.text, spec);
      add(member);
      type = member === undefined || member === "opaque" ? undefined : program.typeOfMember(member);
    }
    return true;
  });
}

function elementOf(type: Type): Type {
  const inner = plain(type);
  return inner.kind === "collection" ? inner.element : inner;
}

function memberIn(type: Type, name: string, spec: SpecModel): MemberSymbol | "opaque" | undefined {
  if (type.kind !== "entity" && type.kind !== "value") return undefined;
  return spec.program.memberOf(type.symbol, name);
}

function addNamed(type: Type, name: string, spec: SpecModel, add: Add): void {
  add(memberIn(type, name, spec));
}

function created(expr: Extract<Expr, { kind: "call" }>, spec: SpecModel, add: Add): void {
  if (expr.callee.kind !== "member" || expr.callee.name.text !== "created") return;
  const symbol = spec.typer.symbols.get(expr.callee.object);
  if (symbol?.kind !== "type") return;
  const entity: TypeSymbol = symbol.type;
  for (const arg of expr.args)
    if (arg.name !== undefined) add(spec.program.memberOf(entity, arg.name.text));
}

function defaultFields(
  d: Extract<Declaration, { kind: "default" }>,
  module: LinkedModule,
  spec: SpecModel,
  add: Add,
): void {
  const found = d.type === undefined ? undefined : find(module, d.type, typesOf);
  if (found === undefined || found === "opaque" || d.value.kind !== "object") return;
  for (const field of d.value.fields) add(spec.program.memberOf(found.symbol, field.name.text));
}
