// Conditions of a specification as formulas of the solver. What it does not understand becomes an
// opaque condition or a loose variable, named by its canonical text, so that nothing is guessed.

import type { BinaryExpr, Expr } from "../../ast/index.ts";
import {
  and,
  type CompareOp,
  FALSE,
  type Formula,
  holds,
  isNull,
  not,
  opaque,
  or,
  type Sort,
  same,
  type Term,
  TRUE,
} from "../../logic/index.ts";
import type { SpecModel } from "../spec-model.ts";
import { plain } from "../type.ts";
import { type Naming, type Path, pathOf } from "./paths.ts";
import { mayBeNull } from "./sorts.ts";
import { compared, termOf } from "./terms.ts";
import { isLookup, type LoweringOptions, Variables } from "./variables.ts";

const MAX_UNFOLDING = 3;
const MAX_DEPTH = 60;

/** Turns conditions into formulas, and remembers what their variables mean. */
export class Lowering {
  readonly vars: Variables;
  /** The author's words for opaque conditions, by key. */
  readonly opaqueTexts = new Map<string, string>();
  /** Where each formula asked for came from. */
  readonly sources = new Map<Formula, Expr>();
  private readonly spec: SpecModel;

  constructor(spec: SpecModel, options: LoweringOptions = {}) {
    this.spec = spec;
    this.vars = new Variables(spec, options);
  }

  /** A condition that must hold. Reading through something absent makes it false (7.1). */
  condition(expr: Expr, naming: Naming): Formula {
    const formula = this.lower(expr, naming, true, 0, 0);
    if (!this.sources.has(formula)) this.sources.set(formula, expr);
    return formula;
  }

  /** The value that an expression has, where it is a constant, a path or a path plus a number. */
  value(expr: Expr, naming: Naming, sort?: Sort): Term | undefined {
    return termOf(this.vars, expr, naming, this.vars.sortAt(expr) ?? sort);
  }

  private lower(
    expr: Expr,
    naming: Naming,
    positive: boolean,
    unfolded: number,
    depth: number,
  ): Formula {
    if (depth > MAX_DEPTH) return this.opaque(expr, naming);
    const sub = (e: Expr, p = positive): Formula => this.lower(e, naming, p, unfolded, depth + 1);
    switch (expr.kind) {
      case "bool":
        return expr.value ? TRUE : FALSE;
      case "unary":
        if (expr.op === "not") return not(sub(expr.operand, !positive));
        if (expr.op === "exists") return this.exists(expr.operand, naming, positive);
        if (expr.op === "not exists") return not(this.exists(expr.operand, naming, !positive));
        return this.opaque(expr, naming);
      case "binary":
        switch (expr.op) {
          case "and":
            return and(sub(expr.left), sub(expr.right));
          case "or":
            return or(sub(expr.left), sub(expr.right));
          case "implies":
            return or(not(sub(expr.left, !positive)), sub(expr.right));
          case "=":
          case "!=":
          case "<":
          case "<=":
          case ">":
          case ">=":
            return this.comparison(expr, expr.op, naming, positive, unfolded, depth);
          case "in":
          case "not in": {
            const within = this.membership(expr, naming, positive === (expr.op === "in"));
            return expr.op === "in" ? within : not(within);
          }
          default:
            return this.opaque(expr, naming);
        }
      case "name":
      case "member":
        return this.flag(expr, naming, positive, unfolded, depth);
      default:
        return this.opaque(expr, naming);
    }
  }

  /** A condition by its name: a Boolean field, a `let`, or a derived value. */
  private flag(
    expr: Expr,
    naming: Naming,
    positive: boolean,
    unfolded: number,
    depth: number,
  ): Formula {
    const symbol = this.spec.typer.symbols.get(expr);
    if (symbol?.kind === "binding" && symbol.binding.value !== undefined)
      return this.lower(symbol.binding.value, naming, positive, unfolded, depth + 1);
    const path = pathOf(this.spec, expr, naming);
    if (path === undefined) {
      const v = this.vars.leaf(expr, naming, { kind: "boolean" });
      return v === undefined ? this.opaque(expr, naming) : holds(v);
    }
    const { member } = path;
    if (member?.node.kind === "derived" && path.through !== undefined) {
      if (member.node.params !== undefined || unfolded >= MAX_UNFOLDING)
        return this.opaque(expr, naming);
      this.spec.program.typeOfMember(member);
      const inside: Naming = { keys: new Map(), self: path.through };
      const inner = this.lower(member.node.expr, inside, positive, unfolded + 1, depth + 1);
      return this.present(expr, path.through, inner, positive);
    }
    const v = this.vars.ofPath(path, expr, { kind: "boolean" });
    return v.sort.kind === "boolean"
      ? this.present(expr, path.through, holds(v), positive)
      : this.opaque(expr, naming);
  }

