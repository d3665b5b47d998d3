// Calls that run SQL: `cursor.execute("UPDATE ..", (a, b))`, `db.query("..", [a])`,
// `db.prepare("..").run(a)`, `session.execute(text(".."), {"id": a})`.

import type { CodeExpr } from "../expression.ts";
import type { Statement } from "../statement.ts";
import { stringOf } from "./build.ts";
import { readSql } from "./sql.ts";
import { sqlEffects } from "./sql-effects.ts";

/** What a call runs: the text, and what its parameters are given. */
interface Run {
  readonly text: string;
  readonly params: readonly CodeExpr[];
  /** What parameters with names are given. */
  readonly named: ReadonlyMap<string, CodeExpr>;
}

/** What the SQL in a call does; nothing for a query, and for what is not understood as a whole. */
export function effectsOfSql(e: CodeExpr): readonly Statement[] {
  const run = runOf(e);
  if (run === undefined) return [];
  const sql = readSql(e.place, run.text, run.params);
  if (sql === undefined) return [];
  const text = run.text.replace(/\s+/g, " ").trim();
  const given = <T extends CodeExpr | undefined>(value: T): T => withValues(value, run.named);
  switch (sql.kind) {
    case "update": {
      const sets = sql.sets.map((set) => ({ ...set, value: given(set.value) }));
      const where = given(sql.where);
      return sqlEffects(e.place, text, { ...sql, sets, ...(where && { where }) });
    }
    case "insert": {
      const args = sql.args.map((arg) => ({ ...arg, value: given(arg.value) }));
      return sqlEffects(e.place, text, { ...sql, args });
    }
    case "delete":
    case "select": {
      const where = given(sql.where);
      return sqlEffects(e.place, text, { ...sql, ...(where && { where }) });
    }
    default:
      return sql satisfies never;
  }
}

function runOf(e: CodeExpr): Run | undefined {
  if (e.kind !== "call") return undefined;
  const own = sqlIn(e.args[0]?.value);
  if (own !== undefined) {
    const [only, ...others] = e.args.slice(1).map((a) => a.value);
    const listed = only?.kind === "list" && others.length === 0 ? only.items : undefined;
    const params = listed ?? (only === undefined ? [] : [only, ...others]);
    const isNamed = only?.kind === "create" && only.type === "{}" && others.length === 0;
    const named = isNamed ? only.args.map((a) => [a.name ?? "", a.value] as const) : [];
    return { text: own, params: isNamed ? [] : params, named: new Map(named) };
  }
  // A statement that was prepared is given its parameters where it runs.
  const prepared = e.on?.kind === "call" && e.on.callee.at(-1) === "prepare" ? e.on : undefined;
  const text = sqlIn(prepared?.args[0]?.value);
  return text === undefined
    ? undefined
    : { text, params: e.args.map((a) => a.value), named: new Map() };
}

/** The text itself, or the one in `text("..")`. */
function sqlIn(e: CodeExpr | undefined): string | undefined {
  const inner =
    e?.kind === "call" && /^(?:text|sql|raw)$/.test(e.callee.at(-1) ?? "") ? e.args[0]?.value : e;
  const text = stringOf(inner);
  return text !== undefined && /^\s*(?:update|insert|delete)\s/i.test(text)
    ? placeholders(text)
    : undefined;
}

/** Python's `%s` and `%(name)s` as the placeholders of others. */
function placeholders(text: string): string {
  return text.replace(/%s/g, "?").replace(/%\((\w+)\)s/g, ":$1");
}

function withValues<T extends CodeExpr | undefined>(e: T, named: ReadonlyMap<string, CodeExpr>): T {
  if (e === undefined || named.size === 0) return e;
  const visit = (one: CodeExpr): CodeExpr => {
    switch (one.kind) {
      case "path":
        return (one.segments.length === 1 && named.get(one.segments[0] ?? "")) || one;
      case "compare":
      case "arithmetic":
        return { ...one, left: visit(one.left), right: visit(one.right) };
      case "in":
        return { ...one, item: visit(one.item), collection: visit(one.collection) };
      case "and":
      case "or":
        return { ...one, operands: one.operands.map(visit) };
      case "not":
        return { ...one, operand: visit(one.operand) };
      default:
        return one;
    }
  };
  return visit(e) as T;
}
