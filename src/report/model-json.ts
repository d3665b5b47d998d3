// The JSON of `model`: one document for a file, or one for a set, with keys in alphabetical order.

import type {
  ModelEntity,
  ModelEnum,
  ModelOverride,
  ModelParameter,
  ModelParts,
  ModelValueType,
  ModelVariant,
} from "../documents/index.ts";
import type { FileModel, ModelReport } from "../workspace/model-document.ts";
import { type DocumentDiagnostic, documentDiagnostics, sortedJson } from "./plan-documents.ts";
import { commonVersion, type SetFile } from "./plan-json.ts";

/** The document of `allium model <file.allium>`. */
export interface ModelDocument extends ModelParts {
  /** What the grammar has to say. */
  readonly diagnostics: readonly DocumentDiagnostic[];
  /** What the marker of the file says. */
  readonly version: number | null;
}

interface InFile {
  readonly spec_file: string;
}

/** The document of `allium model` for a folder or several files. */
export interface ModelSetDocument {
  readonly diagnostics: readonly DocumentDiagnostic[];
  readonly files: readonly SetFile[];
  readonly entities?: readonly (ModelEntity & InFile)[];
  readonly variants?: readonly (ModelVariant & InFile)[];
  readonly value_types?: readonly (ModelValueType & InFile)[];
  readonly enums?: readonly (ModelEnum & InFile)[];
  readonly config?: readonly (ModelParameter & InFile)[];
  readonly config_overrides?: readonly (ModelOverride & InFile)[];
  /** The version of all files, where they have the same. */
  readonly version: number | null;
}

/** What `allium model` prints. */
export type ModelOutput = ModelDocument | ModelSetDocument;

/** The document of one file, with a line end. */
export function modelJson(file: FileModel): string {
  const document: ModelDocument = {
    ...file.parts,
    diagnostics: documentDiagnostics(file),
    version: file.version,
  };
  return sortedJson(document);
}

/** The document of a set, with a line end. */
export function modelSetJson({ files }: ModelReport): string {
  const all = <K extends keyof ModelParts>(key: K) => {
    const list = files.flatMap(({ path, parts }) =>
      (parts[key] ?? []).map((part) => ({ ...part, spec_file: path })),
    );
    return list.length === 0 ? {} : { [key]: list };
  };
  return sortedJson({
    diagnostics: files.flatMap(documentDiagnostics),
    files: files.map(({ path, version }) => ({ spec_file: path, version })),
    ...all("entities"),
    ...all("variants"),
    ...all("value_types"),
    ...all("enums"),
    ...all("config"),
    ...all("config_overrides"),
    version: commonVersion(files),
  });
}
