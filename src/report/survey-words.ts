// The words of a survey: how signs, areas, specifications and ages are said.

import { messageOf } from "../diagnostics/diagnostic.ts";
import type { Area, Role, Sign, SignCounts, SignKind } from "../facts/survey/index.ts";
import type { Age, Coverage, CoverReason, SpecSummary } from "../workspace/survey.ts";
import { shownText } from "./display.ts";

/** Longer paths are left out where a shorter phrase does. */
const longestPath = 90;

/** In the order in which they are said, the most telling first. */
const signWords: Readonly<Record<SignKind, readonly [string, string]>> = {
  status: ["set of states", "sets of states"],
  transition: ["state change", "state changes"],
  job: ["job", "jobs"],
  entity: ["entity", "entities"],
  handler: ["handler", "handlers"],
  service: ["service", "services"],
  limit: ["limit", "limits"],
  guard: ["guard", "guards"],
};

const roleWords: Readonly<Record<Exclude<Role, "source">, string>> = {
  infrastructure: "infrastructure",
  test: "tests",
  example: "examples",
  generated: "generated",
  vendored: "vendored",
  tooling: "tooling and manifests",
  documentation: "documentation",
  data: "other files",
};

/** A number with its noun, thousands separated. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A number with commas between thousands, the same on every machine. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A list as people say it: `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** The first items, and how many more there are. */
export function some(items: readonly string[], most: number, noun = ""): string {
  const shown = items.slice(0, most);
  const more = items.length - shown.length;
  const rest = noun === "" ? `${more} more` : plural(more, `more ${noun}`);
  return more === 0 ? listed(shown) : `${shown.join(", ")} and ${rest}`;
}

/** The counts of signs that occur, the most telling first. */
export function signText(counts: SignCounts): string {
  return Object.entries(signWords)
    .map(([kind, words]) => ({ count: counts[kind as SignKind], words }))
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => plural(count, ...words))
    .join(", ");
}

/** One sign with its place, such as `set of states UserStatus at auth/models.py:12`. */
export function evidenceText({ kind, name, path, line }: Sign): string {
  const what = name === "" ? signWords[kind][0] : `${signWords[kind][0]} ${name}`;
  return `${shownText(what)} at ${shownText(path)}:${line}`;
}

/** The name for a kind of code that was set apart. */
export function roleText(role: Exclude<Role, "source">): string {
  return roleWords[role];
}

/** Paths in few words; empty when even one would be too long. */
export function pathsText(paths: readonly string[], most: number): string {
  const short = paths.filter((path) => path.length <= longestPath);
  if (short.length === 0) return "";
  const shown = short.slice(0, most).map(shownText);
  const more = paths.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}

/** An area in human words with its place: `authentication (auth/)`. */
export function areaText(area: Pick<Area, "label" | "paths">): string {
  const paths = pathsText(area.paths, 2);
  const label = shownText(area.label);
  return paths === "" ? label : `${label} (${paths})`;
}

/** What a specification declares: `4 entities, 9 rules`. */
export function declarationsText(spec: SpecSummary): string {
  if (spec.declarations.length === 0) return "no declarations";
  return spec.declarations
    .map(({ kind, count }) => `${count} ${count === 1 ? kind : manyOf(kind)}`)
    .join(", ");
}

function manyOf(kind: string): string {
  if (kind === "use" || kind === "given" || kind === "deferred" || kind === "config") return kind;
  return kind.endsWith("entity") ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

/** How healthy a specification is: `clean`, or counts and the first problem. */
export function healthText(spec: SpecSummary): string {
  const parts: string[] = [];
  if (spec.errors > 0) parts.push(plural(spec.errors, "error"));
  if (spec.warnings > 0) parts.push(plural(spec.warnings, "warning"));
  if (parts.length === 0) parts.push("clean");
  const questions = spec.openQuestions.length;
  if (questions > 0) parts.push(plural(questions, "open question"));
  if (spec.first === undefined) return parts.join(", ");
  const { line, diagnostic } = spec.first;
  return `${parts.join(", ")}; line ${line}: ${shownText(messageOf(diagnostic))}`;
}

/** What a specification covers, why, and how old it is against it. */
export function coverageText(cover: Coverage): string {
  const reasons = cover.reasons.map(reasonText).join("; ");
  return `${areaText(cover)}: ${reasons}; ${ageText(cover.age)}`;
}

function reasonText(reason: CoverReason): string {
  switch (reason.kind) {
    case "folder":
      return "in its folder";
    case "name":
      return "same subject by name";
    case "types":
      return `declares its types ${shownText(some(reason.names, 4))}`;
    case "uses":
      return `declares types it uses, ${shownText(some(reason.names, 4))}`;
  }
}

/** The age of a specification against code, in words. */
export function ageText(age: Age): string {
  if (age.kind === "unknown") {
    return age.because === "no history" ? "age unknown without git history" : `${age.because} yet`;
  }
  const days = age.codeNewerByDays;
  if (days === 0) return "last changed within a day of the code";
  return days > 0
    ? `code changed ${plural(days, "day")} after the spec`
    : `spec changed ${plural(-days, "day")} after the code`;
}
