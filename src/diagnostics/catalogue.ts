// All diagnostics of the product: one entry per code, grouped by family in their own files.
// A code without a page in docs/codes, or a page without a code, fails the tests.

import type { Names } from "./entry.ts";
import { expressionEntries } from "./expressions.ts";
import { ignoreEntries } from "./ignore.ts";
import { layoutEntries } from "./layout.ts";
import { lifecycleEntries } from "./lifecycles.ts";
import { moduleEntries } from "./modules.ts";
import { parseEntries } from "./parse.ts";
import { referenceEntries } from "./references.ts";
import { structureEntries } from "./structure.ts";
import { surfaceEntries } from "./surfaces.ts";
import { versionEntries } from "./version.ts";

export const catalogue = {
  ...parseEntries,
  ...layoutEntries,
  ...versionEntries,
  ...structureEntries,
  ...referenceEntries,
  ...expressionEntries,
  ...lifecycleEntries,
  ...surfaceEntries,
  ...moduleEntries,
  ...ignoreEntries,
} as const;

/** A diagnostic code without the prefix `allium.`. */
export type Code = keyof typeof catalogue;

/** The parameters that a code's templates name. */
export type ParamsOf<C extends Code> = {
  readonly [N in
    | Names<(typeof catalogue)[C]["message"]>
    | Names<(typeof catalogue)[C]["help"]>]: string;
};

/** All codes in code-unit order. */
export const codes: readonly Code[] = (Object.keys(catalogue) as Code[]).sort((a, b) =>
  a < b ? -1 : a > b ? 1 : 0,
);

/** True for codes that the grammar itself reports; other tools expect these without a code. */
export function isSyntaxCode(code: Code): boolean {
  return code in parseEntries || code in layoutEntries || code in versionEntries;
}
