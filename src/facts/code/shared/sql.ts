// SQL that stands in string literals: simple statements and conditions as expressions over columns.
// Only what is understood as a whole is given; everything else stays a string.

import type { Argument, CodeExpr, Comparison } from "../expression.ts";
import type { Place } from "../place.ts";
import {
  arithmetic,
  callOn,
  compare,
  duration,
  literal,
  logic,
  not,
  opaque,
  path,
} from "./build.ts";
import { parseDuration } from "./durations.ts";
import { type Token, tokensOf } from "./sql-tokens.ts";

/** A statement, with its columns as paths `table.column`. */
export type SqlStatement =
  | {
      readonly kind: "update";
      readonly table: string;
      readonly sets: readonly { readonly column: string; readonly value: CodeExpr }[];
      readonly where?: CodeExpr;
    }
  | { readonly kind: "insert"; readonly table: string; readonly args: readonly Argument[] }
  | { readonly kind: "delete" | "select"; readonly table: string; readonly where?: CodeExpr };

/**
 * Reads a statement.
 * @param params what stands for `?` and `$1`, in order; named parameters become paths of their name
 * @returns undefined for what is not a simple statement over one table
 */
export function readSql(
  place: Place,
  text: string,
  params: readonly CodeExpr[],
): SqlStatement | undefined {
  if (!/^\s*(?:update|insert|delete|select|from)\b/i.test(text)) return undefined;
  return attempt(() => new Reader(place, text, params).statement());
}

/**
 * Reads a condition by itself (`status = ? AND attempts < 5`).
 * @param row what the columns are read of; columns of other tables keep theirs
 */
export function readCondition(
  place: Place,
  text: string,
  params: readonly CodeExpr[],
  row: string,
): CodeExpr | undefined {
  return attempt(() => new Reader(place, text, params, row).onlyCondition());
}

class NotUnderstood extends Error {}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  "=": "==",
  "==": "==",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

const AFTER_WHERE = ["group", "order", "limit", "offset", "for", "having", "returning", "fetch"];

class Reader {
  private readonly place: Place;
  private readonly text: string;
  private readonly params: readonly CodeExpr[];
  private readonly tokens: readonly Token[];
  private at = 0;
  private asked = 0;
  private table: string | undefined;
  private alias: string | undefined;

  constructor(place: Place, text: string, params: readonly CodeExpr[], row?: string) {
    this.table = row;
    this.place = place;
    this.text = text;
    this.params = params;
    const tokens = tokensOf(text);
    if (tokens === undefined) throw new NotUnderstood();
    this.tokens = tokens;
  }

  onlyCondition(): CodeExpr {
    const condition = this.condition();
    this.end();
    if (condition.kind === "path" || condition.kind === "literal") throw new NotUnderstood();
    return condition;
  }

  statement(): SqlStatement {
    if (this.take("update")) return this.update();
    if (this.take("insert")) return this.insert();
    if (this.take("delete")) {
      this.take("from");
      return this.rows("delete");
    }
    if (this.take("select")) this.skipTo("from");
    this.need("from");
    return this.rows("select");
  }

  private update(): SqlStatement {
    const table = this.tableName();
    this.need("set");
    const sets: { column: string; value: CodeExpr }[] = [];
    do {
      const column = this.columnName();
      this.need("=");
      sets.push({ column, value: this.sum() });
    } while (this.take(","));
    const where = this.where();
    return { kind: "update", table, sets, ...(where === undefined ? {} : { where }) };
  }

  private insert(): SqlStatement {
    this.need("into");
    const table = this.tableName();
    this.need("(");
    const columns: string[] = [];
    do columns.push(this.columnName());
    while (this.take(","));
    this.need(")");
    this.need("values");
    this.need("(");
    const values: CodeExpr[] = [];
    do values.push(this.sum());
    while (this.take(","));
    this.need(")");
    if (values.length !== columns.length) throw new NotUnderstood();
    const args = values.map((value, i) => ({ name: columns[i] ?? "", value }));
    return { kind: "insert", table, args };
  }

