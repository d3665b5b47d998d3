// Diagnostics about surfaces, actors, contracts, annotations and sum types.

import type { Entry } from "./entry.ts";

export const surfaceEntries = {} as const satisfies Record<string, Entry>;
