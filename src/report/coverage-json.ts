// What the specifications leave unexplained, for programs; see docs/json/coverage.schema.json.

import type { CodeCoverage } from "../workspace/coverage.ts";
import { writeJson } from "./write-json.ts";

/** The document that `allium coverage --format json` prints. */
export interface CoverageDocument extends Omit<CodeCoverage, "problems"> {
  readonly version: 1;
}

export function coverageJson({ problems: _, ...coverage }: CodeCoverage): string {
  const document: CoverageDocument = { version: 1, ...coverage };
  return writeJson(document);
}
