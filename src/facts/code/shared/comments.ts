// Comments of a file without their marks, each with the function or type that it belongs to.

import type { CommentFact } from "../model.ts";
import type { Place } from "../place.ts";
import type { Source } from "./source.ts";

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Something that has a name and that comments can be about. */
export interface Commented {
  readonly name: string;
  readonly place: Place;
}

/**
 * Facts for the comments, in the order of the text. Line comments right below each other are one.
 * A comment is about the innermost thing that it stands in, or else the one that begins on the
 * next line.
 */
export function commentFacts(
  source: Source,
  comments: readonly Stretch[],
  things: readonly Commented[],
): readonly CommentFact[] {
  const sorted = [...things].sort((a, b) => a.place.start - b.place.start);
  const facts: CommentFact[] = [];
  for (const stretch of joined(source, comments)) {
    const text = plain(source.of(stretch));
    if (text === "") continue;
    const place = source.place(stretch);
    const symbol = thingAt(sorted, place, source.lineAt(Math.max(stretch.start, stretch.end - 1)));
    facts.push(symbol === undefined ? { text, place } : { text, place, symbol });
  }
  return facts;
}

function joined(source: Source, comments: readonly Stretch[]): readonly Stretch[] {
  const groups: { start: number; end: number }[] = [];
  for (const { start, end } of comments) {
    const last = groups.at(-1);
    const between = last === undefined ? undefined : source.text.slice(last.end, start);
    const lineComment = !source.text.startsWith("/*", start);
    if (last && lineComment && between !== undefined && /^[ \t]*(?:\r?\n[ \t]*)?$/.test(between)) {
      last.end = end;
    } else groups.push({ start, end });
  }
  return groups;
}

function plain(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line
        .trim()
        .replace(/^(?:\/\*+|\/\/+[!/]?|\*+\/|\*+(?= |$)|#+!?)[ \t]?/, "")
        .replace(/[ \t]*\*+\/$/, ""),
    )
    .join("\n")
    .trim();
}

function thingAt(sorted: readonly Commented[], place: Place, lastLine: number): string | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.place.start ?? 0) <= place.start) low = middle + 1;
    else high = middle;
  }
  const next = sorted[low];
  if (next && next.place.line > place.line - 1 && next.place.line <= lastLine + 1) return next.name;
  // Enclosing things begin before; the innermost is the last of them that has not ended.
  for (let at = low - 1, steps = 0; at >= 0 && steps < 200; at--, steps++) {
    const thing = sorted[at];
    if (thing && thing.place.end >= place.end) return thing.name;
  }
  return undefined;
}