  private rows(kind: "delete" | "select"): SqlStatement {
    const table = this.tableName();
    if (kind === "select") this.skipTo("where", ...AFTER_WHERE);
    const where = this.where();
    return { kind, table, ...(where === undefined ? {} : { where }) };
  }

  private where(): CodeExpr | undefined {
    const condition = this.take("where") ? this.condition() : undefined;
    if (!AFTER_WHERE.some((word) => this.is(word))) this.end();
    return condition;
  }

  private condition(): CodeExpr {
    return this.joined("or", () => this.joined("and", () => this.negation()));
  }

  private joined(kind: "and" | "or", read: () => CodeExpr): CodeExpr {
    const start = this.at;
    const operands = [read()];
    while (this.take(kind)) operands.push(read());
    return logic(this.from(start), kind, operands);
  }

  private negation(): CodeExpr {
    const start = this.at;
    if (this.take("not")) return not(this.from(start), this.negation());
    return this.predicate();
  }

  private predicate(): CodeExpr {
    const start = this.at;
    const left = this.sum();
    const op = Object.hasOwn(COMPARISONS, this.word()) ? COMPARISONS[this.word()] : undefined;
    if (op !== undefined) {
      this.at++;
      const right = this.sum();
      return compare(this.from(start), op, left, right);
    }
    if (this.take("is")) {
      const negated = this.take("not");
      const right = this.primary();
      return compare(this.from(start), negated ? "!=" : "==", left, right);
    }
    const negated = this.take("not");
    let result: CodeExpr | undefined;
    if (this.take("in")) result = this.membership(start, left);
    else if (this.take("between")) {
      const low = this.sum();
      this.need("and");
      const high = this.sum();
      const where = this.from(start);
      result = logic(where, "and", [
        compare(where, ">=", left, low),
        compare(where, "<=", left, high),
      ]);
    } else if (this.take("like") || this.take("ilike")) {
      this.sum();
      result = opaque(this.from(start));
    }
    if (result === undefined) {
      if (negated) throw new NotUnderstood();
      return left;
    }
    return negated ? not(this.from(start), result) : result;
  }

  private membership(start: number, item: CodeExpr): CodeExpr {
    const listStart = this.at;
    const parenthesis = this.take("(");
    if (this.is("select")) throw new NotUnderstood();
    const items = [this.sum()];
    if (parenthesis) {
      while (this.take(",")) items.push(this.sum());
      this.need(")");
    }
    const [only] = items;
    const collection: CodeExpr =
      items.length === 1 && only !== undefined && only.kind !== "literal"
        ? only
        : { kind: "list", items, ...this.from(listStart) };
    return { kind: "in", item, collection, ...this.from(start) };
  }

  private sum(): CodeExpr {
    return this.chain(["+", "-"], () => this.chain(["*", "/"], () => this.primary()));
  }

  private chain(ops: readonly ("+" | "-" | "*" | "/")[], read: () => CodeExpr): CodeExpr {
    const start = this.at;
    let left = read();
    for (;;) {
      const op = ops.find((one) => this.is(one));
      if (op === undefined) return left;
      this.at++;
      const right = read();
      left = arithmetic(this.from(start), op, left, right);
    }
  }

  private primary(): CodeExpr {
    const start = this.at;
    const token = this.tokens[this.at++];
    if (token === undefined) throw new NotUnderstood();
    switch (token.kind) {
      case "string":
        return literal(this.from(start), token.value);
      case "number":
        return literal(this.from(start), Number(token.value));
      case "parameter":
        return this.parameter(token, start);
      case "name":
        return this.name(token, start);
      case "sign":
        if (token.value !== "(" || this.is("select")) throw new NotUnderstood();
        return this.parenthesised();
      default:
        return token.kind satisfies never;
    }
  }

  private parenthesised(): CodeExpr {
    const inner = this.condition();
    this.need(")");
    return inner;
  }

