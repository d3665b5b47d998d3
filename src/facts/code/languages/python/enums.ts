// Enumerations in Python: classes, `Literal`, choices, sequences of strings, classes of constants.

import type { CodeExpr } from "../../expression.ts";
import type { EnumFact, EnumValue } from "../../model.ts";
import { lastName, stringOf } from "../../shared/build.ts";
import { familiesOf } from "../../shared/families.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { readAnnotation } from "./annotations.ts";
import { choicesIn } from "./columns.ts";
import type { Context } from "./context.ts";
import { lower } from "./expressions.ts";

const ENUM_BASES = /^(?:Str|Int|Text|Integer|Auto)?(?:Enum|Flag|IntFlag|Choices)$|^IntFlag$|Enum$/;

/** Whether a class is an enumeration by one of its bases. */
export function isEnumBase(base: string): boolean {
  return ENUM_BASES.test(base.split(".").at(-1) ?? "");
}

/** One assignment in a class or module. */
export interface Assignment {
  readonly name: string;
  readonly value: CodeExpr;
  readonly node: Syntax;
  /** Text of the annotation. */
  readonly annotation?: string;
}

/** The assignments to plain names right in a block; names in a row get their own values. */
export function assignments(context: Context, block: Syntax | undefined): readonly Assignment[] {
  const found: Assignment[] = [];
  for (const statement of block?.children ?? []) {
    if (statement.type !== "expression_statement") continue;
    const node = statement.children[0];
    if (node?.type !== "assignment") continue;
    const left = field(node, "left");
    const right = field(node, "right");
    if (left === undefined || right === undefined) continue;
    if (left.type === "pattern_list" || left.type === "tuple_pattern")
      found.push(...unpacked(context, node, named(left), lower(context, right)));
    if (left.type !== "identifier") continue;
    const type = field(node, "type");
    found.push({
      name: context.source.of(left),
      value: lower(context, right),
      node,
      ...(type && { annotation: context.source.of(type) }),
    });
  }
  return found;
}

/** `IDLE, BUSY = range(2)`, `MIN, MAX = 1, 5`. */
function unpacked(
  context: Context,
  node: Syntax,
  names: readonly Syntax[],
  value: CodeExpr,
): readonly Assignment[] {
  const [only] = value.kind === "call" ? value.args : [];
  const counted =
    value.kind === "call" &&
    value.callee.join(".") === "range" &&
    value.args.length === 1 &&
    only?.value.kind === "literal" &&
    only.value.value === names.length;
  const items = value.kind === "list" && value.items.length === names.length ? value.items : [];
  return names.flatMap((name, index) => {
    const here = { place: value.place, text: context.source.line(node) };
    const own: CodeExpr | undefined = counted
      ? { kind: "literal", value: index, ...here }
      : items[index];
    return name.type !== "identifier" || own === undefined
      ? []
      : [{ name: context.source.of(name), value: own, node }];
  });
}

/** The members of an enumeration class. */
export function enumOfClass(
  context: Context,
  name: string,
  bases: readonly string[],
  node: Syntax,
  members: readonly Assignment[],
): EnumFact {
  let next = 1;
  const values: EnumValue[] = [];
  for (const member of members) {
    if (/^__|^_(?:ignore|missing|order)_?/.test(member.name)) continue;
    const value = memberValue(member.value);
    if (value === undefined && member.value.kind === "lambda") continue;
    const automatic = lastName(member.value) === "auto";
    const lowerCase = bases.some((b) => /StrEnum$|AutoEnum$/.test(b));
    const told = automatic ? (lowerCase ? member.name.toLowerCase() : next) : value;
    if (typeof told === "number") next = told + 1;
    values.push(enumValue(context, member, told));
  }
  return { name, values, idiom: "enum", place: context.source.place(node) };
}

function enumValue(context: Context, member: Assignment, value?: string | number): EnumValue {
  const place = context.source.place(member.node);
  return { name: member.name, ...(value !== undefined && { value }), place };
}

function memberValue(e: CodeExpr): string | number | undefined {
  const first = e.kind === "list" ? e.items[0] : e;
  const value = first?.kind === "literal" ? first.value : undefined;
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}

