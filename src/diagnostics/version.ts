// Diagnostics about the version marker and about constructs of other versions of the language.

import type { Entry } from "./entry.ts";

export const versionEntries = {
  "version.missing": {
    severity: "warning",
    message: "missing version marker; expected `-- allium: 3` as the first line",
    help: "Add `-- allium: 3` as the first line. The file is read as version 3 meanwhile.",
    since: "0.1.0",
  },
  "version.unsupported": {
    severity: "error",
    message: "unsupported language version {version}; this checker reads versions 1, 2 and 3",
    help: "Write `-- allium: 3`. The file is read as version 3 meanwhile.",
    since: "0.1.0",
  },
  "version.legacyAnnotation": {
    severity: "warning",
    message: "`{word}:` is version 1 spelling; later versions write `@{word}`",
    help: "Write `@{word}` without a colon; its text stays in the comment lines below it.",
    since: "0.1.0",
  },
  "version.removedClause": {
    severity: "warning",
    message: "`{word}:` was removed from the language and is ignored",
    help: "Say which states a field belongs to with a `when` set on the field instead.",
    since: "0.1.0",
  },
  "version.newerConstruct": {
    severity: "info",
    message: "{construct} needs version {needs}, but the marker says version {has}",
    help: "Raise the marker to `-- allium: {needs}`.",
    since: "0.1.0",
  },
} as const satisfies Record<string, Entry>;
