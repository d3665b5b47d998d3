// Lists of paths on standard input.

/**
 * Reads paths from a text. A line that names something as a whole is one path, whatever it holds;
 * other lines are split at white space, and a path with blanks stands in quotes, single or double.
 * A backslash means nothing special, as it is part of paths on some systems.
 * @param exists tells whether a path leads to a file or folder
 */
export function readPaths(text: string, exists: (path: string) => boolean): readonly string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const whole = line.trim();
    return whole !== "" && exists(whole) ? [whole] : splitPaths(whole);
  });
}

function splitPaths(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)]
    .map((match) => match[1] ?? match[2] ?? match[0])
    .filter((path) => path !== "");
}

/** Paths with `/` between their parts, whatever the system writes. */
export function portable(path: string, separator: string): string {
  return separator === "/" ? path : path.split(separator).join("/");
}
