// One walk over a file: what each declaration and call in it declares, with what encloses it.

import type { FunctionFact } from "../../model.ts";
import { field, isComment, named, type Syntax } from "../../shared/syntax.ts";
import { readInterface } from "./classes.ts";
import { constantsOf } from "./constants.ts";
import { type Context, isTypeName } from "./context.ts";
import { enumOfAlias, enumOfConstant, readEnum } from "./enums.ts";
import { lower } from "./expressions.ts";
import { type Naming, readFunction } from "./functions.ts";
import type { Gathered, Scope } from "./gathered.ts";
import { handlerOf } from "./handlers.ts";
import { readImport, readRequire } from "./imports.ts";
import { keyName } from "./literals.ts";
import { boundNames } from "./patterns.ts";
import { schemaType } from "./schemas.ts";
import { isFunction } from "./statements.ts";
import { procedureOf } from "./trpc.ts";
import { addCall } from "./walk-calls.ts";
import { addClass } from "./walk-classes.ts";

/** Reads a node and all that it holds. What one declaration fails on is left out, and nothing else. */
export function walk(context: Context, node: Syntax, scope: Scope, into: Gathered): void {
  try {
    declaration(context, node, scope, into);
  } catch {
    // The rest of the file still tells its part.
  }
}

/** Reads all that a node holds. */
export function inside(
  context: Context,
  node: Syntax | undefined,
  scope: Scope,
  into: Gathered,
): void {
  for (const child of node?.children ?? [])
    if (child.named && !isComment(child)) walk(context, child, scope, into);
}

function declaration(context: Context, node: Syntax, scope: Scope, into: Gathered): void {
  const name = (): string => context.source.of(field(node, "name"));
  switch (node.type) {
    case "import_statement":
      into.imports.push(...readImport(context, node));
      return;
    case "export_statement": {
      const isDefault = node.children.some((c) => c.type === "default");
      const exported = { ...scope, exported: true };
      const value = field(node, "value");
      if (isDefault && value !== undefined && isFunction(value)) {
        addFunction(
          context,
          value,
          { name: "default", qualified: "default", exported: true },
          scope,
          into,
        );
        return;
      }
      inside(context, node, exported, into);
      return;
    }
    case "function_declaration":
    case "generator_function_declaration": {
      const qualified = `${scope.prefix}${name()}`;
      const nameNode = field(node, "name");
      const exported = scope.exported;
      addFunction(
        context,
        node,
        { name: name(), qualified, exported, ...(nameNode && { nameNode }) },
        scope,
        into,
      );
      return;
    }
    case "class_declaration":
    case "abstract_class_declaration":
    case "class":
      addClass(context, node, name() || (scope.bound ?? "default"), scope, into);
      return;
    case "interface_declaration": {
      const body = field(node, "body");
      if (body !== undefined) into.types.push(readInterface(context, node, body));
      return;
    }
    case "type_alias_declaration": {
      const listed = enumOfAlias(context, node);
      if (listed !== undefined) into.enums.push(listed);
      const value = field(node, "value");
      if (value?.type === "object_type") into.types.push(readInterface(context, node, value));
      return;
    }
    case "enum_declaration":
      into.enums.push(readEnum(context, node, scope.prefix));
      return;
    case "internal_module":
    case "module":
      inside(context, field(node, "body"), { ...scope, prefix: `${scope.prefix}${name()}.` }, into);
      return;
    case "lexical_declaration":
    case "variable_declaration":
      for (const declarator of named(node))
        if (declarator.type === "variable_declarator")
          addVariable(context, declarator, scope, into);
      return;
    case "assignment_expression":
      addAssigned(context, node, scope, into);
      return;
    case "call_expression":
    case "new_expression":
      addCall(context, node, scope, into);
      return;
    case "pair":
    case "method_definition":
      addMember(context, node, scope, into);
      return;
    default:
      inside(context, node, isFunction(node) ? { ...scope, inner: true } : scope, into);
  }
}

