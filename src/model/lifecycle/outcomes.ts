// Which literals an expression may have as its value, and what is known where each is chosen
// (language definition, 8.2: targets).

import type { Expr } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import type { Facts } from "../typing/facts.ts";
import type { Typer } from "../typing/typer.ts";

/** A literal that an expression may have as its value. */
export interface Outcome {
  readonly text: string;
  readonly span: Span;
  readonly facts: Facts | undefined;
}

/** The possible values; `variable` when it may be others as well. */
export interface Outcomes {
  readonly literals: readonly Outcome[];
  readonly variable: boolean;
}

/** The literals that a value may be: each branch of an `if` counts, through `let` names too. */
export function outcomesOf(typer: Typer, value: Expr, depth = 0): Outcomes {
  const facts = typer.envs.get(value)?.facts;
  const symbol = typer.symbols.get(value);
  switch (value.kind) {
    case "name":
      if (symbol?.kind === "literal") return literal(value.id.text, value.span, facts);
      if (symbol?.kind === "binding" && symbol.binding.value !== undefined && depth < 4) {
        const behind = outcomesOf(typer, symbol.binding.value, depth + 1);
        return { ...behind, literals: behind.literals.map((o) => ({ ...o, span: value.span })) };
      }
      // A word that is no literal of the field is reported elsewhere and leads to no state.
      if (symbol?.kind === "unresolved") return { literals: [], variable: false };
      return VARIABLE;
    case "backtick":
      return symbol?.kind === "literal" ? literal(value.text, value.span, facts) : VARIABLE;
    case "null":
      return { literals: [], variable: false };
    case "if": {
      const values = value.branches.map((b) => b.value);
      const all = [...values, ...(value.else === undefined ? [] : [value.else])];
      const parts = all.map((e) => outcomesOf(typer, e, depth + 1));
      return {
        literals: parts.flatMap((p) => p.literals),
        variable: parts.some((p) => p.variable),
      };
    }
    default:
      return VARIABLE;
  }
}

const VARIABLE: Outcomes = { literals: [], variable: true };

function literal(text: string, span: Span, facts: Facts | undefined): Outcomes {
  return { literals: [{ text, span, facts }], variable: false };
}
