// Diagnostics about lifecycles: states, transitions, presence of fields, and rules over time.

import type { Entry } from "./entry.ts";

export const lifecycleEntries = {} as const satisfies Record<string, Entry>;
