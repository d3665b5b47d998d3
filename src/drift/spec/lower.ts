// Allium's expressions as the terms and conditions that code is derived to. Derived values,
// projections and relationships are unfolded, so both sides speak of fields.

import type { Expr } from "../../ast/index.ts";
import { filteredBy } from "../../facts/code/derive/calls.ts";
import { conjunction, negation } from "../../facts/code/derive/condition.ts";
import { compareTerms } from "../../facts/code/derive/lower-condition.ts";
import type { Condition, Site, Term } from "../../facts/code/derive/term.ts";
import { find, typesOf } from "../../model/linked-module.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import { element } from "../roots.ts";
import { specCondition } from "./condition.ts";
import { secondsOf } from "./durations.ts";
import { entityOfTerm, typeNamed } from "./entities.ts";
import type { Scope, SpecSource } from "./scope.ts";

/** The value of an expression. */
export function specTerm(source: SpecSource, expr: Expr, scope: Scope): Term {
  const site = source.site(scope.module, expr.span);
  const of = (e: Expr): Term => specTerm(source, e, scope);
  switch (expr.kind) {
    case "name":
      return nameTerm(source, expr, scope, site);
    case "qname":
      return symbolTerm(source, expr, expr.name.text, scope, site);
    case "string": {
      const parts = expr.parts.map((p) =>
        typeof p === "string" ? p : `{${p.path.map((i) => i.text).join(".")}}`,
      );
      return { kind: "literal", value: parts.join(""), site };
    }
    case "number":
      return { kind: "literal", value: Number(expr.raw.replace(/_/g, "")), site };
    case "duration": {
      const seconds = secondsOf(expr.raw);
      return seconds === undefined
        ? { kind: "opaque", text: expr.raw, site }
        : { kind: "duration", seconds, site };
    }
    case "bool":
      return { kind: "literal", value: expr.value, site };
    case "null":
      return { kind: "literal", value: null, site };
    case "now":
      return { kind: "now", site };
    case "this":
      return scope.self ?? { kind: "opaque", text: "this", site };
    case "backtick":
      return { kind: "literal", value: expr.text, valueName: expr.text, site };
    case "set":
    case "list":
      return { kind: "list", items: expr.items.map(of), site };
    case "object":
      return {
        kind: "new",
        type: "{}",
        fields: new Map(expr.fields.map((f) => [f.name.text, of(f.value)])),
        site,
      };
    case "member":
      return memberTerm(source, expr, scope, site);
    case "call":
      return callTerm(source, expr, scope, site);
    case "lookup": {
      const found = find(scope.module, expr.entity, typesOf);
      const type =
        found === undefined || found === "opaque" ? expr.entity.name.text : found.symbol.name;
      const binder = element("it", site, type);
      const where = expr.fields.map((f): Condition => {
        const at = source.site(scope.module, f.span);
        const value = f.value === undefined ? nameByText(f.name.text, scope, at) : of(f.value);
        return compareTerms(
          "==",
          { kind: "member", of: binder, name: f.name.text, site: at },
          value,
          at,
        );
      });
      return { kind: "fetch", type, many: false, binder, where: conjunction(...where), site };
    }
    case "where": {
      const collection = of(expr.source);
      const type = elementType(source, expr.source) ?? entityOfTerm(source.spec, collection);
      const binder = element("it", site, type);
      const where = specCondition(source, expr.pred, { ...scope, subject: binder });
      return filteredBy(collection, binder, where, site);
    }
    case "map": {
      const collection = of(expr.source);
      const binder = element("it", site, elementType(source, expr.source));
      const result: Term = { kind: "member", of: binder, name: expr.name.text, site };
      return { kind: "collection", op: "map", of: collection, binder, result, site };
    }
    case "if": {
      let term: Term = expr.else === undefined ? { kind: "opaque", text: "", site } : of(expr.else);
      for (const b of [...expr.branches].reverse())
        term = {
          kind: "choice",
          condition: specCondition(source, b.cond, scope),
          // biome-ignore lint/suspicious/noThenProperty: the branch of a choice, never awaited
          then: of(b.value),
          else: term,
          site,
        };
      return term;
    }
    case "guarded":
      return of(expr.item);
    case "unary":
      if (expr.op !== "-")
        return { kind: "test", condition: specCondition(source, expr, scope), site };
      return {
        kind: "arithmetic",
        op: "-",
        left: { kind: "literal", value: 0, site },
        right: of(expr.operand),
        site,
      };
    case "binary":
      switch (expr.op) {
        case "+":
        case "-":
        case "*":
        case "/":
          return {
            kind: "arithmetic",
            op: expr.op,
            left: of(expr.left),
            right: of(expr.right),
            site,
          };
        case "??":
          return of(expr.left);
        default:
          return { kind: "test", condition: specCondition(source, expr, scope), site };
      }
    case "forall":
      return { kind: "test", condition: specCondition(source, expr, scope), site };
    case "within":
    case "discard":
    case "with":
    case "lambda":
    case "pipe":
    case "typeExpr":
    case "error":
      return { kind: "opaque", text: source.text(site), site };
    default:
      return expr satisfies never;
  }
}

