// The options of `allium check` about fixes; what they ask for is loaded when they are given.

import type { SetValues } from "./check-set.ts";

/** To be spread into the options of a command. */
export const fixOptions = {
  fix: { type: "boolean" },
  "dry-run": { type: "boolean" },
} as const;

/** Their lines of the help. */
export const fixHelp = `  --fix                    apply the fixes that cannot change what is meant, then report the rest
  --dry-run                with --fix, print what it would change as a diff, and write nothing
`;

export interface FixValues extends SetValues {
  readonly fix?: boolean | undefined;
  readonly "dry-run"?: boolean | undefined;
}
