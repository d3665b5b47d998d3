// Enumerations of TypeScript: `enum`, unions of strings, constant objects and lists, enumerations of
// schemas and databases.

import type { CodeExpr } from "../../expression.ts";
import type { ConstantFact, EnumFact, EnumValue } from "../../model.ts";
import { lastName, stringOf } from "../../shared/build.ts";
import { familiesOf } from "../../shared/families.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { type Context, entriesOf } from "./context.ts";
import { lower } from "./expressions.ts";
import { keyName } from "./literals.ts";
import { readType } from "./types.ts";

/** `enum Status { Active = "active", Locked = "locked" }`. */
export function readEnum(context: Context, node: Syntax, prefix: string): EnumFact {
  let next = 0;
  const values: EnumValue[] = [];
  const body = field(node, "body");
  for (const member of body === undefined ? [] : named(body)) {
    const assigned = member.type === "enum_assignment";
    const name = keyName(context, assigned ? field(member, "name") : member);
    const written = assigned ? field(member, "value") : undefined;
    if (name === undefined) continue;
    const value = written && lower(context, written);
    const known = value?.kind === "literal" ? value.value : undefined;
    const told =
      typeof known === "string" || typeof known === "number" ? known : written ? undefined : next;
    if (typeof told === "number") next = told + 1;
    const place = context.source.place(member);
    values.push({ name, ...(told !== undefined && { value: told }), place });
  }
  const name = context.source.of(field(node, "name"));
  return { name: `${prefix}${name}`, values, idiom: "enum", place: context.source.place(node) };
}

/** `type Status = "active" | "locked"`. */
export function enumOfAlias(context: Context, node: Syntax): EnumFact | undefined {
  const value = field(node, "value");
  const read = value === undefined ? undefined : readType(context, value);
  if (value?.type !== "union_type" || read?.values === undefined || read.type.many)
    return undefined;
  if (read.values.length < 2) return undefined;
  const place = context.source.place(node);
  const values = read.values.map((v) => ({ name: String(v), value: v, place }));
  return { name: context.source.of(field(node, "name")), values, idiom: "union", place };
}

/**
 * What the value of a constant says about an enumeration, if anything.
 * @param fixed whether the author froze it: `as const`, `Object.freeze(..)`
 */
export function enumOfConstant(
  context: Context,
  name: string,
  value: CodeExpr,
  node: Syntax,
  fixed: boolean,
): EnumFact | undefined {
  const place = context.source.place(node);
  const listed = (items: readonly CodeExpr[], idiom: EnumFact["idiom"]): EnumFact | undefined => {
    const values = items.flatMap((i) => stringOf(i) ?? []);
    if (values.length < 2 || values.length !== items.length) return undefined;
    return { name, values: values.map((v) => ({ name: v, value: v, place })), idiom, place };
  };
  if (value.kind === "list") {
    const upper = /^[A-Z][A-Z0-9_]*$/.test(name);
    const words = value.items.every((i) => /^[\p{L}][\w .:-]{0,40}$/u.test(stringOf(i) ?? ""));
    return (fixed || upper) && words ? listed(value.items, "list") : undefined;
  }
  if (value.kind === "call") {
    const made = value.callee.at(-1) ?? "";
    const chained = value.on === undefined;
    const values = value.args.map((a) => a.value);
    if (chained && made === "enum" && value.callee.length === 2 && values[0]?.kind === "list")
      return listed(values[0].items, "list");
    if (/^(?:pg|mysql)Enum$/.test(made) && values[1]?.kind === "list")
      return listed(values[1].items, "list");
    if (made === "union" && values[0]?.kind === "list") {
      const items = values[0].items.map((i) =>
        lastName(i) === "literal" && i.kind === "call" ? i.args[0]?.value : undefined,
      );
      return items.every((i) => i !== undefined) ? listed(items, "union") : undefined;
    }
    return undefined;
  }
  return enumOfObject(context, name, value, place, fixed);
}

/** `const Status = { ACTIVE: "active", LOCKED: "locked" } as const`. */
function enumOfObject(
  _context: Context,
  name: string,
  value: CodeExpr,
  place: EnumFact["place"],
  fixed: boolean,
): EnumFact | undefined {
  const entries = entriesOf(value);
  if (entries.length < 2 || entries.some((e) => e.name === "**")) return undefined;
  const values = entries.map((e) => (e.value.kind === "literal" ? e.value.value : undefined));
  const texts = values.every((v) => typeof v === "string");
  const numbers = values.every(
    (v, i) => typeof v === "number" && (i === 0 || v === Number(values[i - 1]) + 1),
  );
  if (!texts && !numbers) return undefined;
  const distinct = new Set(values).size === values.length;
  const words = values.every(
    (v) => typeof v === "number" || /^[\w][\w .:/-]{0,50}$/.test(String(v)),
  );
  const upper = entries.every((e) => /^[A-Z][A-Z0-9_]*$/.test(e.name ?? ""));
  // An object that is not frozen holds an enumeration only where it looks exactly like one.
  const named_ = entries.every((e) =>
    same(e.name ?? "", String(e.value.kind === "literal" ? e.value.value : "")),
  );
  const told = fixed
    ? upper || named_ || /^[A-Z]/.test(name)
    : (upper || /^[A-Z]/.test(name)) && named_;
  if (!distinct || !words || !told) return undefined;
  return {
    name,
    values: entries.map((e, i) => ({
      name: e.name ?? "",
      value: values[i] as string | number,
      place: e.value.place,
    })),
    idiom: "constants",
    place,
  };
}

function same(name: string, value: string): boolean {
  const plain = (text: string): string => text.replace(/[^a-z0-9]/gi, "").toLowerCase();
  return plain(name) === plain(value);
}

/**
 * Enumerations among a module's constants that begin alike and whose texts repeat the end of their
 * names: `STATUS_ACTIVE = "active"`, `STATUS_CLOSED = "closed"`.
 */
export function enumsOfFamilies(constants: readonly ConstantFact[]): readonly EnumFact[] {
  const members = constants.flatMap(({ name, value, place }) => {
    const text = stringOf(value);
    const plain = (word: string): string => word.replace(/[^a-z0-9]/gi, "").toLowerCase();
    const repeats =
      text !== undefined &&
      /^[A-Z][A-Z0-9_]*$/.test(name) &&
      plain(text) !== "" &&
      plain(name) !== plain(text) &&
      plain(name).endsWith(plain(text));
    return repeats ? [{ name, value: text, place }] : [];
  });
  return familiesOf(members);
}