function nameTerm(
  source: SpecSource,
  expr: Extract<Expr, { kind: "name" }>,
  scope: Scope,
  site: Site,
): Term {
  const name = expr.id.text;
  const symbol = source.spec.typer.symbols.get(expr);
  if (symbol?.kind === "literal") return { kind: "literal", value: name, valueName: name, site };
  const bound = scope.names.get(name);
  if (bound !== undefined && symbol?.kind !== "member") return bound;
  return symbolTerm(source, expr, name, scope, site);
}

function symbolTerm(source: SpecSource, expr: Expr, name: string, scope: Scope, site: Site): Term {
  const symbol = source.spec.typer.symbols.get(expr);
  switch (symbol?.kind) {
    case "member":
      return ownMember(source, symbol.member, scope, site);
    case "collection": {
      const type = symbol.entity.name;
      return {
        kind: "fetch",
        type,
        many: true,
        binder: element("it", site, type),
        where: { kind: "true" },
        site,
      };
    }
    case "parameter":
      return configTerm(source, symbol.config.name, site);
    case "literal":
      return { kind: "literal", value: name, valueName: name, site };
    case "unresolved":
      if (symbol.literalOf !== undefined)
        return { kind: "literal", value: name, valueName: name, site };
      break;
    case "binding":
    case "instance":
    case "config":
    case "type":
    case "deferred":
    case "blackBox":
    case "opaque":
    case "free":
    case undefined:
      break;
    default:
      symbol satisfies never;
  }
  return nameByText(name, scope, site, typeNameOf(source, expr));
}

function nameByText(name: string, scope: Scope, site: Site, type?: string): Term {
  const bound = scope.names.get(name);
  if (bound !== undefined) return bound;
  return { kind: "root", name, origin: "global", site, ...(type === undefined ? {} : { type }) };
}

/** A member named alone: of the element that a predicate is about, or of the instance itself. */
function ownMember(source: SpecSource, member: MemberSymbol, scope: Scope, site: Site): Term {
  const { subject, self } = scope;
  const fits = (t: Term | undefined): boolean =>
    t?.kind === "root" && (t.type === member.owner.name || t.type === undefined);
  const of = fits(subject) ? subject : (self ?? subject);
  if (of === undefined) return { kind: "opaque", text: member.name, site };
  return unfolded(source, of, member, scope, site);
}

/** A member of a term; computed ones as what they compute. */
function unfolded(
  source: SpecSource,
  of: Term,
  member: MemberSymbol,
  scope: Scope,
  site: Site,
): Term {
  const { node, owner } = member;
  const inside: Scope = {
    module: owner.module,
    names: new Map(),
    self: of,
    depth: scope.depth + 1,
  };
  if (scope.depth < 8) {
    switch (node.kind) {
      case "derived":
        return specTerm(source, node.expr, inside);
      case "projection":
        return specTerm(source, node.expr, inside);
      case "relationship": {
        const type = entityName(source, node.target);
        if (type === undefined) break;
        const binder = element("it", site, type);
        const where = specCondition(source, node.predicate, { ...inside, subject: binder });
        return { kind: "fetch", type, many: true, binder, where, site };
      }
      case "field":
      case "emptyMember":
        break;
      default:
        node satisfies never;
    }
  }
  return { kind: "member", of, name: member.name, site };
}

