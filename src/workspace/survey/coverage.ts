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

/** What is compared of an area, prepared once for all specifications. */
interface Target {
  readonly area: Area;
  readonly key: string;
  readonly declared: ReadonlySet<string>;
  readonly mentioned: ReadonlySet<string>;
}

/** A word of a specification's path in the forms in which areas are named. */
interface Word {
  readonly written: string;
  readonly key: string;
  readonly labels: readonly string[];
}

/** A function that gives the areas that a specification covers, in the order of the areas. */
export function matcherOf(areas: readonly Area[]): (spec: SpecRead) => readonly Match[] {
  const targets = areas.map((area): Target => {
    const key = normalName(area.name);
    return { area, key, declared: new Set(area.types), mentioned: new Set(area.mentions) };
  });
  return (spec) => coveredAreas(spec, targets);
}

function coveredAreas(spec: SpecRead, targets: readonly Target[]): readonly Match[] {
  const words = wordsOfPath(spec.summary.path);
  const matches = targets
    .map((target) => ({ area: target.area, reasons: reasonsFor(spec, words, target) }))
    .filter(({ reasons }) => reasons.length > 0);
  const sure = matches.filter(({ reasons }) =>
    reasons.some(
      (reason) =>
        reason.kind === "folder" ||
        reason.kind === "name" ||
        (reason.kind === "types" && isEnough(reason.names, spec)),
    ),
  );
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

function reasonsFor(
  spec: SpecRead,
  words: readonly Word[],
  { area, key, declared, mentioned }: Target,
): readonly CoverReason[] {
  const { path } = spec.summary;
  const reasons: CoverReason[] = [];
  const folder = area.paths.find((own) => own.endsWith("/") && path.startsWith(own));
  if (folder !== undefined) reasons.push({ kind: "folder", folder });
  const word =
    area.kind === "shared"
      ? undefined
      : words.find((own) => own.key === key || own.labels.includes(area.label));
  if (word !== undefined) reasons.push({ kind: "name", word: word.written });
  const types = spec.typeNames.filter((name) => declared.has(name));
  if (types.length > 0) reasons.push({ kind: "types", names: types });
  const uses = spec.typeNames.filter((name) => mentioned.has(name) && !declared.has(name));
  if (uses.length > 0) reasons.push({ kind: "uses", names: uses });
  return reasons;
}

/** The words that may name an area: the file's own, else its folder's. */
function wordsOfPath(path: string): readonly Word[] {
  const parts = path.replace(/\.allium$/, "").split("/");
  return [parts.at(-1), parts.at(-2)].flatMap((written) => {
    const key = normalName(written ?? "");
    if (written === undefined || key === "" || genericNames.has(key)) return [];
    const family = familyOf(key);
    return [
      { written, key, labels: [labelOf(written), ...(family === undefined ? [] : [family])] },
    ];
  });
}
