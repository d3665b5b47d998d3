// How alike two names are: words, their stems, words that mean the same in most systems.

import { plainName, singular, wordsOf } from "../facts/code/derive/words.ts";

export { plainName, wordsOf };

const GROUPS: readonly string[] = [
  "user account member customer client",
  "login signin logon authenticate authentication credentials",
  "logout signout logoff",
  "register signup registration enroll",
  "email mail address",
  "status state",
  "kind type category",
  "max maximum limit cap",
  "min minimum least",
  "duration lifetime ttl expiry expiration timeout period window retention minutes minute seconds second secs hours hour hrs days day weeks week ms millis milliseconds validity age delay length interval",
  "attempt try retry tries",
  "count number num total amount quantity qty",
  "created create creation made",
  "cancel cancelled canceled cancellation void",
  "suspend block ban disable suspension",
  "reinstate unsuspend restore reactivate unblock reinstatement",
  "close deactivate terminate closure",
  "delete remove erase discard revoke",
  "send notify notification deliver dispatch",
  "finish complete completed done completion",
  "start begin open launch",
  "approve accept confirm approval",
  "reject decline deny refuse",
  "submit file place",
  "issue generate grant",
  "update change modify edit alter",
  "fail failed failure failures error",
  "pay payment paid charge",
  "refund repay",
  "ship shipped shipment dispatch",
  "expire lapse expired expires expiry",
  "job task",
  "message msg",
  "identifier id",
  "description desc",
  "reference ref",
  "configuration config settings",
  "admin administrator",
  "audit log trail",
  "password pwd pass",
  "request ask req",
  "add append attach",
];

const GROUP_OF = new Map<string, string>();
for (const group of GROUPS) {
  const words = group.split(" ");
  for (const w of words) if (!GROUP_OF.has(w)) GROUP_OF.set(w, `~${words[0] ?? w}`);
}

/** A word without the endings that tell number, tense and part of speech. */
export function stem(word: string): string {
  const one = singular(word);
  const bare = one
    .replace(/(?:ation|ations)$/, "")
    .replace(/(?:ings?|ment)$/, "")
    .replace(/(?:ed|es|er|ion|or|al|ure)$/, "")
    .replace(/(.)\1$/, "$1");
  return bare.length >= 3 ? bare.replace(/[ei]$/, "") : one;
}

/** A word, for being compared: its group where it has one, or else its stem. */
function meaning(word: string): string {
  return GROUP_OF.get(word) ?? GROUP_OF.get(singular(word)) ?? stem(word);
}

/** The meanings of the words of a name. */
export function meanings(name: string): ReadonlySet<string> {
  return new Set(wordsOf(name).map(meaning));
}

/** How alike two names are, from 0 to 1; 1 for the same words. */
export function likeness(a: string, b: string): number {
  if (plainName(a) === plainName(b)) return 1;
  const [x, y] = [meanings(a), meanings(b)];
  let shared = 0;
  for (const word of x) if (y.has(word)) shared++;
  if (shared === 0) return 0;
  const all = new Set([...x, ...y]).size;
  return Math.min(0.95, shared / all);
}

/** True when names share a word beyond those that only tell a unit or a limit. */
export function shareSubstance(a: string, b: string): boolean {
  const weak = new Set([
    "~max",
    "~min",
    "~duration",
    "~count",
    "~configuration",
    "default",
    "of",
    "for",
    "per",
    "in",
  ]);
  const y = meanings(b);
  return [...meanings(a)].some((w) => !weak.has(w) && y.has(w));
}

/** The share of one name's words that another one has. */
export function covered(name: string, by: ReadonlySet<string>): number {
  const own = meanings(name);
  if (own.size === 0) return 0;
  let shared = 0;
  for (const w of own) if (by.has(w)) shared++;
  return shared / own.size;
}
