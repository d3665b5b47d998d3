// Where a function is called from, as far as it matters for what it does: conditions may stand, and
// effects may happen, in the handler that leads to it.

import type { Condition } from "../../facts/code/derive/term.ts";
import type { Deed } from "../behaviour.ts";
import type { Comparison } from "../context.ts";
import type { Candidate } from "../pairing/functions.ts";

/** The handlers of entry points through which a function is reached, other than itself. */
export function handlersOf(c: Comparison, candidate: Candidate): readonly Candidate[] {
  if (c.entries.has(candidate.fn.fact)) return [];
  return c.candidates.filter(
    (h) => c.entries.has(h.fn.fact) && h.summary.calls.has(candidate.fn.fact),
  );
}

/** The same deed seen from a function further out. */
export function seenFrom(handler: Candidate, deed: Deed): readonly Deed[] {
  const { site } = deed.event;
  return handler.deeds.filter(
    (d) =>
      d.kind === deed.kind &&
      d.event.site.file === site.file &&
      d.event.site.place.start === site.place.start,
  );
}

/** Conditions of a deed in the function and, for each handler, on the whole way from there. */
export function waysTo(
  c: Comparison,
  candidate: Candidate,
  deed: Deed,
): readonly { readonly from: Candidate; readonly when: readonly Condition[] }[] {
  const handlers = handlersOf(c, candidate);
  const outer = handlers.flatMap((h) =>
    seenFrom(h, deed)
      .slice(0, 1)
      .map((d) => ({ from: h, when: d.event.when })),
  );
  return outer.length > 0 ? outer : [{ from: candidate, when: deed.event.when }];
}
