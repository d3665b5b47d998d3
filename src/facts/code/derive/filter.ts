// What the way records were found says of each of them.

import { conjunction } from "./condition.ts";
import { binding, inCondition } from "./substitute.ts";
import { type Condition, type Term, TRUE } from "./term.ts";

/** What the way a collection was made says of each element. */
export function filterOf(over: Term, binder: Term): Condition {
  if (over.kind === "fetch") return inCondition(over.where, binding(over.binder, binder));
  if (
    over.kind === "collection" &&
    over.op === "filter" &&
    over.binder !== undefined &&
    over.where !== undefined
  )
    return conjunction(
      filterOf(over.of, binder),
      inCondition(over.where, binding(over.binder, binder)),
    );
  return TRUE;
}
