// What specifications declare, for other programs.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type ModelParts, modelParts } from "../documents/index.ts";
import { understand } from "./understood.ts";

/** What one file declares. */
export interface FileModel {
  /** The path as given, or as found below a given folder. */
  readonly path: string;
  readonly text: string;
  readonly version: number | null;
  /** What the grammar has to say. */
  readonly diagnostics: readonly Diagnostic[];
  readonly parts: ModelParts;
}

/** What a set declares, and what could not be looked at. */
export interface ModelReport {
  readonly files: readonly FileModel[];
  readonly problems: readonly FileProblem[];
}

/** Tells what files and folders declare; imports are followed for what names mean. */
export async function modelDocuments(
  files: FileSystem,
  paths: readonly string[],
): Promise<ModelReport> {
  const { files: asked, spec, problems } = await understand(files, paths);
  return {
    files: asked.map(({ path, parsed, linked, source }) => ({
      path,
      text: source.text,
      version: parsed.module.version,
      diagnostics: parsed.diagnostics,
      parts: modelParts(spec, linked, source),
    })),
    problems,
  };
}
