// `use` paths that lead to no file. Only local paths can: coordinates are not opened, and a file
// beside the spec counts whether or not it is among the files checked.

import { diagnostic } from "../diagnostics/diagnostic.ts";
import { plainText } from "../model/module-model.ts";
import type { Check } from "./check.ts";

export const unresolvedPaths: Check = ({ uses, broken }, report) => {
  for (const [use, resolution] of uses) {
    if (resolution !== "missing" || broken.has(use)) continue;
    report(diagnostic("use.unresolvedPath", use.path.span, { path: plainText(use.path) }));
  }
};
