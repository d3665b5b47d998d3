// Conditions of a specification as plain formulas, as far as they compare members with values. What
// is not understood stays unknown, which never contradicts anything.

import type { Expr } from "../../ast/index.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { Typer } from "../../model/typing/typer.ts";
import type { Atom, Formula, ItemId, Relation, Value } from "./model.ts";

/** What lowering asks about names. */
export interface Names {
  readonly typer: Typer;
  memberItem(member: MemberSymbol): ItemId | undefined;
  /** The field that a path into what is not known most likely means. */
  likelyField(root: string, name: string): ItemId | undefined;
  typeItem(type: TypeSymbol): ItemId | undefined;
  source(expr: Expr): string;
}

const UNKNOWN: Formula = { op: "unknown" };
const OPPOSITE: Readonly<Record<Relation, Relation>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  in: "not in",
  "not in": "in",
};
const MIRROR: Readonly<Partial<Record<string, Relation>>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};
/** Values that are computed from others are followed so far. */
const DEPTH = 3;

/**
 * Lowers a condition.
 * @param holds false for what must not be
 * @param under the path of the instance whose members stand alone: `invitation` for its `status`
 */
export function formulaOf(
  names: Names,
  expr: Expr,
  holds = true,
  under: string | undefined = undefined,
  depth = 0,
): Formula {
  const again = (e: Expr, positive = holds): Formula => formulaOf(names, e, positive, under, depth);
  switch (expr.kind) {
    case "unary":
      if (expr.op === "not") return again(expr.operand, !holds);
      if (expr.op === "-") return UNKNOWN;
      return existence(names, expr.operand, (expr.op === "exists") === holds, under);
    case "binary":
      if (expr.op === "and" || expr.op === "or")
        return {
          op: (expr.op === "and") === holds ? "and" : "or",
          of: [again(expr.left), again(expr.right)],
        };
      if (expr.op === "implies")
        return {
          op: holds ? "or" : "and",
          of: [again(expr.left, !holds), again(expr.right)],
        };
      return comparison(names, expr, holds, under);
    case "name":
    case "member":
      return truth(names, expr, holds, under, depth);
    case "call":
      return membership(names, expr, holds, under);
    case "forall":
      return holds && expr.body.length > 0
        ? { op: "and", of: expr.body.map((e) => again(e)) }
        : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

interface Path {
  readonly path: string;
  readonly root: string;
  readonly field?: ItemId;
}

/** A path as it is written, taken from the tree: what is computed may stand in another file. */
function written(expr: Expr): string | undefined {
  if (expr.kind === "name") return expr.id.text;
  if (expr.kind === "this" || expr.kind === "within") return expr.kind;
  if (expr.kind !== "member") return undefined;
  const object = written(expr.object);
  return object === undefined ? undefined : `${object}.${expr.name.text}`;
}

/** A path to a member; undefined for anything else. */
function pathOf(names: Names, expr: Expr, under: string | undefined): Path | undefined {
  if (expr.kind !== "name" && expr.kind !== "member") return undefined;
  const symbol = names.typer.symbols.get(expr);
  if (symbol?.kind === "literal") return undefined;
  const text = written(expr);
  if (text === undefined) return undefined;
  const path =
    symbol?.kind === "member" && expr.kind === "name" && under ? `${under}.${text}` : text;
  const root = /^\w+/.exec(path)?.[0] ?? path;
  const field =
    symbol?.kind === "member"
      ? names.memberItem(symbol.member)
      : expr.kind === "member"
        ? names.likelyField(root, expr.name.text)
        : undefined;
  return field === undefined ? { path, root } : { path, root, field };
}

/** A constant, as far as it is one. */
export function constantOf(names: Names, expr: Expr): Value {
  const symbol = names.typer.symbols.get(expr);
  if (symbol?.kind === "literal" && expr.kind === "name")
    return { is: "literal", text: expr.id.text };
  switch (expr.kind) {
    case "backtick":
      return { is: "literal", text: expr.text };
    case "number":
      return { is: "number", number: Number(expr.raw.replaceAll("_", "")) };
    case "bool":
      return { is: "boolean", value: expr.value };
    case "null":
      return { is: "null" };
    default:
      return { is: "other", text: written(expr) ?? names.source(expr) };
  }
}

function atom(at: Path, relation: Relation, values: readonly Value[], other?: ItemId): Atom {
  return { op: "atom", ...at, relation, values, ...(other === undefined ? {} : { other }) };
}

function comparison(
  names: Names,
  expr: Extract<Expr, { kind: "binary" }>,
  holds: boolean,
  under: string | undefined,
): Formula {
  const relationOf = (relation: Relation): Relation => (holds ? relation : OPPOSITE[relation]);
  const left = pathOf(names, expr.left, under);
  const right = pathOf(names, expr.right, under);
  if (expr.op === "in" || expr.op === "not in") {
    const relation = relationOf(expr.op);
    if (expr.right.kind === "set" && left !== undefined)
      return atom(
        left,
        relation,
        expr.right.items.map((item) => constantOf(names, item)),
      );
    // `billing in staff.scopes`: what is asked about is the collection.
    if (right !== undefined && left === undefined)
      return atom(right, relation, [constantOf(names, expr.left)]);
    if (right !== undefined && left !== undefined)
      return atom(right, relation, [{ is: "other", text: left.path }], left.field);
    return UNKNOWN;
  }
  const mirrored = MIRROR[expr.op];
  if (mirrored === undefined) return UNKNOWN;
  if (left !== undefined && (left.field !== undefined || right?.field === undefined))
    return atom(
      left,
      relationOf(expr.op as Relation),
      [constantOf(names, expr.right)],
      right?.field,
    );
  if (right !== undefined) return atom(right, relationOf(mirrored), [constantOf(names, expr.left)]);
  return UNKNOWN;
}

/** A Boolean member; one that is computed says what it is computed from as well. */
function truth(
  names: Names,
  expr: Extract<Expr, { kind: "name" | "member" }>,
  holds: boolean,
  under: string | undefined,
  depth: number,
): Formula {
  const at = pathOf(names, expr, under);
  if (at === undefined) return UNKNOWN;
  const own = atom(at, "=", [{ is: "boolean", value: holds }]);
  const symbol = names.typer.symbols.get(expr);
  if (symbol?.kind !== "member" || symbol.member.node.kind !== "derived" || depth >= DEPTH)
    return own;
  const owner = at.path.includes(".") ? at.path.replace(/\.\w+$/, "") : under;
  const body = formulaOf(names, symbol.member.node.expr, holds, owner, depth + 1);
  return { op: "and", of: [own, body] };
}

/** `scopes.any(s => s = billing)` says that `billing` is in `scopes`. */
function membership(
  names: Names,
  { callee, args }: Extract<Expr, { kind: "call" }>,
  holds: boolean,
  under: string | undefined,
): Formula {
  const lambda = args[0]?.value;
  if (callee.kind !== "member" || callee.name.text !== "any" || lambda?.kind !== "lambda")
    return UNKNOWN;
  const { body, param } = lambda;
  const at = pathOf(names, callee.object, under);
  if (at === undefined || body.kind !== "binary" || body.op !== "=") return UNKNOWN;
  const isElement = (e: Expr): boolean => e.kind === "name" && e.id.text === param.text;
  if (!isElement(body.left)) return UNKNOWN;
  return atom(at, holds ? "in" : "not in", [constantOf(names, body.right)]);
}

function existence(
  names: Names,
  operand: Expr,
  holds: boolean,
  under: string | undefined,
): Formula {
  if (operand.kind !== "lookup") {
    const at = pathOf(names, operand, under);
    return at === undefined ? UNKNOWN : atom(at, holds ? "!=" : "=", [{ is: "null" }]);
  }
  const type = names.typer.types.get(operand);
  const symbol =
    type?.kind === "entity"
      ? type.symbol
      : type?.kind === "optional" && type.inner.kind === "entity"
        ? type.inner.symbol
        : undefined;
  const entity = symbol === undefined ? undefined : names.typeItem(symbol);
  if (entity === undefined) return UNKNOWN;
  const path = operand.entity.name.text;
  return {
    op: "atom",
    path,
    root: path,
    relation: "=",
    values: [],
    exists: { entity, holds, literals: literalsIn(names, operand) },
  };
}

function literalsIn(names: Names, lookup: Extract<Expr, { kind: "lookup" }>): readonly string[] {
  return lookup.fields.flatMap(({ value }) => {
    const constant = value === undefined ? undefined : constantOf(names, value);
    return constant?.is === "literal" ? [constant.text] : [];
  });
}

/** The comparisons in a formula, wherever they stand. */
export function atomsIn(formula: Formula): readonly Atom[] {
  switch (formula.op) {
    case "atom":
      return [formula];
    case "unknown":
      return [];
    default:
      return formula.of.flatMap(atomsIn);
  }
}
