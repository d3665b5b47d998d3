// Ids that outlive changes elsewhere: what would be counted is named by what it says instead.

import { inline } from "./context.ts";
import type { Obligation } from "./obligation.ts";

/** A short name for a text; line breaks, blanks and comments make no difference. */
export function nameOfText(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of inline(text)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Tells apart what a specification says twice: the second gets `~2`, and so on. */
export function withUniqueIds(obligations: readonly Obligation[]): readonly Obligation[] {
  const ids = numbering();
  const stableIds = numbering();
  return obligations.map((o) => ({ ...o, id: ids(o.id), stable_id: stableIds(o.stable_id) }));
}

function numbering(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  };
}
