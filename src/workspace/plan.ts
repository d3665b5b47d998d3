// What specifications owe in tests.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Obligation, obligationsOf } from "../obligations/index.ts";
import { understand } from "./understood.ts";

/** The obligations of one file, in the order of its text. */
export interface FilePlan {
  /** The path as given, or as found below a given folder. */
  readonly path: string;
  readonly text: string;
  readonly version: number | null;
  /** What the grammar has to say. */
  readonly diagnostics: readonly Diagnostic[];
  readonly obligations: readonly Obligation[];
}

/** The plans of a set, and what could not be looked at. */
export interface PlanReport {
  readonly files: readonly FilePlan[];
  readonly problems: readonly FileProblem[];
}

/** Tells what files and folders owe in tests; imports are followed for what names mean. */
export async function plan(files: FileSystem, paths: readonly string[]): Promise<PlanReport> {
  const { files: asked, spec, sources, problems } = await understand(files, paths);
  return {
    files: asked.map(({ path, parsed, linked, source }) => ({
      path,
      text: source.text,
      version: parsed.module.version,
      diagnostics: parsed.diagnostics,
      obligations: obligationsOf({ spec, module: linked, source, sources }),
    })),
    problems,
  };
}