function entityName(source: SpecSource, target: Expr): string | undefined {
  const symbol = source.spec.typer.symbols.get(target);
  if (symbol?.kind === "type") return symbol.type.name;
  return target.kind === "name"
    ? target.id.text
    : target.kind === "qname"
      ? target.name.text
      : undefined;
}

/** Name of the entity or value type that an expression gives. */
export function typeNameOf(source: SpecSource, expr: Expr): string | undefined {
  const type = plain(source.spec.typer.typeOf(expr));
  if (type.kind === "entity" || type.kind === "value") return type.symbol.name;
  if (type.kind !== "collection") return undefined;
  const inner = plain(type.element);
  return inner.kind === "entity" || inner.kind === "value" ? inner.symbol.name : undefined;
}

export function elementType(source: SpecSource, expr: Expr): string | undefined {
  return typeNameOf(source, expr);
}

function configTerm(source: SpecSource, name: string, site: Site): Term {
  for (const module of source.spec.modules) {
    const symbol = module.config.get(name);
    if (symbol === undefined) continue;
    const at = source.site(module, symbol.node.span);
    const value =
      symbol.node.value === undefined
        ? undefined
        : specTerm(source, symbol.node.value, { module, names: new Map(), depth: 0 });
    return {
      kind: "constant",
      name,
      fact: { name, place: at.place },
      file: module.path,
      site,
      ...(value === undefined ? {} : { value }),
    };
  }
  return { kind: "opaque", text: `config.${name}`, site };
}

function memberTerm(
  source: SpecSource,
  expr: Extract<Expr, { kind: "member" }>,
  scope: Scope,
  site: Site,
): Term {
  const symbol = source.spec.typer.symbols.get(expr);
  if (symbol?.kind === "parameter") return configTerm(source, symbol.config.name, site);
  const of = specTerm(source, expr.object, scope);
  const name = expr.name.text;
  const owner = plain(source.spec.typer.typeOf(expr.object));
  if (owner.kind === "collection") {
    if (name === "count") return { kind: "collection", op: "count", of, site };
    if (name === "first" || name === "last") return { kind: "collection", op: "first", of, site };
    if (name === "unique") return of;
  }
  if (symbol?.kind === "member") return unfolded(source, of, symbol.member, scope, site);
  if (owner.kind === "entity" || owner.kind === "value") {
    const member = source.spec.program.memberOf(owner.symbol, name);
    if (member !== undefined && member !== "opaque")
      return unfolded(source, of, member, scope, site);
  }
  // The type was not inferred, but what the path begins with tells it.
  const entity = entityOfTerm(source.spec, of);
  const member =
    entity === undefined ? undefined : typeNamed(source.spec, entity)?.members.get(name);
  if (member !== undefined) return unfolded(source, of, member, scope, site);
  if (of.kind === "fetch" && of.many && name === "count")
    return { kind: "collection", op: "count", of, site };
  return { kind: "member", of, name, site };
}

function callTerm(
  source: SpecSource,
  expr: Extract<Expr, { kind: "call" }>,
  scope: Scope,
  site: Site,
): Term {
  const { callee } = expr;
  const args = expr.args.map((a) => a.value);
  if (callee.kind === "member") {
    const of = specTerm(source, callee.object, scope);
    const name = callee.name.text;
    const [first] = args;
    if (first?.kind === "lambda") {
      const binder = element(first.param.text, site, elementType(source, callee.object));
      const names = new Map(scope.names).set(first.param.text, binder);
      const where = specCondition(source, first.body, { ...scope, names });
      const filtered = (c: Condition): Term => filteredBy(of, binder, c, site);
      if (name === "any")
        return { kind: "test", condition: { kind: "truth", of: filtered(where), site }, site };
      if (name === "all")
        return {
          kind: "test",
          condition: negation({ kind: "truth", of: filtered(negation(where)), site }),
          site,
        };
    }
    if (name === "created") return { kind: "opaque", text: source.text(site), site };
    return { kind: "call", name, on: of, args: args.map((a) => specTerm(source, a, scope)), site };
  }
  const name =
    callee.kind === "name" ? callee.id.text : callee.kind === "qname" ? callee.name.text : "";
  const values = args.map((a) => specTerm(source, a, scope));
  const [only] = values;
  if (/^(?:length|len|size|count)$/.test(name) && only !== undefined && values.length === 1)
    return { kind: "collection", op: "count", of: only, site };
  return { kind: "call", name, args: values, site };
}
