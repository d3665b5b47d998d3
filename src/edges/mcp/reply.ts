// What a tool answers with: text within a budget that says what was looked at, and whether all of it
// is there.

/** The characters of an answer where the caller does not say, and at most. */
export const USUAL_BUDGET = 6_000;
export const MOST_BUDGET = 20_000;
export const LEAST_BUDGET = 500;

export interface Reply {
  readonly text: string;
  /** What was looked at: `5 specifications`. */
  readonly scope: string;
  /** The text says less than there is, and says so. */
  readonly truncated?: boolean;
  /** There is no answer, and the text says why. */
  readonly failed?: boolean;
}

/** Kept for the line that ends every answer. */
const CLOSING = 160;

/** What is left of a budget for the text itself. */
export function room(budget: number): number {
  return budget - CLOSING;
}

/**
 * The whole answer: the text, cut at a line end where it is too long, and the line that tells what
 * was looked at.
 */
export function bounded({ text, scope, truncated }: Reply, budget: number): string {
  const most = room(budget);
  const whole = text.trimEnd();
  const isLong = whole.length > most;
  const end = isLong ? whole.lastIndexOf("\n", most) : whole.length;
  const kept = isLong ? whole.slice(0, end > 0 ? end : most) : whole;
  const cut = isLong || truncated === true;
  const left = isLong ? `, ${whole.length - kept.length} characters left out` : "";
  const marked = cut ? `; truncated${left}: ask more narrowly or raise \`budget\`` : "";
  return `${kept}\n\n[looked at: ${scope}${marked}]`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
