// Diagnostics about surfaces, actors, contracts, annotations and sum types.

import { annotationEntries } from "./annotations.ts";
import type { Entry } from "./entry.ts";
import { sumTypeEntries } from "./sum-types.ts";
import { surfaceClauseEntries } from "./surface-clauses.ts";

export const surfaceEntries = {
  ...annotationEntries,
  ...sumTypeEntries,
  ...surfaceClauseEntries,
} as const satisfies Record<string, Entry>;
