// Members of entities, variants and value types for the model document (language definition, 3.4).

import type { EntityMember, Expr, Field, Invariant, Type } from "../ast/index.ts";
import type { ByteTable } from "../base/byte-table.ts";
import { presenceOf } from "../model/lifecycle/presence.ts";
import type { SpecModel } from "../model/spec-model.ts";
import type { TypeSymbol } from "../model/type-symbol.ts";
import type { Constraint, ModelField, ModelGraph, ModelMembers, WhenSet } from "./model.ts";

/** What is needed to describe the members of one type. */
export interface Described {
  readonly spec: SpecModel;
  readonly source: ByteTable;
  /** The type, where its name is not taken by another. */
  readonly symbol: TypeSymbol | undefined;
  readonly members: readonly EntityMember[];
}

/** The members of a type, by kind, each list in the order of the text. */
export function membersOf(type: Described): ModelMembers {
  const { source, members } = type;
  const text = (node: { readonly span: Expr["span"] }): string => source.slice(node.span);
  const of = <K extends EntityMember["kind"]>(kind: K) =>
    members.filter((m): m is Extract<EntityMember, { kind: K }> => m.kind === kind);
  const invariants = of("invariant");
  return {
    fields: of("field").map((field) => fieldOf(type, field, invariants)),
    ...unlessEmpty({
      relationships: of("relationship").map((m) => ({
        name: m.name.text,
        target: text(m.target),
      })),
      projections: of("projection").map((m) => ({
        name: m.name.text,
        source: text(collectionBehind(m.expr)),
      })),
      derived_values: of("derived").map((m) => ({
        name: m.name.text,
        ...(m.params === undefined ? {} : { parameters: m.params.map((p) => p.text) }),
        ...whenSet(type, m.name.text),
      })),
      transition_graphs: of("graph").map(graphOf),
      invariants: invariants.map((m) => ({
        name: m.name.text,
        scope: "entity" as const,
        expression: expressionOf(source, m),
      })),
    }),
  };
}

/** The lists among some that hold something. */
export function unlessEmpty<T extends Readonly<Record<string, readonly unknown[]>>>(
  lists: T,
): Partial<T> {
  return Object.fromEntries(
    Object.entries(lists).filter(([, list]) => list.length > 0),
  ) as Partial<T>;
}

function fieldOf(type: Described, field: Field, invariants: readonly Invariant[]): ModelField {
  const name = field.name.text;
  const values = literalsOf(field.type);
  const constraints = invariants.flatMap((i) => constraintOn(type.source, name, i));
  const variants = variantsOf(type, name);
  return {
    name,
    type_expr: type.source.slice(field.type.span),
    ...(field.type.kind === "optional" ? { optional: true as const } : {}),
    ...(values === undefined || type.symbol?.node.kind === "value" ? {} : { enum_values: values }),
    ...(variants === undefined ? {} : { variants }),
    ...whenSet(type, name),
    ...(constraints.length === 0 ? {} : { constraints }),
  };
}

function literalsOf(type: Type): readonly string[] | undefined {
  if (type.kind === "optional") return literalsOf(type.inner);
  return type.kind === "inlineEnum" ? type.literals.map((l) => l.text) : undefined;
}

function variantsOf({ spec, symbol }: Described, name: string): readonly string[] | undefined {
  const member = symbol?.members.get(name);
  const type = member === undefined ? undefined : spec.program.typeOfMember(member);
  return type?.kind === "discriminator" ? type.names : undefined;
}

/** The states of a member, declared or following from what it reads, where they are of one status. */
function whenSet({ spec, symbol, members }: Described, name: string): { when_set?: WhenSet } {
  const member = symbol?.members.get(name);
  if (member === undefined || !members.some((m) => m === member.node)) return {};
  const [only, ...others] = presenceOf(spec, member);
  if (only === undefined || others.length > 0) return {};
  const [status_field, states] = only;
  return { when_set: { status_field, qualifying_states: [...states] } };
}

function graphOf(graph: Extract<EntityMember, { kind: "graph" }>): ModelGraph {
  const terminal = graph.terminal.map((l) => l.text);
  const edges = graph.edges.map((e) => ({ from: e.from.text, to: e.to.text }));
  const states = new Set([...edges.flatMap((e) => [e.from, e.to]), ...terminal]);
  return {
    field: graph.field.text,
    edges,
    states: [...states].sort(),
    ...(terminal.length === 0 ? {} : { terminal }),
  };
}

/** The collection that filters and mappings start from. */
function collectionBehind(expr: Expr): Expr {
  let at = expr;
  while (at.kind === "where" || at.kind === "map") at = at.source;
  return at;
}

/** The text of an invariant's body, from its first part to its last. */
function expressionOf(source: ByteTable, { lets, body }: Invariant): string {
  const spans = [...lets, ...body].map((n) => n.span);
  if (spans.length === 0) return "";
  const start = Math.min(...spans.map((s) => s.start));
  return source.slice({ start, end: Math.max(...spans.map((s) => s.end)) });
}

const TURNED: Readonly<Record<string, string>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "=": "=",
  "!=": "!=",
};

/** The bound that an invariant sets, if it is one comparison of a field with a constant. */
function constraintOn(
  source: ByteTable,
  field: string,
  { name, lets, body }: Invariant,
): readonly Constraint[] {
  const [only] = body;
  if (lets.length > 0 || body.length !== 1 || only?.kind !== "binary") return [];
  const turned = TURNED[only.op];
  if (turned === undefined) return [];
  const { left, right, op } = only;
  const bound = (operator: string, value: Expr): readonly Constraint[] => [
    { invariant: name.text, bound: `${operator} ${source.slice(value.span)}` },
  ];
  if (isField(left, field) && isConstant(right)) return bound(op, right);
  return isField(right, field) && isConstant(left) ? bound(turned, left) : [];
}

function isField(expr: Expr, field: string): boolean {
  if (expr.kind === "name") return expr.id.text === field;
  return expr.kind === "member" && expr.object.kind === "this" && expr.name.text === field;
}

/** A literal, a word, or a parameter of the configuration. */
function isConstant(expr: Expr): boolean {
  switch (expr.kind) {
    case "number":
    case "duration":
    case "string":
    case "bool":
    case "backtick":
    case "null":
    case "now":
    case "name":
      return true;
    case "unary":
      return expr.op === "-" && isConstant(expr.operand);
    case "member":
      return expr.object.kind === "name" || expr.object.kind === "qname";
    default:
      return false;
  }
}
