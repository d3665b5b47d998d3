// Which areas a specification covers, and why: where it lies, what it is called, and which of the
// names it declares are types in the code.

import { type Area, familyOf, labelOf, normalName } from "../../facts/survey/index.ts";
import type { CoverReason } from "./model.ts";
import type { SpecRead } from "./specs.ts";

/** An area with the reasons to think that a specification covers it. */
export interface Match {
  readonly area: Area;
  readonly reasons: readonly CoverReason[];
}

const genericNames = new Set(["spec", "allium", "main", "index", "model", "domain", "system"]);

/** The areas that a specification covers, in the order of the areas. */
export function coveredAreas(spec: SpecRead, areas: readonly Area[]): readonly Match[] {
  const matches = areas.map((area) => ({ area, reasons: reasonsFor(spec, area) }));
  const named = matches.filter(({ reasons }) =>
    reasons.some(({ kind }) => kind === "folder" || kind === "name"),
  );
  const typed = matches.filter(({ reasons }) =>
    reasons.some((reason) => reason.kind === "types" && isEnough(reason.names, spec)),
  );
  const sure = matches.filter((match) => named.includes(match) || typed.includes(match));
  if (sure.some(({ area }) => area.kind === "area")) return sure;
  const using = matches
    .filter(({ area }) => area.kind === "area")
    .map((match) => ({ match, uses: usesIn(match.reasons) }))
    .filter(({ uses }) => isEnough(uses, spec));
  const most = Math.max(0, ...using.map(({ uses }) => uses.length));
  const best = using.filter(({ uses }) => uses.length === most).map(({ match }) => match);
  return matches.filter((match) => sure.includes(match) || best.includes(match));
}

function isEnough(names: readonly string[], spec: SpecRead): boolean {
  return names.length >= 2 || (names.length === 1 && spec.typeNames.length <= 2);
}

function usesIn(reasons: readonly CoverReason[]): readonly string[] {
  return reasons.flatMap((reason) => (reason.kind === "uses" ? reason.names : []));
}

function reasonsFor(spec: SpecRead, area: Area): readonly CoverReason[] {
  const { path } = spec.summary;
  const reasons: CoverReason[] = [];
  const folder = area.paths.find((own) => own.endsWith("/") && path.startsWith(own));
  if (folder !== undefined) reasons.push({ kind: "folder", folder });
  const word = area.kind === "shared" ? undefined : sharedWord(path, area);
  if (word !== undefined) reasons.push({ kind: "name", word });
  const declared = new Set(area.types);
  const types = spec.typeNames.filter((name) => declared.has(name));
  if (types.length > 0) reasons.push({ kind: "types", names: types });
  const mentioned = new Set(area.mentions);
  const uses = spec.typeNames.filter((name) => mentioned.has(name) && !declared.has(name));
  if (uses.length > 0) reasons.push({ kind: "uses", names: uses });
  return reasons;
}

/** The word of a specification's path that names the area: its file's name, else its folder's. */
function sharedWord(path: string, area: Area): string | undefined {
  const parts = path.replace(/\.allium$/, "").split("/");
  for (const part of [parts.at(-1), parts.at(-2)]) {
    if (part === undefined || genericNames.has(normalName(part))) continue;
    const name = normalName(part);
    if (name === normalName(area.name) || labelOf(part) === area.label) return part;
    if (familyOf(name) === area.label) return part;
  }
  return undefined;
}
