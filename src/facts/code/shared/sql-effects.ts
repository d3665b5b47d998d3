// What a statement of SQL does, in the words of any other code: the rows that its condition holds
// for are assigned to, created or deleted.

import type { Place } from "../place.ts";
import type { Statement } from "../statement.ts";
import { branch } from "./branches.ts";
import type { SqlStatement } from "./sql.ts";

/** The effects of a statement; none for a query. */
export function sqlEffects(place: Place, text: string, sql: SqlStatement): readonly Statement[] {
  switch (sql.kind) {
    case "select":
      return [];
    case "insert": {
      const expr = { kind: "create", type: sql.table, args: sql.args, place, text } as const;
      return [{ kind: "evaluate", expr, place }];
    }
    case "update":
      return where(
        place,
        sql,
        sql.sets.map(({ column, value }) => ({
          kind: "assign",
          target: [sql.table, column],
          value,
          place,
        })),
      );
    case "delete": {
      const target = { kind: "path", segments: [sql.table], place, text: sql.table } as const;
      return where(place, sql, [{ kind: "delete", target, place }]);
    }
    default:
      return sql satisfies never;
  }
}

function where(
  place: Place,
  sql: Extract<SqlStatement, { where?: unknown }>,
  effects: readonly Statement[],
): readonly Statement[] {
  return sql.where === undefined ? effects : [branch(place, sql.where, effects)];
}
