// Names of declarations that occur twice in one namespace of a module (language definition, 5.1).

import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { DeclaredName, Symbols } from "../model/symbols.ts";
import type { Check } from "./check.ts";
import { declaredHere, duplicatesIn } from "./duplicates.ts";

type DuplicateCode =
  | "type.duplicateName"
  | "contract.duplicateName"
  | "rule.duplicateName"
  | "surface.duplicateName"
  | "invariant.duplicateName"
  | "deferred.duplicateName"
  | "use.duplicateAlias"
  | "context.duplicateBinding"
  | "default.duplicateName";

interface Namespace {
  readonly of: (symbols: Symbols) => readonly DeclaredName[];
  readonly code: (symbol: DeclaredName) => DuplicateCode;
}

const namespaces: readonly Namespace[] = [
  { of: (s) => s.types, code: () => "type.duplicateName" },
  { of: (s) => s.contracts, code: () => "contract.duplicateName" },
  { of: (s) => s.rules, code: () => "rule.duplicateName" },
  { of: (s) => s.surfaces, code: () => "surface.duplicateName" },
  { of: (s) => s.invariants, code: () => "invariant.duplicateName" },
  { of: (s) => s.deferred, code: () => "deferred.duplicateName" },
  { of: (s) => s.aliases, code: () => "use.duplicateAlias" },
  {
    of: (s) => s.values,
    code: ({ construct }) =>
      construct === "given" ? "context.duplicateBinding" : "default.duplicateName",
  },
];

const words: Readonly<Record<string, string>> = {
  deferred: "deferred specification",
  given: "`given` binding",
  default: "default instance",
  value: "value type",
};

/** Reports each name at its second place, pointing back to the first. */
export const duplicateNames: Check = ({ symbols, broken }, report) => {
  for (const namespace of namespaces) {
    for (const { symbol, first } of duplicatesIn(namespace.of(symbols), broken)) {
      const construct = words[symbol.construct] ?? symbol.construct;
      const params = { construct, name: symbol.name };
      report(
        diagnostic(namespace.code(symbol), symbol.id.span, params, {
          related: [declaredHere(first)],
        }),
      );
    }
  }
};
