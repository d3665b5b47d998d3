// Contracts and the entries of `contracts:` (language definition, rules 36 to 41).

import { isUpper } from "../../ast/case-class.ts";
import type { Contract, ContractRef, QName } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { contractsOf, find, importsOf, type LinkedModule } from "../../model/linked-module.ts";
import type { Check } from "../check.ts";
import { tagSpan } from "./annotations.ts";
import { partsOf } from "./bodies.ts";

type Report = Parameters<Check>[1];

/** What a contract is called and what it holds; the grammar has reported what it cannot read. */
export const contractDeclarations: Check = ({ module }, report) => {
  for (const d of module.declarations) {
    if (d.kind !== "contract") continue;
    if (!isUpper(d.name.text)) {
      const params = {
        problem: `but \`${d.name.text}\` begins with a small letter`,
        hint: "Names of contracts begin with a capital letter.",
      };
      report(diagnostic("contract.invalidDeclaration", d.name.span, params));
    }
    for (const member of d.members) {
      if (member.kind !== "annotation" || member.tag !== "guarantee") continue;
      report(diagnostic("contract.invalidMember", tagSpan(member), { found: "`@guarantee`" }));
    }
  }
};

/** What the entries of `contracts:` lead to, and whether a reader can tell them apart. */
export const contractEntries: Check = ({ module, linked }, report) => {
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    const known: Known[] = [];
    for (const entry of partsOf(surface).contracts) judge(entry, linked, known, report);
  }
};

interface Known {
  readonly entry: ContractRef;
  /** The contract, or what identifies one that cannot be looked up. */
  readonly target: Contract | string;
}

function judge(entry: ContractRef, linked: LinkedModule, known: Known[], report: Report): void {
  const { name } = entry;
  if (!isUpper(name.name.text)) {
    report(diagnostic("contract.invalidEntry", name.span, { found: `\`${written(name)}\`` }));
    return;
  }
  const found = find(linked, name, contractsOf);
  if (found === undefined) {
    const unknownAlias = name.alias !== undefined && !linked.aliases.has(name.alias.text);
    if (unknownAlias) return; // Said of the alias.
    const hint = suggestion(name, linked);
    report(diagnostic("contract.undefinedReference", name.span, { name: written(name), hint }));
    return;
  }
  const target = found === "opaque" ? written(name) : found.symbol;
  const same = known.find((k) => k.target === target);
  const namesake = known.find((k) => k.entry.name.name.text === name.name.text);
  known.push({ entry, target });
  const params = { name: written(name) };
  if (same !== undefined) {
    const related = [{ span: same.entry.span, label: "the first entry" }];
    report(diagnostic("contract.duplicateEntry", entry.span, params, { related }));
  } else if (namesake !== undefined) {
    const related = [{ span: namesake.entry.span, label: "the other one" }];
    const plain = { name: name.name.text };
    report(diagnostic("contract.conflictingNames", entry.span, plain, { related }));
  }
}

function written(name: QName): string {
  return name.alias === undefined ? name.name.text : `${name.alias.text}/${name.name.text}`;
}

function suggestion(name: QName, linked: LinkedModule): string {
  const target = name.alias === undefined ? linked : linked.aliases.get(name.alias.text);
  const modules =
    target === undefined || target === "opaque"
      ? []
      : name.alias === undefined
        ? [target, ...importsOf(target)]
        : [target];
  const near = nearest(
    name.name.text,
    modules.flatMap((m) => [...m.contracts.keys()]),
  );
  return near === undefined
    ? `Declare it with \`contract ${name.name.text} { ... }\`, or import the module that does.`
    : `Did you mean \`${near}\`?`;
}
