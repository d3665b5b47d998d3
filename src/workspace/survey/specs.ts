// What one specification contains and how healthy it is, by the same check that `allium check` runs.

import type { Declaration, Module } from "../../ast/index.ts";
import type { FileSystem } from "../../base/ports.ts";
import { ok, type Result } from "../../base/result.ts";
import { LineTable, type Span } from "../../base/span.ts";
import { checkText } from "../check.ts";
import { parseFile } from "../parse.ts";
import type { DeclarationCount, SpecSummary } from "./model.ts";

/** A specification before it is compared with code. */
export interface SpecRead {
  readonly summary: Omit<SpecSummary, "covers">;
  /** Names of the types it declares itself; external ones belong to somebody else. */
  readonly typeNames: readonly string[];
}

const order = [
  "entity",
  "external entity",
  "value",
  "enum",
  "variant",
  "rule",
  "surface",
  "actor",
  "contract",
  "invariant",
  "config",
  "default",
  "given",
  "deferred",
  "use",
];

/** Reads, parses and checks one specification; the error says why it cannot be read. */
export function readSpec(files: FileSystem, path: string): Result<SpecRead> {
  const parsed = parseFile(files, path);
  if (!parsed.ok) return parsed;
  const { module, text } = parsed.value;
  const table = new LineTable(text);
  const { diagnostics } = checkText(files, path, text);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const worst = [...(errors.length > 0 ? errors : warnings)].sort(
    (a, b) => a.span.start - b.span.start,
  )[0];
  const first =
    worst === undefined
      ? {}
      : { first: { line: table.position(worst.span.start).line, diagnostic: worst } };
  return ok({
    summary: {
      path,
      lines: table.lineCount - (text.endsWith("\n") ? 1 : 0),
      declarations: countDeclarations(module.declarations),
      errors: errors.length,
      warnings: warnings.length,
      ...first,
      openQuestions: openQuestions(module, text, table),
    },
    typeNames: typeNames(module.declarations),
  });
}

function countDeclarations(declarations: readonly Declaration[]): readonly DeclarationCount[] {
  const counts = new Map<string, number>();
  for (const declaration of declarations) {
    const { kind } = declaration;
    const name = kind === "entity" && declaration.external ? "external entity" : kind;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return order.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
}

function typeNames(declarations: readonly Declaration[]): readonly string[] {
  return declarations.flatMap((declaration) => {
    switch (declaration.kind) {
      case "entity":
        return declaration.external ? [] : [declaration.name.text];
      case "value":
      case "variant":
      case "enum":
        return [declaration.name.text];
      default:
        return [];
    }
  });
}

/** Open questions stand in any declaration; the tree is searched without knowing its shape. */
function openQuestions(
  module: Module,
  text: string,
  table: LineTable,
): readonly { readonly line: number; readonly text: string }[] {
  const spans: Span[] = [];
  const pending: unknown[] = [module.declarations];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== "object" || node === null) continue;
    if (isQuestion(node)) spans.push(node.text.span);
    else pending.push(...Object.values(node));
  }
  return spans
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      line: table.position(start).line,
      text: text.slice(start, end).replace(/^"|"$/g, ""),
    }));
}

function isQuestion(node: object): node is { readonly text: { readonly span: Span } } {
  return "kind" in node && node.kind === "openQuestion" && "text" in node;
}
