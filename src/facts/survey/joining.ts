// Joining groups that were found by name across layers: with the folder of that name or family, else
// with each other.

import type { Group } from "./grouping.ts";
import { familyOf, normalName } from "./names.ts";

/** True when a group is the home of a normalised name. */
export function matches(group: Group, key: string): boolean {
  return normalName(group.name) === key || group.label === familyOf(key);
}

/** Joins names with the folder of that name or family, else with the names of their family. */
export function joinNames(groups: readonly Group[]): readonly Group[] {
  const joined = groups.filter(({ kind }) => kind !== "name");
  const names = groups.filter(({ kind }) => kind === "name");
  const folders = joined.filter(({ kind }) => kind === "folder");
  const families = new Map<string, Group[]>();
  for (const group of names) {
    const folder = homeOf(group, folders);
    if (folder !== undefined) {
      folder.files.push(...group.files);
      continue;
    }
    const label = familyOf(normalName(group.name)) ?? headOf(group, names) ?? group.label;
    families.set(label, [...(families.get(label) ?? []), group]);
  }
  return [...joined, ...[...families].flatMap(([label, members]) => asOne(label, members))];
}

/** A family of one keeps its own name; of several, the family's. */
function asOne(label: string, members: readonly Group[]): readonly Group[] {
  const [first, ...others] = members;
  if (first === undefined || others.length === 0) return members;
  return [{ ...first, name: label, label, files: members.flatMap(({ files }) => files) }];
}

function homeOf(group: Group, folders: readonly Group[]): Group | undefined {
  const family = familyOf(normalName(group.name));
  return (
    folders.find((folder) => normalName(folder.name) === normalName(group.name)) ??
    (family === undefined ? undefined : folders.find((folder) => folder.label === family)) ??
    folders.find((folder) => normalName(group.name).startsWith(`${normalName(folder.name)}_`))
  );
}

/** The shortest other name that this name begins with: `meter_reading` is part of `meter`. */
function headOf(group: Group, names: readonly Group[]): string | undefined {
  const heads = names
    .filter((other) => normalName(group.name).startsWith(`${normalName(other.name)}_`))
    .sort((a, b) => a.name.length - b.name.length);
  return heads[0]?.label;
}
