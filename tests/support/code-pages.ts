// Reads the example blocks of a page about a diagnostic code.
//
//   ...                    -- error: [code]     reported on this line (also warning, info)
//   -- next: error: [code]                      reported on the line below
//   -- previous: error: [code]                  reported on the line above
//   -- file: name.allium                        begins a further file of the block

import type { FileSystem } from "../../src/base/ports.ts";
import { LineTable } from "../../src/base/span.ts";
import { checkSources } from "../../src/workspace/check.ts";

/** A diagnostic as an example names it. */
export interface Expected {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly code: string;
}

export interface Block {
  readonly text: string;
  /** The texts of the block's files, by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly expected: readonly Expected[];
}

/** The fenced `allium` blocks of a page, in order. */
export function pageBlocks(page: string): readonly Block[] {
  return [...page.matchAll(/^```allium\n(.*?)^```$/gms)].map((match) => readBlock(match[1] ?? ""));
}

/**
 * What checking the files of a block reports, beside what the block expects, in one order. Counted
 * are the page's own code and all errors: an example need not be free of every other remark.
 */
export function checkPage(block: Block, own: string): { expected: string[]; actual: string[] } {
  return compared(block, true, (e) => e.code === own || e.severity === "error");
}

/** The same, counting all errors and warnings: a guide shows what a reader may take over whole. */
export function checkGuide(block: Block): { expected: string[]; actual: string[] } {
  return compared(block, false, (e) => e.severity !== "info");
}

function compared(
  block: Block,
  optIn: boolean,
  counts: (e: Expected) => boolean,
): { expected: string[]; actual: string[] } {
  const files: Pick<FileSystem, "kind"> = {
    kind: (path) => (block.files.has(path.replace(/^\.\//, "")) ? "file" : "missing"),
  };
  const actual: Expected[] = [];
  const sources = [...block.files].map(([path, text]) => ({ path, text }));
  const reports = checkSources(files, sources, undefined, { optIn });
  for (const { path: file, text, diagnostics } of reports) {
    const lines = new LineTable(text);
    for (const { code, severity, span } of diagnostics)
      actual.push({ file, line: lines.position(span.start).line, severity, code });
  }
  return { expected: shown(block.expected.filter(counts)), actual: shown(actual.filter(counts)) };
}

function shown(list: readonly Expected[]): string[] {
  return list.map((e) => `${e.file}:${e.line} ${e.severity} [${e.code}]`).sort();
}

function readBlock(text: string): Block {
  const files = new Map<string, string>();
  const expected: Expected[] = [];
  let name = "example.allium";
  let lines: string[] = [];
  const finish = (): void => {
    if (lines.length === 0) return;
    files.set(name, `${lines.join("\n")}\n`);
    expected.push(...expectationsOf(name, lines));
  };
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const file = /^-- file: (\S+)$/.exec(line);
    if (file === null) {
      lines.push(line);
      continue;
    }
    finish();
    name = file[1] ?? name;
    lines = [];
  }
  finish();
  return { text, files, expected };
}

function expectationsOf(file: string, lines: readonly string[]): Expected[] {
  return lines.flatMap((line, index) => {
    const comment = /--(.*)$/.exec(line)?.[1] ?? "";
    const shift = /^\s*next:/.test(comment) ? 1 : /^\s*previous:/.test(comment) ? -1 : 0;
    return [...comment.matchAll(/(error|warning|info): \[([\w.]+)\]/g)].map((match) => ({
      file,
      line: index + 1 + shift,
      severity: match[1] ?? "",
      code: match[2] ?? "",
    }));
  });
}
