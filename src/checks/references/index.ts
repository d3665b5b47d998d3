// The checks of this family by code.

import type { referenceEntries } from "../../diagnostics/references.ts";
import type { Check } from "../check.ts";

export const referenceChecks = {} as const satisfies Readonly<
  Record<keyof typeof referenceEntries, Check>
>;
