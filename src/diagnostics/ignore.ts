// Diagnostics about directives that suppress others.

import type { Entry } from "./entry.ts";

export const ignoreEntries = {
  "ignore.unused": {
    severity: "info",
    message: "nothing here is suppressed by `{code}`",
    help: "Remove it{meant}; a directive speaks for its own line and the next one.",
    since: "0.1.0",
  },
} as const satisfies Record<string, Entry>;
