// The checks of this family by code.

import type { surfaceEntries } from "../../diagnostics/surfaces.ts";
import type { Check } from "../check.ts";

export const surfaceChecks = {} as const satisfies Readonly<
  Record<keyof typeof surfaceEntries, Check>
>;