/** A class that only keeps constants: `class Status: ACTIVE = "active"`. */
export function enumOfConstants(
  context: Context,
  name: string,
  node: Syntax,
  members: readonly Assignment[],
): EnumFact | undefined {
  const plain = members.filter(
    (m) => /^[A-Z][A-Z0-9_]*$/.test(m.name) && memberValue(m.value) !== undefined,
  );
  const values = plain.filter((m) => m.value.kind === "literal");
  const [first] = values;
  if (first === undefined || values.length < 2) return undefined;
  const kind = typeof memberValue(first.value);
  const alike = values.every((m) => typeof memberValue(m.value) === kind);
  const distinct = new Set(values.map((m) => memberValue(m.value))).size === values.length;
  // Numbers in a class are limits as often as states; states are told by their small range.
  const small =
    kind === "string"
      ? values.every((m) => /^[\w .:-]{1,40}$/.test(String(memberValue(m.value))))
      : consecutive(values);
  if (!alike || !distinct || !small || /settings|config|limits?$|options|defaults/i.test(name))
    return undefined;
  return {
    name,
    values: values.map((m) => enumValue(context, m, memberValue(m.value))),
    idiom: "constants",
    place: context.source.place(node),
  };
}

function consecutive(members: readonly Assignment[]): boolean {
  const numbers = members.map((m) => Number(memberValue(m.value)));
  return (
    numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1) && (numbers[0] ?? 9) <= 1
  );
}

/** What an assignment of a module or class says about an enumeration, if anything. */
export function enumOfAssignment(
  context: Context,
  { name, value, node, annotation }: Assignment,
): EnumFact | undefined {
  const place = context.source.place(node);
  const listed = (values: readonly (string | number)[], idiom: EnumFact["idiom"]): EnumFact => ({
    name,
    values: values.map((v) => ({ name: String(v), value: v, place })),
    idiom,
    place,
  });
  const right = field(node, "right");
  const text = right === undefined ? "" : context.source.of(right);
  if (/^(?:\w+\.)?(?:Literal|Optional|Union)\s*\[/.test(text)) {
    const { values } = readAnnotation(text);
    return values && values.length > 0 ? listed(values, "union") : undefined;
  }
  if (value.kind === "create" && isEnumBase(value.type))
    return functionalEnum(context, value, node, name);
  if (value.kind !== "list" || value.items.length < 2) return undefined;
  const pairs = value.items.every((i) => i.kind === "list" && i.items.length === 2);
  if (pairs && /choices|types|status|states|options|roles|kinds|levels/i.test(name)) {
    const choices = choicesIn(context, value);
    if (choices.length !== value.items.length) return undefined;
    return { name, values: choices.map((c) => ({ ...c, place })), idiom: "choices", place };
  }
  const values = value.items.map(stringOf).filter((v) => v !== undefined);
  const constant = /^_?[A-Z][A-Z0-9_]*$/.test(name) || /Final/.test(annotation ?? "");
  const words = values.every((v) => /^[\p{L}][\p{L}\p{N} _.:-]{0,40}$/u.test(v));
  return values.length === value.items.length && constant && words
    ? listed(values, "list")
    : undefined;
}

/** `Color = Enum("Color", "RED GREEN")`, also with a list, pairs or a dictionary. */
function functionalEnum(
  context: Context,
  value: CodeExpr & { readonly kind: "create" },
  node: Syntax,
  name: string,
): EnumFact | undefined {
  const members = value.args[1]?.value;
  if (value.args[0] === undefined || members === undefined) return undefined;
  const place = context.source.place(node);
  const names = stringOf(members)?.split(/[\s,]+/) ?? [];
  const items = members.kind === "list" ? members.items : [];
  const values = items.map((item, index) => {
    const [key, told] = item.kind === "list" ? item.items : [item, undefined];
    return { name: stringOf(key) ?? "", value: memberValue(told ?? item) ?? index + 1, place };
  });
  const all = names.length > 0 ? names.map((n, i) => ({ name: n, value: i + 1, place })) : values;
  return all.length === 0 ? undefined : { name, values: all, idiom: "enum", place };
}

/** Whether a constant's text only repeats the end of its name: `STATUS_ACTIVE = "active"`. */
function repeatsItsName({ name, value }: Assignment): boolean {
  const text = stringOf(value);
  if (text === undefined || !/^_?[A-Z][A-Z0-9_]*$/.test(name)) return false;
  const plain = (word: string): string => word.replace(/[^a-z0-9]/gi, "").toLowerCase();
  return plain(text) !== "" && plain(name) !== plain(text) && plain(name).endsWith(plain(text));
}

/** Enumerations among constants that begin alike: `STATUS_ACTIVE = "active"`, `STATUS_CLOSED = ..`. */
export function enumsOfFamilies(context: Context, own: readonly Assignment[]): readonly EnumFact[] {
  const members = own.filter(repeatsItsName);
  return familiesOf(members.map((m) => enumValue(context, m, memberValue(m.value))));
}
