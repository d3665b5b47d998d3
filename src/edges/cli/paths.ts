// Lists of paths on standard input.

/**
 * Splits a text into paths at white space. A path with blanks stands in quotes, single or double;
 * a backslash means nothing special, as it is part of paths on some systems.
 */
export function splitPaths(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)]
    .map((match) => match[1] ?? match[2] ?? match[0])
    .filter((path) => path !== "");
}

/** Paths with `/` between their parts, whatever the system writes. */
export function portable(path: string, separator: string): string {
  return separator === "/" ? path : path.split(separator).join("/");
}
