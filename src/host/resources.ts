// Files that come with the program: pages about diagnostic codes, and the example. They lie beside
// the bundled program as they lie beside the sources.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder that holds `docs` and `examples`: the nearest one above this file that has them. */
export function resourceRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "docs", "codes"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("the program's own files are missing");
    folder = parent;
  }
  return folder;
}
