// Orders that are the same on every machine: code units, never the locale.

/** Compares two strings by UTF-16 code units. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
