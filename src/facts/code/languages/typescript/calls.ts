// The calls of TypeScript: creations, collections, moments, and everything else as written.

import type { Argument, CodeExpr } from "../../expression.ts";
import { callOn, literal, path, stringOf } from "../../shared/build.ts";
import { collectionMethod } from "../../shared/collections.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { at, type Context, entriesOf, entry, isTypeName, unknown } from "./context.ts";
import { lower } from "./expressions.ts";
import { timeCall } from "./times.ts";

/** Wrappers that change how a value is written down and not what it says. */
const CASTS: ReadonlySet<string> = new Set([
  "Number",
  "parseInt",
  "parseFloat",
  "String",
  "BigInt",
]);

/** Methods of a collection that JavaScript has. */
const COLLECTION: ReadonlySet<string> = new Set(["filter", "map", "some", "every", "find"]);

/** Objects whose `now` is the present moment. */
const CLOCKS =
  /^(?:Date|DateTime|moment|dayjs|performance|clock|Temporal|Instant|self|this|time)$/i;

/** A call, as what it means. */
export function lowerCall(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const fn = field(node, "function");
  if (fn === undefined) return unknown(context, node);
  const args = lowerArguments(context, field(node, "arguments"));
  const values = args.filter((a) => a.name === undefined).map((a) => a.value);
  if (fn.type === "member_expression") {
    const object = field(fn, "object");
    const name = context.source.of(field(fn, "property")).replace(/^#/, "");
    if (object === undefined) return unknown(context, node);
    const base = lower(context, object);
    return methodCall(context, node, base, name, args, values);
  }
  if (fn.type === "import") return { kind: "call", callee: ["import"], args, ...here };
  const callee = lower(context, fn);
  if (callee.kind !== "path") return callOn(here, callee, ["()"], args);
  const name = callee.segments.at(-1) ?? "";
  const [first] = values;
  const time = timeCall(here, undefined, name, values);
  if (time !== undefined) return time;
  if (values.length === 1 && first !== undefined) {
    if (name === "Boolean") return first;
    if (CASTS.has(name) && first.kind === "literal") return cast(here, name, first);
    if (CASTS.has(name) && first.kind === "now") return first;
  }
  if (/^(?:dayjs|moment)$/.test(name) && values.length === 0) return { kind: "now", ...here };
  if (/^(?:dayjs|moment)$/.test(name) && values.length === 1 && first?.kind === "path")
    return first;
  if (name === "now" && values.length === 0) return { kind: "now", ...here };
  return { kind: "call", callee: callee.segments, args, ...here };
}

function methodCall(
  context: Context,
  node: Syntax,
  base: CodeExpr,
  name: string,
  args: readonly Argument[],
  values: readonly CodeExpr[],
): CodeExpr {
  const here = at(context, node);
  const [first] = values;
  const root = base.kind === "path" ? base.segments.at(-1) : undefined;
  if (name === "now" && values.length === 0 && root !== undefined && CLOCKS.test(root))
    return { kind: "now", ...here };
  // The number of a moment is the moment.
  if (
    /^(?:getTime|valueOf|toDate|toISOString|toJSDate|toMillis|unix)$/.test(name) &&
    values.length === 0
  )
    if (base.kind === "now" || base.kind === "path" || base.kind === "arithmetic")
      return { ...base, ...here };
  const time = timeCall(here, base, name, values);
  if (time !== undefined) return time;
  if (
    (name === "includes" || name === "has" || name === "contains") &&
    values.length === 1 &&
    first
  )
    if (
      base.kind === "path" ||
      base.kind === "list" ||
      name === "includes" ||
      base.kind === "create"
    )
      return { kind: "in", item: first, collection: collectionOf(base), ...here };
  if (COLLECTION.has(name) && first?.kind === "lambda" && values.length === 1)
    return callOn(here, base, [collectionMethod(name) ?? name], args);
  if (root === "Promise" && /^(?:all|allSettled)$/.test(name) && first !== undefined) return first;
  if (root === "Promise" && name === "resolve" && first !== undefined) return first;
  if (root === "Object" && name === "freeze" && first !== undefined) return first;
  return creation(here, base, name, args) ?? callOn(here, base, [name], args);
}

/** `new Set([..])` as what it holds. */
function collectionOf(e: CodeExpr): CodeExpr {
  const [only] = e.kind === "create" && e.type === "Set" ? e.args : [];
  return only?.value.kind === "list" ? only.value : e;
}

/** `User.create({..})`, `prisma.user.create({ data: {..} })`, `db.insert(users).values({..})`. */
function creation(
  here: ReturnType<typeof at>,
  base: CodeExpr,
  name: string,
  args: readonly Argument[],
): CodeExpr | undefined {
  const [first] = args;
  if (name === "create" && base.kind === "path" && first !== undefined) {
    const holder = base.segments.at(-1) ?? "";
    const data = entry(first.value, "data");
    const client = /prisma|^tx$|^db$|client$/i.test(base.segments.at(-2) ?? "");
    if (data !== undefined && base.segments.length >= 2 && client) {
      const type = `${holder.charAt(0).toUpperCase()}${holder.slice(1)}`;
      return { kind: "create", type, args: entriesOf(data), ...here };
    }
    const plain =
      base.segments.length === 1 &&
      isTypeName(holder) &&
      !/(?:Service|Repository|Factory|Error)$/.test(holder);
    if (plain && holder !== "Object")
      return { kind: "create", type: holder, args: flattened(args), ...here };
  }
  if (
    name === "values" &&
    base.kind === "call" &&
    base.callee.at(-1) === "insert" &&
    first !== undefined
  ) {
    const table = base.args[0]?.value;
    const into = table?.kind === "path" ? table.segments.at(-1) : stringOf(table);
    if (into !== undefined) return { kind: "create", type: into, args: flattened(args), ...here };
  }
  return undefined;
}

/** `new User({..})`: one object literal gives the arguments their names. */
export function lowerNew(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const maker = field(node, "constructor");
  const name = maker && lower(context, maker);
  const args = lowerArguments(context, field(node, "arguments"));
  const type = name?.kind === "path" ? name.segments.at(-1) : undefined;
  if (type === undefined) return unknown(context, node);
  const [only] = args;
  if (type === "Date") {
    if (args.length === 0) return { kind: "now", ...here };
    if (args.length === 1 && only !== undefined)
      if (["now", "arithmetic", "path"].includes(only.value.kind))
        return { ...only.value, ...here };
  }
  if (type === "Set" && args.length === 1 && only?.value.kind === "list")
    return { ...only.value, ...here };
  return { kind: "create", type, args: flattened(args), ...here };
}

/** The entries of a single object literal as named arguments. */
export function flattened(args: readonly Argument[]): readonly Argument[] {
  const [only] = args;
  const isObject = only?.value.kind === "create" && only.value.type === "{}";
  return args.length === 1 && isObject ? entriesOf(only?.value) : args;
}

/** The arguments of a call, in order; spread ones are named `*`. */
export function lowerArguments(context: Context, node: Syntax | undefined): readonly Argument[] {
  if (node === undefined) return [];
  if (node.type !== "arguments") return [{ value: lower(context, node) }];
  return named(node).map((arg) =>
    arg.type === "spread_element"
      ? { name: "*", value: lower(context, arg) }
      : { value: lower(context, arg) },
  );
}

function cast(
  here: ReturnType<typeof at>,
  to: string,
  e: CodeExpr & { readonly kind: "literal" },
): CodeExpr {
  if (to === "String") return literal(here, String(e.value));
  const number = typeof e.value === "string" && e.value.trim() !== "" ? Number(e.value) : e.value;
  return typeof number === "number" && !Number.isNaN(number)
    ? literal(here, number)
    : literal(here, e.value);
}

/** The path that an expression is, as one; for callers that name handlers. */
export function asPath(e: CodeExpr): readonly string[] | undefined {
  return e.kind === "path" ? e.segments : undefined;
}

/** A path at the place of another expression. */
export function pathLike(e: CodeExpr, segments: readonly string[]): CodeExpr {
  return path(e, segments);
}
