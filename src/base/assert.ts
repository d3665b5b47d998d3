// Ways to state what must hold, checked by the compiler where it can and at run time otherwise.

/** Marks a switch as exhaustive: does not compile when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}

/** Throws when `condition` does not hold; for mistakes in this program, never for bad input. */
export function invariant(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`invariant violated: ${what}`);
}
