// The JSON of `plan`: one document for a file, or one for a set, with keys in alphabetical order.

import type { Obligation } from "../obligations/index.ts";
import type { FilePlan, PlanReport } from "../workspace/plan.ts";
import { type DocumentDiagnostic, documentDiagnostics, sortedJson } from "./plan-documents.ts";

/** The document of `allium plan <file.allium>`. */
export interface PlanDocument {
  /** What the grammar has to say. */
  readonly diagnostics: readonly DocumentDiagnostic[];
  /** In the order of the text; what rules owe to fields that depend on a state comes last. */
  readonly obligations: readonly Obligation[];
  /** What the marker of the file says. */
  readonly version: number | null;
}

/** An obligation of a set: ids are unique within one file. */
export interface SetObligation extends Obligation {
  readonly spec_file: string;
}

/** A file of a set. */
export interface SetFile {
  readonly spec_file: string;
  readonly version: number | null;
}

/** The document of `allium plan` for a folder or several files. */
export interface PlanSetDocument {
  readonly diagnostics: readonly DocumentDiagnostic[];
  readonly files: readonly SetFile[];
  readonly obligations: readonly SetObligation[];
  /** The version of all files, where they have the same. */
  readonly version: number | null;
}

/** What `allium plan` prints. */
export type PlanOutput = PlanDocument | PlanSetDocument;

/** The document of one file, with a line end. */
export function planJson(file: FilePlan): string {
  const document: PlanDocument = {
    diagnostics: documentDiagnostics(file),
    obligations: file.obligations,
    version: file.version,
  };
  return sortedJson(document);
}

/** The document of a set, with a line end. */
export function planSetJson({ files }: PlanReport): string {
  const document: PlanSetDocument = {
    diagnostics: files.flatMap(documentDiagnostics),
    files: files.map(({ path, version }) => ({ spec_file: path, version })),
    obligations: files.flatMap(({ path, obligations }) =>
      obligations.map((o) => ({ ...o, spec_file: path })),
    ),
    version: commonVersion(files),
  };
  return sortedJson(document);
}

/** The version that all of some files have; null where they differ. */
export function commonVersion(
  files: readonly { readonly version: number | null }[],
): number | null {
  const versions = new Set(files.map((f) => f.version));
  const [only = null] = versions;
  return versions.size === 1 ? only : null;
}
