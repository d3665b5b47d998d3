// Facts of code as short lines, so that tests can say what they expect in a form that reads.

import type { Argument, CodeExpr } from "../../src/facts/code/expression.ts";
import { extractFile } from "../../src/facts/code/extract.ts";
import { Grammars } from "../../src/facts/code/grammars.ts";
import { extractorFor } from "../../src/facts/code/languages/index.ts";
import type { EntryFact, FieldFact, FileFacts, Marker } from "../../src/facts/code/model.ts";
import type { Statement } from "../../src/facts/code/statement.ts";
import { readGrammar } from "../../src/host/grammar-files.ts";

const grammars = new Grammars(readGrammar);

/** The facts of a text. */
export async function factsOf(path: string, text: string): Promise<FileFacts> {
  const found = extractorFor(path);
  if (found === undefined) throw new Error(`no extractor for ${path}`);
  await grammars.load([found.grammar]);
  const facts = extractFile(path, text, grammars);
  if (facts === undefined) throw new Error(`no facts of ${path}`);
  return facts;
}

/** The body of a function by its qualified name. */
export function bodyOf(facts: FileFacts, qualified: string): readonly string[] {
  const fn = facts.functions.find((one) => one.qualified === qualified);
  if (fn === undefined)
    throw new Error(`${qualified} is not among ${facts.functions.map((f) => f.qualified)}`);
  return fn.body.flatMap(showStatement);
}

/** Enumerations: `Status: ACTIVE="active" OFF`. */
export function enumsOf(facts: FileFacts): readonly string[] {
  return facts.enums.map(({ name, values }) => {
    const shown = values.map((v) =>
      v.value === undefined ? v.name : `${v.name}=${JSON.stringify(v.value)}`,
    );
    return `${name}: ${shown.join(" ")}`;
  });
}

/** Constants: `MAX = 5`, with the setting that overrides them and the unit of their name. */
export function constantsOf(facts: FileFacts): readonly string[] {
  return facts.constants.map(({ name, value, setting, unitSeconds }) => {
    const unit = unitSeconds === undefined ? "" : ` x ${unitSeconds}s`;
    const from = setting === undefined ? "" : ` from ${setting}`;
    return `${name} = ${value === undefined ? "?" : show(value)}${unit}${from}`;
  });
}

/** Fields of a type: `email: string! unique`. */
export function fieldsOf(facts: FileFacts, type: string): readonly string[] {
  const found = facts.types.find((one) => one.name === type);
  if (found === undefined) throw new Error(`${type} is not a type`);
  return found.fields.map(showField);
}

function showField(field: FieldFact): string {
  const type = field.type === undefined ? "?" : `${field.type.name}${field.type.many ? "[]" : ""}`;
  const parts = [
    field.nullable === undefined ? "" : field.nullable ? "?" : "!",
    field.default === undefined ? "" : ` = ${show(field.default)}`,
    field.computed === undefined ? "" : ` := ${show(field.computed)}`,
    field.unique ? " unique" : "",
    field.primaryKey ? " key" : "",
    field.references === undefined ? "" : ` -> ${field.references}`,
    field.values === undefined ? "" : ` of ${field.values.join("|")}`,
    field.enumName === undefined ? "" : ` enum ${field.enumName}`,
  ];
  return `${field.name}: ${type}${parts.join("")}`;
}

/** Entries: `route POST /login -> Auth.login [guards]`. */
export function entriesOf(facts: FileFacts): readonly string[] {
  return facts.entries.map(showEntry);
}

function showEntry(entry: EntryFact): string {
  const when =
    entry.everySeconds === undefined ? (entry.cron ?? "") : `every ${entry.everySeconds}s`;
  const guards = entry.guards.length === 0 ? "" : ` [${entry.guards.map(showMarker).join(", ")}]`;
  return `${entry.kind} ${entry.name}${when && ` ${when}`} -> ${entry.handler}${guards}`;
}

export function showMarker({ name, args }: Marker): string {
  return args.length === 0 ? name : `${name}(${showArguments(args)})`;
}

/** One expression on one line. */
export function show(e: CodeExpr): string {
  switch (e.kind) {
    case "path":
      return e.segments.join(".");
    case "literal":
      return JSON.stringify(e.value);
    case "duration":
      return e.seconds === undefined
        ? `(${e.amount === undefined ? "?" : show(e.amount)} x ${e.unitSeconds}s)`
        : `${e.seconds}s`;
    case "now":
      return "now";
    case "list":
      return `[${e.items.map(show).join(", ")}]`;
    case "compare":
    case "arithmetic":
      return `(${show(e.left)} ${e.op} ${show(e.right)})`;
    case "in":
      return `(${show(e.item)} in ${show(e.collection)})`;
    case "and":
    case "or":
      return `(${e.operands.map(show).join(` ${e.kind} `)})`;
    case "not":
      return `not ${show(e.operand)}`;
    case "conditional":
      return `(${show(e.condition)} ? ${show(e.then)} : ${show(e.else)})`;
    case "call":
      return `${e.on === undefined ? "" : `${show(e.on)}.`}${e.callee.join(".")}(${showArguments(e.args)})`;
    case "create":
      return `new ${e.type}(${showArguments(e.args)})`;
    case "lambda":
      return `(${e.params.join(", ")}) => ${e.body === undefined ? "..." : show(e.body)}`;
    case "opaque":
      return `<${e.text}>`;
    default:
      return e satisfies never;
  }
}

function showArguments(args: readonly Argument[]): string {
  return args
    .map(({ name, value }) => (name === undefined ? show(value) : `${name}=${show(value)}`))
    .join(", ");
}

function indented(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(showStatement).map((line) => `  ${line}`);
}

/** A statement as lines, what is inside it indented. */
export function showStatement(s: Statement): readonly string[] {
  switch (s.kind) {
    case "if":
      return [
        `if ${show(s.condition)}`,
        ...indented(s.then),
        ...(s.else.length === 0 ? [] : ["else", ...indented(s.else)]),
      ];
    case "loop":
      return [`for ${s.binder ?? "_"} in ${show(s.over)}`, ...indented(s.body)];
    case "bind":
      return [`${s.name} := ${show(s.value)}`];
    case "assign":
      return [`${s.target.join(".")} ${s.op ?? ""}= ${show(s.value)}`];
    case "evaluate":
      return [show(s.expr)];
    case "delete":
      return [`delete ${show(s.target)}`];
    case "return": {
      const value = s.value === undefined ? "" : ` ${show(s.value)}`;
      const reason = [s.error, s.status].filter((one) => one !== undefined).join(" ");
      return [s.refuses ? `refuse ${reason}` : `return${value}`];
    }
    case "raise":
      return [`raise ${[s.error, s.status].filter((one) => one !== undefined).join(" ")}`];
    case "assert":
      return [`assert ${show(s.condition)}`];
    case "try":
      return [
        "try",
        ...indented(s.body),
        ...s.handlers.flatMap((h) => [`catch ${h.error ?? "*"}`, ...indented(h.body)]),
        ...(s.finally.length === 0 ? [] : ["finally", ...indented(s.finally)]),
      ];
    case "scope":
      return [`with ${s.around === undefined ? "?" : show(s.around)}`, ...indented(s.body)];
    case "leave":
      return [s.what];
    case "opaque":
      return [`<${s.text}>`];
    default:
      return s satisfies never;
  }
}
