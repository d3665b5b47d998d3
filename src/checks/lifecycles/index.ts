// The checks of this family by code.

import type { lifecycleEntries } from "../../diagnostics/lifecycles.ts";
import type { Check } from "../check.ts";

export const lifecycleChecks = {} as const satisfies Readonly<
  Record<keyof typeof lifecycleEntries, Check>
>;
