// What fixes and the formatter would change, as a unified diff that `git apply` and `patch` read.

import { createTwoFilesPatch } from "diff";
import type { FixedFile } from "../workspace/fix.ts";

/** The diff of all changed files, in their order. */
export function diffText(files: readonly FixedFile[]): string {
  return files
    .map(({ path, before, after }) =>
      createTwoFilesPatch(`a/${plain(path)}`, `b/${plain(path)}`, before, after, "", "", {
        context: 3,
      }).replace(/^=+\n/, ""),
    )
    .join("");
}

/** A path from the root without its first slash, which the prefix brings. */
function plain(path: string): string {
  return path.replace(/^\/+/, "");
}
