// Diagnostics about indentation, empty blocks and separators (language definition, part 2).

import type { Entry } from "./entry.ts";

export const layoutEntries = {
  "layout.mixedIndent": {
    severity: "warning",
    message: "tabs and spaces are mixed in the indentation of one block",
    help: "Indent with one kind of white space; a tab counts as one column here.",
    since: "0.1.0",
  },
  "layout.emptyBlock": {
    severity: "error",
    message: "`{head}` has nothing after its colon",
    help: "Write its content on the same line, or on deeper lines below; or remove the line.",
    since: "0.1.0",
  },
  "layout.inconsistentIndent": {
    severity: "error",
    message: "this line is indented less than its block and more than what the block belongs to",
    help: "Align it with the first line of the block, or with the line that opened the block.",
    since: "0.1.0",
  },
  "layout.missingComma": {
    severity: "warning",
    message: "missing comma between two {items} on one line",
    help: "Put a comma before this one.",
    since: "0.1.0",
  },
} as const satisfies Record<string, Entry>;
