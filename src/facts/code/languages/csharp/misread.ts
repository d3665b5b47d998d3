// Conditions with `is` that the grammar reads as if `&&` and `||` were inside the pattern:
// `a is not null && a.Status is Status.On or Status.Off`. What belongs together is found again
// from the tokens, by the precedence that C# has.

import type { CodeExpr, Comparison } from "../../expression.ts";
import type { Place } from "../../place.ts";
import { compare, logic, not, opaque, path } from "../../shared/build.ts";
import { negated } from "../../shared/jvm-calls.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";

const THROUGH =
  /^(?:binary_expression|is_pattern_expression|constant_pattern|or_pattern|and_pattern|negated_pattern|relational_pattern|prefix_unary_expression)$/;
const LOGIC: ReadonlySet<string> = new Set(["&&", "||"]);
const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);

/** Whether the grammar has put a condition into a pattern somewhere in this one. */
export function isMisread(node: Syntax): boolean {
  if (node.type === "member_access_expression") {
    const inner = field(node, "expression");
    return inner?.type === "is_pattern_expression" || (inner !== undefined && isMisread(inner));
  }
  if (!THROUGH.test(node.type)) return false;
  if (node.type === "constant_pattern") {
    const [inner] = named(node);
    if (inner?.type === "binary_expression" && LOGIC.has(field(inner, "operator")?.type ?? ""))
      return true;
  }
  return named(node).some(isMisread);
}

/** Reads such a condition anew. */
export function reread(
  scope: ObjectScope,
  node: Syntax,
  lower: (scope: ObjectScope, node: Syntax) => CodeExpr,
): CodeExpr {
  const tokens: Syntax[] = [];
  flatten(node, tokens);
  const reader = new Reader(scope, tokens, lower);
  const result = reader.either();
  return reader.done ? result : scope.opaque(node);
}

function flatten(node: Syntax, into: Syntax[]): void {
  const isThrough =
    THROUGH.test(node.type) || (node.type === "member_access_expression" && isMisread(node));
  if (!isThrough) into.push(node);
  else for (const one of node.children) flatten(one, into);
}

class Reader {
  private readonly scope: ObjectScope;
  private readonly tokens: readonly Syntax[];
  private readonly lower: (scope: ObjectScope, node: Syntax) => CodeExpr;
  private at = 0;

  constructor(
    scope: ObjectScope,
    tokens: readonly Syntax[],
    lower: (scope: ObjectScope, node: Syntax) => CodeExpr,
  ) {
    this.scope = scope;
    this.tokens = tokens;
    this.lower = lower;
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  either(): CodeExpr {
    return this.joined("||", "or", () => this.joined("&&", "and", () => this.test()));
  }

  private joined(sign: string, kind: "and" | "or", read: () => CodeExpr): CodeExpr {
    const start = this.at;
    const operands = [read()];
    while (this.take(sign)) operands.push(read());
    return logic(this.from(start), kind, operands);
  }

  private test(): CodeExpr {
    const start = this.at;
    const left = this.primary();
    const op = this.tokens[this.at]?.type ?? "";
    if (COMPARISONS.has(op)) {
      this.at++;
      return compare(this.from(start), op as Comparison, left, this.primary());
    }
    if (!this.take("is")) return left;
    const pattern = this.patterns("or", start, left);
    return { ...pattern, ...this.from(start) };
  }

  private patterns(kind: "or" | "and", start: number, left: CodeExpr): CodeExpr {
    const read = () =>
      kind === "or" ? this.patterns("and", start, left) : this.pattern(start, left);
    const operands = [read()];
    while (this.take(kind)) operands.push(read());
    return logic(this.from(start), kind, operands);
  }

  private pattern(start: number, left: CodeExpr): CodeExpr {
    if (this.take("not")) return negated(this.from(start), this.pattern(start, left));
    const op = this.tokens[this.at]?.type ?? "";
    if (COMPARISONS.has(op)) {
      this.at++;
      return compare(this.from(start), op as Comparison, left, this.primary());
    }
    const right = this.primary();
    return right.kind === "path" || right.kind === "literal"
      ? compare(this.from(start), "==", left, right)
      : opaque(this.from(start));
  }

  private primary(): CodeExpr {
    const start = this.at;
    if (this.take("!")) return not(this.from(start), this.primary());
    const token = this.tokens[this.at++];
    if (token === undefined) return opaque(this.from(start));
    let value = this.lower(this.scope, token);
    while (this.take(".")) {
      const name = this.tokens[this.at++];
      const text = this.scope.source.of(name);
      const where = this.from(start);
      value = value.kind === "path" ? path(where, [...value.segments, text]) : opaque(where);
    }
    return value;
  }

  private take(type: string): boolean {
    const found = this.tokens[this.at]?.type === type;
    if (found) this.at++;
    return found;
  }

  private from(start: number): { place: Place; text: string } {
    const first = this.tokens[Math.min(start, this.tokens.length - 1)];
    const last = this.tokens[Math.min(Math.max(start, this.at - 1), this.tokens.length - 1)];
    const range = { start: first?.start ?? 0, end: last?.end ?? 0 };
    return { place: this.scope.source.place(range), text: this.scope.source.line(range) };
  }
}
