// The example blocks of the pages about findings.
//
//   ...            -- finding: [kind]                   reported on this line
//   ...            -- finding: [kind] after [cause]     ... and follows from a finding of that kind
//   -- file: name.allium                                begins a further file of the block

import type { Finding } from "../../src/analyses/finding.ts";
import { analyseModel } from "../../src/analyses/registry.ts";
import { LineTable } from "../../src/base/span.ts";
import { isSyntaxCode } from "../../src/diagnostics/catalogue.ts";
import { messageOf } from "../../src/diagnostics/diagnostic.ts";
import { Session } from "../../src/workspace/session.ts";

export interface Page {
  readonly headings: readonly string[];
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly files: ReadonlyMap<string, string>;
  /** `file:line kind` and ` after kind`, sorted. */
  readonly expected: readonly string[];
}

export function readPage(page: string): Page {
  const fences = [...page.matchAll(/^```allium\n(.*?)^```$/gms)];
  return {
    headings: page.split("\n").filter((line) => line.startsWith("#")),
    blocks: fences.map((match) => readBlock(match[1] ?? "")),
  };
}

function readBlock(text: string): Block {
  const files = new Map<string, string>();
  const expected: string[] = [];
  let name = "example.allium";
  let lines: string[] = ["-- allium: 3"];
  const finish = (): void => {
    if (lines.length > 1) files.set(name, `${lines.join("\n")}\n`);
    for (const [index, line] of lines.entries())
      for (const [, kind, cause] of line.matchAll(/finding: \[(\w+)\](?: after \[(\w+)\])?/g))
        expected.push(
          `${name}:${index + 1} ${kind}${cause === undefined ? "" : ` after ${cause}`}`,
        );
    lines = ["-- allium: 3"];
  };
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const file = /^-- file: (\S+)$/.exec(line);
    if (file === null) {
      lines.push(line);
      continue;
    }
    finish();
    name = file[1] ?? name;
  }
  finish();
  return { files, expected: expected.sort() };
}

/** Analyses texts in memory, by path. */
export function analysed(files: ReadonlyMap<string, string>): readonly Finding[] {
  const found: Finding[] = [];
  const kind = (path: string) => (files.has(path) ? ("file" as const) : ("missing" as const));
  const session = new Session({ kind }, undefined, {}, (spec) => {
    found.push(...analyseModel(spec, files));
  });
  const reports = session.check([...files].map(([path, text]) => ({ path, text })));
  const errors = reports.flatMap((r) => r.diagnostics.filter((d) => isSyntaxCode(d.code)));
  if (errors.length > 0) throw new Error(`does not check: ${errors.map(messageOf).join("; ")}`);
  return found;
}

/** What was found, in the form in which a block expects it. */
export function shown(findings: readonly Finding[], files: ReadonlyMap<string, string>): string[] {
  const kinds = new Map(findings.map((f) => [f.id, f.details.type]));
  return findings
    .map(({ module, span, details, cause }) => {
      const { line } = new LineTable(files.get(module.path) ?? "").position(span.start);
      const after = cause === undefined ? "" : ` after ${kinds.get(cause)}`;
      return `${module.path}:${line} ${details.type}${after}`;
    })
    .sort();
}