/** A function with a name, and what is declared in it. */
export function addFunction(
  context: Context,
  node: Syntax,
  naming: Naming,
  scope: Scope,
  into: Gathered,
): FunctionFact {
  const fact = readFunction(context, node, naming);
  into.functions.push(fact);
  const { owner: _owner, bound: _bound, ...rest } = scope;
  inside(
    context,
    field(node, "body"),
    { ...rest, prefix: `${naming.qualified}.`, exported: false, inner: true },
    into,
  );
  return fact;
}

function addVariable(context: Context, node: Syntax, scope: Scope, into: Gathered): void {
  into.imports.push(...readRequire(context, node));
  const nameNode = field(node, "name");
  const value = field(node, "value");
  if (value === undefined || nameNode === undefined) return;
  if (nameNode.type !== "identifier") {
    if (context.source.of(value) === "process.env")
      for (const { steps, default: fallback } of boundNames(context, nameNode)) {
        const key = String(steps[0]);
        const found =
          fallback && constantsOf(key, lower(context, fallback), context.source.place(fallback));
        into.constants.push(...(found ?? []).map((c) => ({ ...c, setting: key })));
      }
    walk(context, value, scope, into);
    return;
  }
  const name = context.source.of(nameNode);
  const qualified = `${scope.prefix}${name}`;
  const naming = { name, qualified, nameNode, exported: scope.exported };
  if (isFunction(value)) {
    addFunction(context, value, naming, scope, into);
    return;
  }
  const bare = unwrapped(value);
  if (bare.type === "class") {
    walk(context, bare, { ...scope, bound: name }, into);
    return;
  }
  // `const login = asyncHandler(async (req, res) => {..})`
  const wrapped = bare.type === "call_expression" ? handlerOf(context, bare) : undefined;
  if (wrapped?.closure !== undefined && !isImmediate(context, bare)) {
    addFunction(context, wrapped.closure, { ...naming, markers: wrapped.guards }, scope, into);
    return;
  }
  if (scope.prefix === "" || scope.owner === undefined)
    addValue(context, node, name, value, scope, into);
  inside(
    context,
    value,
    {
      ...scope,
      prefix: /^(?:object|call_expression)$/.test(bare.type) ? `${qualified}.` : scope.prefix,
    },
    into,
  );
  if (value.type === "call_expression" || value.type === "new_expression")
    addCall(context, value, scope, into, true);
}

/** Calls that run their function now, so that it is no handler kept for later. */
function isImmediate(context: Context, call: Syntax): boolean {
  const fn = context.source.of(field(call, "function"));
  return /\.(?:map|filter|find|some|every|reduce|then|forEach|sort|flatMap|transaction|\$transaction)$|^(?:Promise|Array|Object)\b/.test(
    fn,
  );
}

/** What the value of a variable of the module says: an enumeration, a type, constants. */
function addValue(
  context: Context,
  node: Syntax,
  name: string,
  value: Syntax,
  scope: Scope,
  into: Gathered,
): void {
  if (scope.inner === true || scope.prefix !== "" || /^(?:await_expression|jsx)/.test(value.type))
    return;
  const lowered = lower(context, unwrapped(value));
  const place = context.source.place(node);
  const type = schemaType(
    context,
    { name, place, namePlace: context.source.place(field(node, "name") ?? node) },
    lowered,
  );
  if (type !== undefined) {
    into.types.push(type);
    if (/env|config|settings/i.test(name) && type.kind === "schema")
      into.constants.push(...envDefaults(name, type));
    return;
  }
  const listed = enumOfConstant(context, name, lowered, node, isFixed(context, value));
  if (listed !== undefined) into.enums.push(listed);
  into.constants.push(...constantsOf(name, lowered, place));
}

