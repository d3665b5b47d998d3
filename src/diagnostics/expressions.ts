// Diagnostics about expressions: operands, collections, literals, effects.

import type { Entry } from "./entry.ts";

export const expressionEntries = {} as const satisfies Record<string, Entry>;
