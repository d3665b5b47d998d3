// Diagnostics about surfaces, actors, contracts, annotations and sum types.

import { annotationEntries } from "./annotations.ts";
import type { Entry } from "./entry.ts";
import { sumTypeEntries } from "./sum-types.ts";

export const surfaceEntries = {
  ...annotationEntries,
  ...sumTypeEntries,
} as const satisfies Record<string, Entry>;