  private parameter(token: Token, start: number): CodeExpr {
    if (token.value === "") {
      const place = this.asked++;
      return this.params[place] ?? opaque(this.from(start));
    }
    if (/^\d+$/.test(token.value))
      return this.params[Number(token.value) - 1] ?? opaque(this.from(start));
    return path(this.from(start), [token.value]);
  }

  private name(token: Token, start: number): CodeExpr {
    const lower = token.quoted ? "" : token.value.toLowerCase();
    if (lower === "null") return literal(this.from(start), null);
    if (lower === "true" || lower === "false") return literal(this.from(start), lower === "true");
    if (lower === "current_timestamp") return { kind: "now", ...this.from(start) };
    if (lower === "interval") {
      const amount = this.tokens[this.at++];
      const seconds = amount?.kind === "string" ? parseDuration(amount.value) : undefined;
      if (seconds === undefined) throw new NotUnderstood();
      return duration(this.from(start), seconds);
    }
    if (["select", "case", "exists", "any", "all", "where", "and", "or", "set"].includes(lower))
      throw new NotUnderstood();
    if (!this.take("(")) return path(this.from(start), this.columnPath(token.value));
    if (/^(?:now|getdate|getutcdate|sysdate|unix_timestamp)$/.test(lower) && this.take(")"))
      return { kind: "now", ...this.from(start) };
    const args: Argument[] = [];
    if (!this.take(")")) {
      do args.push({ value: this.take("*") ? opaque(this.from(start)) : this.sum() });
      while (this.take(","));
      this.need(")");
    }
    const where = this.from(start);
    return callOn(where, path(where, []), [lower], args);
  }

  /** A column is told by its table, not by the alias of its table. */
  private columnPath(name: string): readonly string[] {
    const segments = name.split(".");
    if (this.table === undefined) return segments;
    if (segments.length === 1) return [this.table, ...segments];
    const [first, ...rest] = segments;
    return first === this.alias || first === this.table ? [this.table, ...rest] : segments;
  }

  private tableName(): string {
    const name = this.identifier().split(".").at(-1) ?? "";
    this.table = name;
    this.take("as");
    const next = this.tokens[this.at];
    const word = this.word();
    const reserved = ["set", "where", "values", "join", "inner", "left", "right", "on", "cross"];
    if (next?.kind === "name" && ![...reserved, ...AFTER_WHERE].includes(word))
      this.alias = this.identifier();
    return name;
  }

  private columnName(): string {
    return this.identifier().split(".").at(-1) ?? "";
  }

  private identifier(): string {
    const token = this.tokens[this.at++];
    if (token?.kind !== "name") throw new NotUnderstood();
    return token.value;
  }

  /** Passes over tokens to one of the words outside parentheses, or to the end. */
  private skipTo(...words: readonly string[]): void {
    let depth = 0;
    for (; this.at < this.tokens.length; this.at++) {
      if (depth === 0 && words.some((word) => this.is(word))) return;
      if (this.is("(")) depth++;
      if (this.is(")")) depth--;
      if (this.tokens[this.at]?.kind === "parameter" && this.tokens[this.at]?.value === "")
        this.asked++;
    }
  }

  private word(): string {
    const token = this.tokens[this.at];
    return token === undefined || token.quoted || token.kind === "string"
      ? ""
      : token.value.toLowerCase();
  }

  private is(word: string): boolean {
    return this.word() === word;
  }

  private take(word: string): boolean {
    const found = this.is(word);
    if (found) this.at++;
    return found;
  }

  private need(word: string): void {
    if (!this.take(word)) throw new NotUnderstood();
  }

  private end(): void {
    this.take(";");
    if (this.at < this.tokens.length) throw new NotUnderstood();
  }

  private from(start: number): { place: Place; text: string } {
    const first = this.tokens[start];
    const last = this.tokens[Math.max(start, this.at - 1)];
    const text = this.text.slice(first?.start ?? 0, last?.end ?? this.text.length);
    return { place: this.place, text: text.replace(/\s+/g, " ") };
  }
}
