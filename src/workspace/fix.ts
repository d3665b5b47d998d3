// Applying the safe fixes of findings: round by round, each on a fresh check of the whole set, so
// that fixes which touch the same text come one after another. Writes nothing by itself.

import type { FileSystem } from "../base/ports.ts";
import { ok } from "../base/result.ts";
import type { Diagnostic, Fix, TextEdit } from "../diagnostics/diagnostic.ts";
import { joinPath } from "../model/link.ts";
import type { CheckReport } from "./check.ts";

/** A file that fixes have changed. */
export interface FixedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** The bytes to write: with the byte order mark that the file had, if it had one. */
  readonly bytes: Uint8Array;
}

/** What fixing a set came to. */
export interface Fixed {
  /** The report after the last fix. */
  readonly report: CheckReport;
  readonly files: readonly FixedFile[];
  /** How many fixes were applied. */
  readonly count: number;
}

/** Fixes that make work for each other are given up after this many rounds. */
const MOST_ROUNDS = 20;

/**
 * Applies every safe fix until there is none left.
 * @param check checks the set as it is seen through the given files
 */
export async function fixAll(
  files: FileSystem,
  check: (files: FileSystem) => Promise<CheckReport>,
): Promise<Fixed> {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  const seen = overlay(files, after);
  let report = await check(seen);
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let changed = false;
    for (const { path, text, diagnostics } of report.files) {
      const fixed = applied(text, diagnostics);
      if (fixed.text === text) continue;
      if (!before.has(path)) before.set(path, text);
      after.set(keyOf(path), fixed.text);
      count += fixed.count;
      changed = true;
    }
    if (!changed) break;
    report = await check(seen);
  }
  const changedFiles = [...before].flatMap(([path, text]) => {
    const now = after.get(keyOf(path)) ?? text;
    return now === text
      ? []
      : [{ path, before: text, after: now, bytes: encoded(files, path, now) }];
  });
  return { report, files: changedFiles, count };
}

/** A text after those of its safe fixes that do not touch one another; the first of two wins. */
export function applied(
  text: string,
  diagnostics: readonly Diagnostic[],
): { readonly text: string; readonly count: number } {
  const fixes = diagnostics
    .flatMap(({ fix }) => (fix?.safe === true ? [fix] : []))
    .sort((a, b) => startOf(a) - startOf(b));
  const edits: TextEdit[] = [];
  let count = 0;
  for (const fix of fixes) {
    if (fix.edits.some((edit) => edits.some((other) => touches(edit, other)))) continue;
    edits.push(...fix.edits);
    count++;
  }
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  let result = text;
  for (const { span, text: written } of edits.sort((a, b) => b.span.start - a.span.start)) {
    const inserted = written.replace(/\r?\n/g, newline);
    result = result.slice(0, span.start) + inserted + result.slice(span.end);
  }
  return { text: result, count };
}

function startOf({ edits }: Fix): number {
  return Math.min(...edits.map((edit) => edit.span.start));
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

function keyOf(path: string): string {
  return joinPath("", path);
}

/** The files as they would be, were the changed texts written. */
function overlay(files: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  return {
    kind: (path) => files.kind(path),
    list: (root, patterns, onProblem) => files.list(root, patterns, onProblem),
    readBytes(path) {
      const text = texts.get(keyOf(path));
      return text === undefined ? files.readBytes(path) : ok(new TextEncoder().encode(text));
    },
  };
}

function encoded(files: FileSystem, path: string, text: string): Uint8Array {
  const old = files.readBytes(path);
  const marked = old.ok && [0xef, 0xbb, 0xbf].every((byte, index) => old.value[index] === byte);
  return new TextEncoder().encode(marked ? `\uFEFF${text}` : text);
}
