// Diagnostics about names that lead nowhere, and about things that nothing refers to.

import type { Entry } from "./entry.ts";

export const referenceEntries = {} as const satisfies Record<string, Entry>;
