// The diagnostic model: data about one finding. Sentences come from the catalogue's templates.

import type { Span } from "../base/span.ts";
import { type Code, catalogue, type ParamsOf } from "./catalogue.ts";

export type Severity = "error" | "warning" | "info";

/** A second place that explains the first, such as an earlier declaration. */
export interface Related {
  readonly span: Span;
  /** A phrase such as "declared here"; never a sentence. */
  readonly label: string;
}

/** One replacement of a range of the same file. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A change that removes the cause; `safe` when it cannot change what the author meant. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** One finding in one file. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly span: Span;
  readonly params: Readonly<Record<string, string>>;
  readonly related: readonly Related[];
  readonly fix?: Fix;
}

/** Further parts of a diagnostic that most have none of. */
export interface DiagnosticExtras {
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** Where the severity depends on the case; otherwise the catalogue's holds. */
  readonly severity?: Severity;
}

/** Makes a diagnostic of a catalogued code; the compiler asks for exactly its parameters. */
export function diagnostic<C extends Code>(
  code: C,
  span: Span,
  params: ParamsOf<C>,
  extras: DiagnosticExtras = {},
): Diagnostic {
  const base = {
    code,
    severity: extras.severity ?? catalogue[code].severity,
    span,
    params,
    related: extras.related ?? [],
  };
  return extras.fix === undefined ? base : { ...base, fix: extras.fix };
}

function fill(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

/** The first line of a diagnostic's message: what is wrong. Stands alone. */
export function messageOf(d: Diagnostic): string {
  return fill(catalogue[d.code].message, d.params);
}

/** What to do about a diagnostic; empty when the message says it all. */
export function helpOf(d: Diagnostic): string {
  return fill(catalogue[d.code].help, d.params);
}

/** Position order, then code, so that lists of diagnostics are the same on every run. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
