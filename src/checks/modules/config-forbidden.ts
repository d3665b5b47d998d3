// Parts that a config value must not have (language definition, rule 49 of 8.1).

import type { Expr } from "../../ast/index.ts";
import type { SpecModel } from "../../model/spec-model.ts";

/** A part that is neither literal, nor reference, nor arithmetic. */
export interface Forbidden {
  readonly expr: Expr;
  /** What it is: `a function call`. */
  readonly what: string;
}

/** The first part of a config value that must not be there. */
export function forbiddenPart(expr: Expr, spec: SpecModel): Forbidden | undefined {
  const first = (parts: readonly Expr[]): Forbidden | undefined => {
    for (const part of parts) {
      const found = forbiddenPart(part, spec);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const no = (what: string): Forbidden => ({ expr, what });
  switch (expr.kind) {
    case "number":
    case "duration":
    case "string":
    case "bool":
    case "backtick":
    case "null":
    case "error":
      return undefined;
    case "set":
    case "list":
      return first(expr.items);
    case "object":
      return first(expr.fields.map((f) => f.value));
    case "name":
      return forbiddenName(expr, spec);
    case "member":
      return forbiddenPath(expr, spec);
    case "qname": {
      const symbol = spec.typer.symbols.get(expr);
      return symbol?.kind === "instance" ? no("an instance; only other parameters") : undefined;
    }
    case "unary":
      return expr.op === "-" ? forbiddenPart(expr.operand, spec) : no(`\`${expr.op}\``);
    case "binary":
      return /^[-+*/]$/.test(expr.op) ? first([expr.left, expr.right]) : no(`\`${expr.op}\``);
    case "call":
      return no("a call");
    case "lookup":
      return no("a lookup");
    case "now":
      return no("the current time; values are fixed at the start");
    case "this":
    case "within":
      return no(`\`${expr.kind}\``);
    case "discard":
      return no("`_`");
    case "where":
    case "with":
    case "map":
    case "forall":
      return no("a selection; nothing exists yet when it is read");
    case "guarded":
      return no("a guard");
    case "lambda":
      return no("a lambda");
    case "if":
      return no("a condition; the value must be the same in every case");
    case "pipe":
      return no("alternatives");
    case "typeExpr":
      return no("a type");
    default:
      return expr satisfies never;
  }
}

function forbiddenName(
  expr: Extract<Expr, { kind: "name" }>,
  spec: SpecModel,
): Forbidden | undefined {
  const symbol = spec.typer.symbols.get(expr);
  switch (symbol?.kind) {
    case "instance":
      return { expr, what: `an instance such as \`${expr.id.text}\`` };
    case "type":
    case "collection":
      return { expr, what: `the type \`${expr.id.text}\`` };
    case "unresolved":
      // A literal of the wrong enum is a finding of its own.
      return symbol.literalOf === undefined
        ? { expr, what: `\`${expr.id.text}\`, which is no parameter of this module` }
        : undefined;
    default:
      return undefined;
  }
}

/** `config.name` and `alias/config.name` are references; whether they lead somewhere is checked elsewhere. */
function forbiddenPath(
  expr: Extract<Expr, { kind: "member" }>,
  spec: SpecModel,
): Forbidden | undefined {
  const { object } = expr;
  if (spec.typer.symbols.get(expr)?.kind === "parameter") return undefined;
  if (object.kind === "name" && object.id.text === "config") return undefined;
  if (object.kind === "qname") return undefined;
  // A unit that there is not, as in `20.milliseconds`: a member that numbers do not have.
  if (object.kind === "number") return undefined;
  return { expr, what: "a path; only `config.name` and `alias/config.name`" };
}