function envDefaults(name: string, type: import("../../model.ts").TypeFact) {
  return type.fields.flatMap((f) =>
    /^[A-Z][A-Z0-9_]*$/.test(f.name) && f.default !== undefined
      ? constantsOf(`${name}.${f.name}`, f.default, f.place).map((c) => ({ ...c, setting: f.name }))
      : [],
  );
}

/** `as const`, `Object.freeze(..)`. */
function isFixed(context: Context, value: Syntax): boolean {
  if (value.type === "satisfies_expression") return isFixed(context, named(value)[0] ?? value);
  if (value.type === "as_expression")
    return value.children.some((c) => c.type === "const" || context.source.of(c) === "const");
  return (
    value.type === "call_expression" &&
    context.source.of(field(value, "function")) === "Object.freeze"
  );
}

/** A value without what only tells its type. */
function unwrapped(value: Syntax): Syntax {
  const wraps =
    /^(?:as_expression|satisfies_expression|parenthesized_expression|non_null_expression)$/;
  const [inner] = wraps.test(value.type) ? named(value) : [];
  return inner === undefined ? value : unwrapped(inner);
}

/** `exports.login = async (req, res) => {..}`, `User.prototype.close = function () {..}`. */
function addAssigned(context: Context, node: Syntax, scope: Scope, into: Gathered): void {
  const left = field(node, "left");
  const right = field(node, "right");
  if (left === undefined || right === undefined) return;
  if (left.type !== "member_expression") {
    walk(context, right, scope, into);
    return;
  }
  const path = context.source.of(left).split(".");
  // `module.exports = function (User) {..}` is a module in a function.
  if (path.join(".") === "module.exports" && isFunction(right)) {
    const naming = { name: "default", qualified: "default", exported: true };
    into.functions.push(readFunction(context, right, naming));
    inside(context, field(right, "body"), scope, into);
    return;
  }
  const exported = path[0] === "exports" || path[0] === "module";
  const [type] = path.includes("prototype") ? path : [];
  const name = path.at(-1) ?? "";
  const nameNode = field(left, "property");
  const closure = isFunction(right)
    ? right
    : right.type === "call_expression" && exported
      ? handlerOf(context, right)?.closure
      : undefined;
  if (closure !== undefined && /^[\w$]+$/.test(name)) {
    const [holder] = path;
    const owner = type ?? (path.length === 2 && isTypeName(holder ?? "") ? holder : undefined);
    const qualified = exported
      ? `${scope.prefix}${name}`
      : type
        ? `${type}.${name}`
        : `${scope.prefix}${path.filter((p) => p !== "this").join(".")}`;
    addFunction(
      context,
      closure,
      { name, qualified, exported, ...(owner && { owner }), ...(nameNode && { nameNode }) },
      scope,
      into,
    );
    return;
  }
  inside(context, right, scope, into);
  if (right.type === "call_expression" || right.type === "new_expression")
    walk(context, right, scope, into);
}

/** A member of an object literal that is a function: of a service, a factory's result, a router. */
function addMember(context: Context, node: Syntax, scope: Scope, into: Gathered): void {
  const nameNode = field(node, node.type === "pair" ? "key" : "name");
  const name = keyName(context, nameNode);
  const value = node.type === "pair" ? field(node, "value") : node;
  if (value === undefined) return;
  if (name === undefined || nameNode === undefined) {
    inside(context, node, scope, into);
    return;
  }
  const naming = { name, qualified: `${scope.prefix}${name}`, nameNode, exported: true };
  if (isFunction(value) || value.type === "method_definition") {
    addFunction(context, value, naming, scope, into);
    return;
  }
  const procedure = procedureOf(context, name, value);
  if (procedure !== undefined) {
    const { entry, handler } = procedure;
    into.entries.push({ ...entry, handler: handler.name ?? naming.qualified });
    if (handler.closure !== undefined) addFunction(context, handler.closure, naming, scope, into);
    return;
  }
  walk(
    context,
    value,
    value.type === "object" ? { ...scope, prefix: `${scope.prefix}${name}.` } : scope,
    into,
  );
}
