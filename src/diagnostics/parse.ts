// Diagnostics of the lexer and the parser. Words that people write although the language does
// not have them get entries of their own, so that the message can name what to write instead.

import type { Entry } from "./entry.ts";

export const parseEntries = {
  "parse.unexpected": {
    severity: "error",
    message: "expected {expected}, found {found}",
    help: "",
    since: "0.1.0",
  },
} as const satisfies Record<string, Entry>;
