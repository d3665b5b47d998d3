// Diagnostics about config, defaults, given, invariants and triggers, over modules.

import type { Entry } from "./entry.ts";

export const moduleEntries = {} as const satisfies Record<string, Entry>;
