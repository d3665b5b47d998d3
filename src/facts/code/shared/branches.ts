// Making what has two ways to go on.

import type { CodeExpr } from "../expression.ts";
import type { Place } from "../place.ts";
import type { IfStatement, Statement } from "../statement.ts";
import type { At } from "./build.ts";

/** An `if`. */
export function branch(
  place: Place,
  condition: CodeExpr,
  yes: readonly Statement[],
  no: readonly Statement[] = [],
): IfStatement {
  // biome-ignore lint/suspicious/noThenProperty: the name is that of the statement, nobody awaits it
  return { kind: "if", condition, then: yes, else: no, place };
}

/** `condition ? yes : no`. */
export function choice(where: At, condition: CodeExpr, yes: CodeExpr, no: CodeExpr): CodeExpr {
  const { place, text } = where;
  // biome-ignore lint/suspicious/noThenProperty: the name is that of the expression, nobody awaits it
  return { kind: "conditional", condition, then: yes, else: no, place, text };
}

/** A case of a `switch` or `when`: its condition, undefined for the one that is left. */
export interface Case {
  readonly place: Place;
  readonly condition: CodeExpr | undefined;
  readonly body: readonly Statement[];
}

/** Cases, of which the first that holds is taken, as a chain of branches. */
export function chainOf(cases: readonly Case[]): readonly Statement[] {
  const others = cases.filter((one) => one.condition !== undefined);
  const rest = cases.find((one) => one.condition === undefined)?.body ?? [];
  return others.reduceRight<readonly Statement[]>(
    (no, { place, condition, body }) =>
      condition === undefined ? no : [branch(place, condition, body, no)],
    rest,
  );
}
