// Config parameters declared twice: over all local blocks, and within one override block
// (language definition, 5.1).

import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Check } from "./check.ts";
import { declaredHere, duplicatesIn } from "./duplicates.ts";

export const duplicateConfigKeys: Check = ({ symbols, broken }, report) => {
  for (const block of [symbols.config, ...symbols.overrides]) {
    for (const { symbol, first } of duplicatesIn(block, broken)) {
      const related = [declaredHere(first)];
      report(diagnostic("config.duplicateKey", symbol.id.span, { name: symbol.name }, { related }));
    }
  }
};
