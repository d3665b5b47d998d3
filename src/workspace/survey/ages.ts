// How old specifications are against the code they cover, from commit times alone: no clock.

import type { VersionControl } from "../../base/ports.ts";
import type { Match } from "./coverage.ts";
import type { Age } from "./model.ts";

/** Above this many paths of one area only its first files are asked for. */
const mostPathsPerArea = 50;
const secondsPerDay = 86_400;

/** Looks up the age of a specification against an area. */
export type AgeOf = (spec: string, match: Match) => Age;

/** Asks version control once about all specifications and the areas they cover. */
export async function readAges(
  git: VersionControl,
  root: string,
  pairs: readonly { readonly spec: string; readonly matches: readonly Match[] }[],
): Promise<AgeOf> {
  const paths = new Set<string>();
  for (const { spec, matches } of pairs) {
    paths.add(spec);
    for (const match of matches) for (const path of pathsOf(match)) paths.add(path);
  }
  const changed = paths.size === 0 ? undefined : await git.lastChanged(root, [...paths].sort());
  return (spec, match) => {
    if (changed === undefined) return { kind: "unknown", because: "no history" };
    const specTime = changed.get(spec);
    if (specTime === undefined) return { kind: "unknown", because: "spec not committed" };
    const times = pathsOf(match).flatMap((path) => changed.get(path) ?? []);
    if (times.length === 0) return { kind: "unknown", because: "code not committed" };
    const codeNewerByDays = Math.trunc((Math.max(...times) - specTime) / secondsPerDay);
    return { kind: "known", codeNewerByDays };
  };
}

/** Files rather than folders: a specification inside the folder must not count as code. */
function pathsOf({ area }: Match): readonly string[] {
  return area.files.slice(0, mostPathsPerArea);
}
