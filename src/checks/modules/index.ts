// The checks of this family by code.

import type { moduleEntries } from "../../diagnostics/modules.ts";
import type { Check } from "../check.ts";

export const moduleChecks = {} as const satisfies Readonly<
  Record<keyof typeof moduleEntries, Check>
>;
