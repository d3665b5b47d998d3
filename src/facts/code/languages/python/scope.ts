// One walk over modules, classes and functions: what each block declares, with what encloses it.

import type { CodeExpr } from "../../expression.ts";
import type {
  ConstantFact,
  EntryFact,
  EnumFact,
  FunctionFact,
  ImportFact,
  Marker,
  TypeFact,
} from "../../model.ts";
import { field, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { baseNames, classBases, readClass } from "./classes.ts";
import { commandOfClass } from "./commands.ts";
import { constantFact, constantsOf } from "./constants.ts";
import type { Context } from "./context.ts";
import {
  type Assignment,
  assignments,
  enumOfAssignment,
  enumOfClass,
  enumOfConstants,
  enumsOfFamilies,
  isEnumBase,
} from "./enums.ts";
import { readFunction, readMarkers } from "./functions.ts";
import { readImport } from "./imports.ts";
import { beatEntries, entriesOfMarkers, entryOfCall } from "./jobs.ts";
import { type Router, routersIn, routesOf, routesOfCall, routesOfTable } from "./routes.ts";
import { lowerStatement } from "./statements.ts";

/** What is being gathered from a file. */
export interface Gathered {
  readonly imports: ImportFact[];
  readonly types: TypeFact[];
  readonly enums: EnumFact[];
  readonly constants: ConstantFact[];
  readonly functions: FunctionFact[];
  readonly entries: EntryFact[];
}

interface Scope {
  /** Qualified name of what encloses this block, with a dot at the end; empty for the module. */
  readonly prefix: string;
  /** The class whose body this is. */
  readonly owner?: string;
  readonly routers: ReadonlyMap<string, Router>;
  /** Why nothing here runs. */
  readonly dead?: string;
}

/** Reads a module, or any block in it. */
export function readBlock(context: Context, block: Syntax, scope: Scope, into: Gathered): void {
  const own = assignments(context, block);
  const routers = new Map([...scope.routers, ...routersIn(own)]);
  const inner: Scope = { ...scope, routers };
  // What one class or function fails on is left out, and nothing else.
  const attempt = (read: () => void): void => {
    try {
      read();
    } catch {
      // The rest of the file still tells its part.
    }
  };
  if (scope.owner === undefined && scope.prefix === "")
    attempt(() => moduleFacts(context, own, into));
  for (const child of block.children)
    if (child.named) attempt(() => readDeclaration(context, child, inner, into));
}

function readDeclaration(context: Context, node: Syntax, scope: Scope, into: Gathered): void {
  switch (node.type) {
    case "decorated_definition": {
      const definition = field(node, "definition");
      if (definition === undefined) return;
      readDefinition(context, definition, readMarkers(context, node), scope, into);
      return;
    }
    case "class_definition":
    case "function_definition":
      readDefinition(context, node, [], scope, into);
      return;
    case "import_statement":
    case "import_from_statement":
      into.imports.push(...readImport(context, node));
      return;
    case "expression_statement":
      if (scope.prefix === "") readStatement(context, node, into);
      return;
    default:
      // Definitions also stand in `if TYPE_CHECKING:`, `try:` and `with` blocks.
      for (const child of node.children) {
        if (!child.named || !/_statement$|_clause$|^block$|_definition$|^ERROR$/.test(child.type))
          continue;
        const never = node.type === "if_statement" && child.field === "consequence";
        const condition = never ? context.source.of(field(node, "condition")) : "";
        const dead = condition === "False" || condition === "0" ? `if ${condition}` : scope.dead;
        readDeclaration(context, child, { ...scope, ...(dead && { dead }) }, into);
      }
  }
}

function readDefinition(
  context: Context,
  node: Syntax,
  markers: readonly Marker[],
  scope: Scope,
  into: Gathered,
): void {
  const name = context.source.of(field(node, "name"));
  const body = field(node, "body");
  if (name === "") return;
  if (node.type === "class_definition") {
    readClassDefinition(context, node, markers, scope, into);
    return;
  }
  const { owner, prefix, dead } = scope;
  const read = readFunction(context, node, { markers, prefix, ...(owner && { owner }) });
  const fact = dead === undefined ? read : { ...read, dead };
  into.functions.push(fact);
  into.entries.push(...routesOf(fact, scope.routers), ...entriesOfMarkers(fact));
  into.constants.push(...configured(context, fact.body));
  into.entries.push(...registered(fact.body));
  if (body !== undefined) {
    const inside = { prefix: `${prefix}${name}.`, routers: scope.routers, ...(dead && { dead }) };
    readBlock(context, body, inside, into);
  }
}

function readClassDefinition(
  context: Context,
  node: Syntax,
  markers: readonly Marker[],
  scope: Scope,
  into: Gathered,
): void {
  const name = context.source.of(field(node, "name"));
  const body = field(node, "body");
  const bases = baseNames(classBases(context, node));
  const inner: Context = { ...context, owner: name };
  const members = assignments(inner, body);
  const prefix = `${scope.prefix}${name}.`;
  if (bases.some(isEnumBase)) into.enums.push(enumOfClass(context, name, bases, node, members));
  else {
    const enclosing = scope.prefix.slice(0, -1);
    const type = readClass(context, node, markers, enclosing === "" ? undefined : enclosing);
    if (name !== "Meta") into.types.push(type);
    const constants =
      bases.length === 0 ? enumOfConstants(context, name, node, members) : undefined;
    if (constants !== undefined) into.enums.push(constants);
    if (constants === undefined)
      for (const family of enumsOfFamilies(inner, members))
        into.enums.push({ ...family, name: `${name}.${family.name}` });
    for (const member of members) {
      const listed = enumOfAssignment(inner, member);
      if (listed !== undefined) into.enums.push({ ...listed, name: `${name}.${listed.name}` });
    }
    into.constants.push(...classConstants(context, name, bases, type, members));
    const command = commandOfClass(context, name, bases, node);
    if (command !== undefined) into.entries.push(command);
  }
  if (body === undefined) return;
  const { routers, dead } = scope;
  readBlock(context, body, { prefix, owner: name, routers, ...(dead && { dead }) }, into);
}

/** Constants of a class; in one that keeps settings every default is one. */
function classConstants(
  context: Context,
  name: string,
  bases: readonly string[],
  type: TypeFact,
  members: readonly Assignment[],
): readonly ConstantFact[] {
  const settings = bases.some((b) => /(?:^|\.)BaseSettings$/.test(b));
  const keeps = settings || /settings|config|policy|limits|options|defaults|parameters/i.test(name);
  const found: ConstantFact[] = [];
  for (const member of members) {
    if (/^__/.test(member.name) || type.persistent) continue;
    const upper = /^_?[A-Z][A-Z0-9_]*$/.test(member.name);
    if (!keeps && !upper) continue;
    if (upper || member.value.kind !== "create")
      found.push(...constantsOf(context, member, `${name}.`));
  }
  for (const one of keeps ? type.fields : []) {
    const full = `${name}.${one.name}`;
    const at = members.find((m) => m.name === one.name)?.node;
    if (at === undefined || found.some((c) => c.name === full)) continue;
    const fact = one.default && constantFact(context, full, one.default, at);
    if (fact !== undefined) found.push(fact);
  }
  if (!settings) return found;
  // Pydantic reads every field from the environment, under its own name or with a prefix.
  const prefix = settingsPrefix(members);
  return found.map((c) => ({
    ...c,
    setting: c.setting ?? `${prefix}${c.name.split(".").at(-1)}`.toUpperCase(),
  }));
}

function settingsPrefix(members: readonly Assignment[]): string {
  const config = members.find((m) => m.name === "model_config")?.value;
  const args = config?.kind === "create" || config?.kind === "call" ? config.args : [];
  const prefix = args.find((a) => a.name === "env_prefix")?.value;
  return prefix?.kind === "literal" ? String(prefix.value) : "";
}

/** Constants and enumerations of the module itself. */
function moduleFacts(context: Context, own: readonly Assignment[], into: Gathered): void {
  into.enums.push(...enumsOfFamilies(context, own));
  for (const assignment of own) {
    const listed = enumOfAssignment(context, assignment);
    if (listed !== undefined) into.enums.push(listed);
    into.constants.push(...constantsOf(context, assignment));
    if (/urlpatterns|^routes$/.test(assignment.name))
      into.entries.push(...routesOfTable(assignment.value));
    if (/beat_?schedule/i.test(assignment.name))
      into.entries.push(...beatEntries(assignment.value));
  }
}

/** A statement of the module: what it sets and registers. */
function readStatement(context: Context, node: Syntax, into: Gathered): void {
  const statements = lowerStatement(context, node);
  into.constants.push(...configured(context, statements));
  into.entries.push(...registered(statements));
  for (const statement of statements) {
    if (statement.kind === "assign" && /beat_?schedule/i.test(statement.target.at(-1) ?? ""))
      into.entries.push(...beatEntries(statement.value));
    if (
      statement.kind === "assign" &&
      statement.op === "+" &&
      statement.target.at(-1) === "urlpatterns"
    )
      into.entries.push(...routesOfTable(statement.value));
  }
}

/** `app.config["X"] = 5`, `app.config.setdefault("X", 5)`, `app.config.update(X=5)`. */
function configured(context: Context, statements: readonly Statement[]): readonly ConstantFact[] {
  return statements.flatMap((statement) => {
    if (statement.kind === "assign" && statement.target.at(-2) === "config")
      return setting(context, statement.target.at(-1) ?? "", statement.value, statement.place);
    if (statement.kind !== "evaluate" || statement.expr.kind !== "call") return [];
    const { callee, args } = statement.expr;
    if (callee.at(-2) !== "config") return [];
    const [key, value] = args.map((a) => a.value);
    if (callee.at(-1) === "setdefault" && key?.kind === "literal" && value !== undefined)
      return setting(context, String(key.value), value, statement.place);
    if (callee.at(-1) !== "update" && callee.at(-1) !== "from_mapping") return [];
    return args.flatMap((a) => (a.name ? setting(context, a.name, a.value, a.value.place) : []));
  });
}

function setting(
  context: Context,
  key: string,
  value: CodeExpr,
  place: Statement["place"],
): readonly ConstantFact[] {
  if (!/^[A-Z][A-Z0-9_]*$/.test(key)) return [];
  const node = { start: place.start, end: place.end } as Syntax;
  const fact = constantFact(context, key, value, node);
  return fact === undefined ? [] : [fact];
}

function registered(statements: readonly Statement[]): readonly EntryFact[] {
  return statements.flatMap((statement) => {
    const e = statement.kind === "evaluate" ? statement.expr : undefined;
    const entry = e && entryOfCall(e);
    const routes = e === undefined ? [] : routesOfCall(e);
    return entry === undefined ? routes : [entry];
  });
}
