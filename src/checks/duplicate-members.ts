// Members of one entity, variant or value type that share a name, and members of a variant that
// repeat one of its base (language definition, 5.1).

import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { MemberTable } from "../model/symbols.ts";
import type { Check } from "./check.ts";
import { declaredHere, duplicatesIn } from "./duplicates.ts";

export const duplicateMembers: Check = ({ symbols, broken }, report) => {
  const tables = new Map<string, MemberTable>();
  for (const table of symbols.members)
    if (!tables.has(table.owner.name)) tables.set(table.owner.name, table);

  for (const table of symbols.members) {
    const inherited = table.base === undefined ? [] : (tables.get(table.base)?.members ?? []);
    const own = new Set(table.members);
    const owner = table.owner.name;
    for (const { symbol, first } of duplicatesIn([...inherited, ...table.members], broken)) {
      if (!own.has(symbol)) continue;
      const related = [declaredHere(first)];
      const params = { owner, name: symbol.name };
      report(diagnostic("member.duplicateName", symbol.id.span, params, { related }));
    }
  }
};
