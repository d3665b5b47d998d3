// Constants and package variables of Go: enumerations of typed constants and of constants with a
// common name, settings from the environment, limits and lengths of time.

import type { CodeExpr } from "../../expression.ts";
import type { ConstantFact, EnumFact, EnumValue } from "../../model.ts";
import { argument, arithmetic, literal, numberOf, stringOf } from "../../shared/build.ts";
import { unitInName, words } from "../../shared/durations.ts";
import { childOf, field, fieldAll, named, type Syntax } from "../../shared/syntax.ts";
import { lower } from "./expressions.ts";
import type { Scope } from "./scope.ts";
import { baseName } from "./types.ts";

export interface Values {
  readonly constants: ConstantFact[];
  readonly enums: Map<string, EnumFact>;
}

const BUILTIN = /^(?:string|u?int\d*|float\d+|bool|byte|rune|time\.Duration)$/;

/** Reads `const`, one declaration with all in its parentheses. */
export function readConstants(scope: Scope, declaration: Syntax, into: Values): void {
  const { file } = scope;
  let type: Syntax | undefined;
  let values: readonly Syntax[] = [];
  const untyped: EnumValue[] = [];
  const specs = named(declaration).filter((one) => one.type === "const_spec");
  for (const [iota, spec] of specs.entries()) {
    const written = field(spec, "value");
    if (written !== undefined) {
      type = field(spec, "type");
      values = named(written);
    }
    for (const [i, nameNode] of fieldAll(spec, "name").entries()) {
      const name = file.source.of(nameNode);
      const valueNode = values[i];
      if (name === "_" || valueNode === undefined) continue;
      const place = file.source.place(spec);
      const conversion = convertedTo(scope, valueNode);
      const typeName = type === undefined ? conversion : file.source.line(type);
      const value = constantValue(scope, valueNode, iota);
      const plain = value?.kind === "literal" ? value.value : undefined;
      const one: EnumValue = {
        name,
        ...((typeof plain === "string" || typeof plain === "number") && { value: plain }),
        place,
      };
      if (typeof plain === "string") file.strings.set(name, plain);
      if (typeName !== undefined && !BUILTIN.test(typeName)) {
        const of = type === undefined ? typeName : baseName(file, type);
        addValue(into.enums, of, "constants", one);
        continue;
      }
      if (written !== undefined && typeof plain === "string") untyped.push(one);
      into.constants.push(constant(name, place, value));
    }
  }
  const family = familyName(untyped.map((one) => one.name));
  const [first] = untyped;
  if (family !== undefined && first !== undefined && untyped.length === specs.length)
    for (const one of untyped) addValue(into.enums, family, "constants", one);
}

function addValue(
  enums: Map<string, EnumFact>,
  name: string,
  idiom: EnumFact["idiom"],
  value: EnumValue,
): void {
  const known = enums.get(name);
  if (known === undefined) enums.set(name, { name, values: [value], idiom, place: value.place });
  else enums.set(name, { ...known, values: [...known.values, value] });
}

/** `Status("active")` names the type of the constant where a declared type has that name. */
function convertedTo(scope: Scope, value: Syntax): string | undefined {
  const fn = value.type === "call_expression" ? field(value, "function") : undefined;
  const name = fn?.type === "identifier" ? scope.file.source.of(fn) : undefined;
  return name !== undefined && scope.file.typeNames.has(name) ? name : undefined;
}

/** The value of a constant, with `iota` counted. */
function constantValue(scope: Scope, node: Syntax, iota: number): CodeExpr | undefined {
  const { file } = scope;
  if (node.type === "iota") return literal(file.at(node), iota);
  if (!/\biota\b/.test(file.source.of(node))) return lower(scope, node);
  if (node.type === "parenthesized_expression" || node.type === "call_expression") {
    const inner = named(field(node, "arguments") ?? node)[0];
    return inner && constantValue(scope, inner, iota);
  }
  if (node.type !== "binary_expression") return undefined;
  const [left, right] = [field(node, "left"), field(node, "right")].map(
    (one) => one && constantValue(scope, one, iota),
  );
  const op = field(node, "operator")?.type;
  if (left === undefined || right === undefined) return undefined;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (op === "<<" && a !== undefined && b !== undefined) return literal(file.at(node), a * 2 ** b);
  return op === "+" || op === "-" || op === "*" || op === "/"
    ? arithmetic(file.at(node), op, left, right)
    : undefined;
}

