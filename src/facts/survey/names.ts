// Splitting the names that programmers give to files and folders, and finding the domain word in
// them: `BillingController.java`, `user.service.ts` and `billing_controller.rb` say one word each.

import { domainFamilies } from "./domain-words.ts";
import { entryStems, layerWords } from "./places.ts";

/** The words of a name in lower case: camel case, `_`, `-`, `.` and spaces divide. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** The singular of an English word, roughly; good enough to match `users` with `user`. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is|ics)$/.test(word) || word.length < 4) return word;
  if (/(?:ch|sh|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** One spelling for all ways to write a name: `TeamInvitations` becomes `team_invitation`. */
export function normalName(name: string): string {
  const words = [...wordsOf(name)];
  const last = words.pop();
  return last === undefined ? "" : [...words, singular(last)].join("_");
}

/** The file name without folder and without its last extension. */
export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

/** The layer that a file's own name tells, such as `controller`; undefined when it tells none. */
export function layerOfStem(stem: string): string | undefined {
  const words = wordsOf(stem);
  const last = words.at(-1);
  return last !== undefined && layerWords.has(last) ? singular(last) : undefined;
}

/** The domain words of a file's stem joined by `_`; empty when the stem names only a layer. */
export function domainNameOfStem(stem: string): string {
  const words = [...wordsOf(stem)];
  while (words.length > 0 && layerWords.has(words.at(-1) ?? "")) words.pop();
  if (words.length > 1 && layerWords.has(words[0] ?? "")) words.shift();
  const name = words.join("_");
  return entryStems.has(name) || entryStems.has(stem.toLowerCase()) ? "" : name;
}

/** The same, normalised, to compare names with. */
export function domainWordOfStem(stem: string): string {
  return normalName(domainNameOfStem(stem));
}

const byName = new Map<string, string>();
const byMember = new Map<string, string>();
for (const { label, names, members } of domainFamilies) {
  for (const name of names) if (!byName.has(name)) byName.set(name, label);
  for (const member of members) if (!byMember.has(member)) byMember.set(member, label);
}

/** True for a name that the dictionary of areas has as the name of one. */
export function isAreaName(name: string): boolean {
  return byName.has(normalName(name));
}

/** How people say a name; the name itself in words when the dictionary has none. */
export function labelOf(name: string): string {
  return byName.get(normalName(name)) ?? wordsOf(name).join(" ");
}

/**
 * The family that a thing's normalised name belongs to: by the whole name, else by its last word
 * (what it is), else by its first (what it is part of). Undefined when no family knows it.
 */
export function familyOf(name: string): string | undefined {
  const words = name.split("_");
  for (const part of [name, words.at(-1) ?? "", words[0] ?? ""]) {
    const found = byMember.get(singular(part)) ?? byName.get(singular(part));
    if (found !== undefined) return found;
  }
  return undefined;
}
