// Specifications against the code that should do what they say: both sides read, paired, compared.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import { type Drift, drift, type Links } from "../drift/index.ts";
import { SpecSource } from "../drift/spec/scope.ts";
import { Codebase } from "../facts/code/codebase.ts";
import type { FileFacts } from "../facts/code/model.ts";
import type { AreaSelection } from "./area.ts";
import type { FactReader } from "./code-facts.ts";
import { understand } from "./understood.ts";

export interface DriftInput {
  /** Files and folders of specifications. */
  readonly spec: readonly string[];
  /** Files and folders of code. */
  readonly code: readonly string[];
}

export interface DriftReport {
  readonly drift: Drift;
  readonly specFiles: readonly string[];
  readonly codeFiles: readonly string[];
  /** The texts of all files, for showing lines of them. */
  readonly text: (path: string) => string | undefined;
  readonly problems: readonly FileProblem[];
}

/**
 * Compares specifications with code. A process that stays passes the same reader again: facts of
 * files that did not change are not read twice, and everything else is computed anew.
 * @returns undefined for the drift where one of the two sides has nothing to compare
 */
export async function driftOf(
  files: FileSystem,
  reader: FactReader,
  input: DriftInput,
  links?: Links,
): Promise<
  DriftReport | { readonly problems: readonly FileProblem[]; readonly missing: "spec" | "code" }
> {
  const understood = await understand(files, input.spec);
  const { spec, sources } = understood;
  if (understood.files.length === 0) return { problems: understood.problems, missing: "spec" };
  const code = await reader.read(files, input.code);
  const problems = [...understood.problems, ...code.problems];
  if (code.files.length === 0) return { problems, missing: "code" };
  const texts = new Map<string, string>();
  for (const [module, table] of sources) texts.set(module.path, table.text);
  return {
    drift: driftBetween({ spec, texts }, code.files, links),
    specFiles: spec.modules.map((m) => m.path),
    codeFiles: code.files.map((f) => f.path),
    text: (path) => texts.get(path) ?? readQuietly(files, path),
    problems,
  };
}

/** What of a drift an area is about: a side in its specifications or in its code. */
export function withinArea(report: DriftReport, { specs, code }: AreaSelection): DriftReport {
  const inside = (file: string): boolean =>
    specs.includes(file) ||
    code.some((path) => {
      const root = path.replace(/\/+$/, "");
      return root === "." || file === root || file.startsWith(`${root}/`);
    });
  const findings = report.drift.findings.filter(({ spec, code: at, also }) =>
    [spec, at, ...also].some((site) => site !== undefined && inside(site.file)),
  );
  return { ...report, drift: { ...report.drift, findings } };
}

/** Compares a model with facts that are there already. */
export function driftBetween(
  {
    spec,
    texts,
  }: { readonly spec: SpecSource["spec"]; readonly texts: ReadonlyMap<string, string> },
  facts: readonly FileFacts[],
  links?: Links,
): Drift {
  return drift(new SpecSource(spec, texts), new Codebase(facts), links);
}

function readQuietly(files: FileSystem, path: string): string | undefined {
  const read = files.readBytes(path);
  return read.ok ? new TextDecoder().decode(read.value) : undefined;
}