/** The words that all names begin or end with: `RoleAdmin`, `RoleMember` are `Role`. */
function familyName(names: readonly string[]): string | undefined {
  if (names.length < 2) return undefined;
  const split = names.map(words);
  const [first] = split;
  if (first === undefined) return undefined;
  let count = 0;
  while (split.every((one) => one.length > count + 1 && one[count] === first[count])) count++;
  return count === 0
    ? undefined
    : first
        .slice(0, count)
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join("");
}

/** Reads `var` of a package. */
export function readVariables(scope: Scope, declaration: Syntax, into: Values): void {
  const { file } = scope;
  const list = childOf(declaration, "var_spec_list") ?? declaration;
  for (const spec of named(list).filter((one) => one.type === "var_spec")) {
    const values = named(field(spec, "value") ?? spec);
    if (field(spec, "value") === undefined) continue;
    for (const [i, nameNode] of fieldAll(spec, "name").entries()) {
      const node = values[i];
      if (node === undefined) continue;
      const name = file.source.of(nameNode);
      const value = lower(scope, node);
      const text = stringOf(value);
      if (text !== undefined) file.strings.set(name, text);
      const place = file.source.place(spec);
      if (value.kind === "list") {
        const items = value.items.flatMap((item) => listed(item) ?? []);
        const type = node.type === "composite_literal" ? field(node, "type") : undefined;
        if (type?.type === "map_type") file.sets.add(name);
        const strings = items.every((item) => typeof item.value === "string");
        if (items.length > 1 && items.length === value.items.length && strings)
          into.enums.set(name, { name, values: items, idiom: "list", place });
      }
      if (worthTelling(value)) into.constants.push(constant(name, place, value));
    }
  }
}

function listed(item: CodeExpr): EnumValue | undefined {
  if (item.kind !== "literal" || item.value === null || typeof item.value === "boolean")
    return undefined;
  return { name: String(item.value), value: item.value, place: item.place };
}

function worthTelling(value: CodeExpr): boolean {
  if (value.kind === "call") return settingOf(value) !== undefined;
  return (
    value.kind === "literal" ||
    value.kind === "duration" ||
    value.kind === "list" ||
    value.kind === "arithmetic"
  );
}

/** A constant by its name and value; a call that asks the environment is its default. */
export function constant(
  name: string,
  place: ConstantFact["place"],
  value: CodeExpr | undefined,
): ConstantFact {
  const setting = value && settingOf(value);
  const known = setting === undefined ? value : setting.value;
  const unit = known?.kind === "duration" ? undefined : unitInName(name);
  return {
    name,
    place,
    ...(known !== undefined && { value: known }),
    ...(setting !== undefined && { setting: setting.key }),
    ...(unit !== undefined && { unitSeconds: unit }),
  };
}

/** What a call asks the environment or the configuration for, and what it takes otherwise. */
export function settingOf(
  e: CodeExpr,
): { readonly key: string; readonly value: CodeExpr | undefined } | undefined {
  if (e.kind === "duration" && e.amount !== undefined && e.unitSeconds !== undefined) {
    const inner = settingOf(e.amount);
    if (inner === undefined) return undefined;
    const amount = numberOf(inner.value);
    const { place, text } = e;
    return amount === undefined
      ? { key: inner.key, value: undefined }
      : {
          key: inner.key,
          value: { kind: "duration", seconds: amount * e.unitSeconds, place, text },
        };
  }
  if (e.kind !== "call") return undefined;
  const name = e.callee.at(-1) ?? "";
  const key = stringOf(argument(e.args, undefined, 0));
  if (key === undefined || e.args.length > 2) return undefined;
  const asksEnvironment = /env/i.test(name) && !/environ$/i.test(name);
  const asksViper = e.callee.at(-2) === "viper" && /^(?:Get|SetDefault)/.test(name);
  if (!asksEnvironment && !asksViper) return undefined;
  return { key, value: argument(e.args, undefined, 1) };
}
