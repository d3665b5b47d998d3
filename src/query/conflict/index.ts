// The conflicts of a request, the surest first, each thing that stands in the way once.

import { blockedBy } from "./blocked.ts";
import type { Case, Conflict } from "./conflict.ts";
import { finals, setOnce } from "./lasting.ts";
import { invariantsAgainst, relaxed } from "./relaxed.ts";
import { unseen } from "./seen.ts";
import { unpermitted } from "./unpermitted.ts";

const MOST = 2;
/** Conflicts less than this of the surest are not meant. */
const SHARE = 0.55;

/** What stands against the wish of a request; nothing for a plain question. */
export function conflictsOf(at: Case): readonly Conflict[] {
  const { wish } = at;
  if (!wish.isWish) return [];
  const found = [...blockedBy(at)];
  if (wish.show) found.push(...unseen(at));
  found.push(...invariantsAgainst(at), ...finals(at), ...setOnce(at), ...unpermitted(at));
  if (found.length === 0 && (wish.relax || wish.skip || wish.immediate)) found.push(...relaxed(at));
  found.sort((a, b) => b.weight - a.weight);
  const best = found[0]?.weight ?? 0;
  const seen = new Set<string>();
  return found
    .filter(({ weight, against }) => {
      const key = `${against[0]?.item}`;
      if (weight < best * SHARE || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, MOST)
    .reduce<readonly Conflict[]>(joined, []);
}

/** What one way leads around stands together. */
function joined(so: readonly Conflict[], next: Conflict): readonly Conflict[] {
  const last = so.at(-1);
  if (last === undefined || last.path[0]?.item !== next.path[0]?.item) return [...so, next];
  const own = new Set(last.against.map(({ item }) => item));
  const against = [...last.against, ...next.against.filter(({ item }) => !own.has(item))];
  return [...so.slice(0, -1), { ...last, against }];
}