  private exists(operand: Expr, naming: Naming, positive: boolean): Formula {
    const path = pathOf(this.spec, operand, naming);
    if (path === undefined) return this.opaque(operand, naming, "exists ");
    const symbol = this.spec.typer.symbols.get(operand);
    if (plain(this.spec.typer.typeOf(operand)).kind === "collection")
      return this.opaque(operand, naming, "exists ");
    const v = this.vars.ofPath(path, operand, { kind: "reference" });
    // A parameter or binding that is there by its nature may still have been removed.
    if (!v.nullable)
      return symbol?.kind === "member" ? TRUE : this.opaque(operand, naming, "exists ");
    return this.present(operand, path.through, not(isNull(v)), positive);
  }

  private membership(expr: BinaryExpr, naming: Naming, positive: boolean): Formula {
    const { left, right } = expr;
    if (right.kind !== "set" && right.kind !== "list")
      return this.opaque({ ...expr, op: "in" }, naming);
    return or(...right.items.map((item) => this.equation(left, "=", item, naming, positive)));
  }

  private comparison(
    expr: BinaryExpr,
    op: CompareOp,
    naming: Naming,
    positive: boolean,
    unfolded: number,
    depth: number,
  ): Formula {
    const { left, right } = expr;
    if (op === "=" || op === "!=") {
      const [flag, bool] = right.kind === "bool" ? [left, right] : [right, left];
      if (bool.kind === "bool" && this.isCondition(flag)) {
        const want = bool.value === (op === "=");
        const inner = this.lower(flag, naming, positive === want, unfolded, depth + 1);
        return want ? inner : not(inner);
      }
      if (this.isCondition(left) && this.isCondition(right)) {
        const [a, b] = [left, right].map((e) =>
          this.lower(e, naming, true, unfolded, depth + 1),
        ) as [Formula, Formula];
        return op === "=" ? same(a, b) : not(same(a, b));
      }
    }
    return this.equation(left, op, right, naming, positive);
  }

  /** True for what is a condition by itself, not a stored Boolean. */
  private isCondition(expr: Expr): boolean {
    const type = plain(this.spec.typer.typeOf(expr));
    if (type.kind !== "scalar" || type.name !== "Boolean") return false;
    const symbol = this.spec.typer.symbols.get(expr);
    if (symbol?.kind === "member") return symbol.member.node.kind === "derived";
    return expr.kind === "binary" || expr.kind === "unary";
  }

  private equation(
    left: Expr,
    op: CompareOp,
    right: Expr,
    naming: Naming,
    positive: boolean,
  ): Formula {
    const formula = compared(this.vars, left, op, right, naming);
    if (formula === undefined)
      return this.opaque({ kind: "binary", op, left, right, span: spanOf(left, right) }, naming);
    let whole = formula;
    for (const side of [left, right]) {
      const path = pathOf(this.spec, side, naming);
      whole = this.present(side, path?.through, whole, positive);
    }
    return whole;
  }

  private opaque(expr: Expr, naming: Naming, prefix = ""): Formula {
    const key = prefix + this.vars.keyOf(expr, naming);
    if (!this.opaqueTexts.has(key)) this.opaqueTexts.set(key, prefix + this.vars.textOf(expr));
    return opaque(key);
  }

  /** Whatever a path goes through must be there, or the condition around it is false. */
  private present(expr: Expr, through: Path | undefined, formula: Formula, positive: boolean) {
    let whole = formula;
    let at: Expr | undefined = expr.kind === "member" && !expr.optional ? expr.object : undefined;
    for (let path = through; path !== undefined; path = path.through) {
      const nullable =
        isLookup(path) || (path.member !== undefined && mayBeNull(this.spec, path.member));
      if (at !== undefined) {
        const type = plain(this.spec.typer.typeOf(at));
        if (type.kind === "entity") this.vars.noteInstance(path, type.symbol);
      }
      if (nullable && at !== undefined) {
        const v = this.vars.ofPath(path, at, { kind: "reference" });
        whole = positive ? and(not(isNull(v)), whole) : or(isNull(v), whole);
      }
      at = at?.kind === "member" && !at.optional ? at.object : undefined;
    }
    return whole;
  }
}

function spanOf(left: Expr, right: Expr): Expr["span"] {
  return { start: left.span.start, end: right.span.end };
}
