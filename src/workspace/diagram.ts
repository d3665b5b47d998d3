// Diagrams of specifications, as data.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import {
  type Diagram,
  type DiagramKind,
  diagramOf,
  type LifecycleFilter,
} from "../diagrams/index.ts";
import { understand } from "./understood.ts";

export type { Diagram, DiagramKind, LifecycleFilter };

export interface DiagramReport {
  readonly diagram: Diagram;
  /** How many files were looked at. */
  readonly files: number;
  /** Of these, those with syntax errors: what stands there may be missing from the diagram. */
  readonly broken: readonly string[];
  readonly problems: readonly FileProblem[];
}

/** Draws the files and folders of a call, with what they import. */
export async function diagram(
  files: FileSystem,
  paths: readonly string[],
  kind: DiagramKind,
  filter?: LifecycleFilter,
): Promise<DiagramReport> {
  const { files: asked, spec, sources, problems } = await understand(files, paths);
  const scope = {
    spec,
    modules: new Set(asked.map(({ linked }) => linked)),
    textOf: (module: (typeof asked)[number]["linked"], span: { start: number; end: number }) =>
      sources.get(module)?.text.slice(span.start, span.end) ?? "",
  };
  return {
    diagram: diagramOf(kind, scope, filter),
    files: asked.length,
    broken: asked
      .filter(({ parsed }) => parsed.diagnostics.some(({ severity }) => severity === "error"))
      .map(({ path }) => path),
    problems,
  };
}
