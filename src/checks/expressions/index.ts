// The checks of this family by code.

import type { expressionEntries } from "../../diagnostics/expressions.ts";
import type { Check } from "../check.ts";

export const expressionChecks = {} as const satisfies Readonly<
  Record<keyof typeof expressionEntries, Check>
>;
