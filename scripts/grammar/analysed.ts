// The parser with its grammar recorded, validated and analysed by the parser library itself, as
// the generators and the test of the prepared look-ahead need it.

import { AlliumParser } from "../../grammar/parser/index.ts";

// The library's validation uses a function that Node 20 does not have yet.
function supplyGroupBy(): void {
  if ("groupBy" in Object) return;
  Object.defineProperty(Object, "groupBy", {
    value: <T>(items: Iterable<T>, keyOf: (item: T) => string) => {
      const groups: Record<string, T[]> = {};
      for (const item of items) {
        const key = keyOf(item);
        groups[key] ??= [];
        groups[key].push(item);
      }
      return groups;
    },
  });
}

/** A parser that has analysed its grammar; throws when the grammar is ambiguous. */
export function analysedParser(): AlliumParser {
  supplyGroupBy();
  return new AlliumParser(true);
}
