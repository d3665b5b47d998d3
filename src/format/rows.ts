// The lines of the formatted text before they are indented. The author's line breaks are kept, but
// for the braces of bodies, and declarations and members that share a line with others.

import type { Comment } from "../ast/index.ts";
import type { Structure } from "./structure.ts";
import type { Word } from "./tokens.ts";

export interface CodeRow {
  readonly kind: "code";
  readonly words: readonly Word[];
  readonly trailing?: Comment;
  /** Empty lines before it in the source. */
  readonly blanks: number;
}

export interface CommentRow {
  readonly kind: "comment";
  readonly comment: Comment;
  readonly blanks: number;
}

export type Row = CodeRow | CommentRow;

/** Lays the words and comments of a file out in rows. */
export function rowsOf(
  words: readonly Word[],
  comments: readonly Comment[],
  structure: Structure,
): readonly Row[] {
  const breaks = breaksOf(words, comments, structure);
  const rows: Row[] = [];
  let current: Word[] = [];
  let currentBlanks = 0;
  let lastLine = -1;
  const close = (trailing?: Comment) => {
    if (current.length === 0) return;
    const row = { kind: "code", words: current, blanks: currentBlanks } as const;
    rows.push(trailing === undefined ? row : { ...row, trailing });
    current = [];
  };
  let next = 0;
  for (let i = 0; i <= words.length; i++) {
    const word = words[i];
    for (; next < comments.length; next++) {
      const comment = comments[next] as Comment;
      if (word !== undefined && comment.span.start > word.start) break;
      const line = comment.line - 1;
      if (comment.ownLine) {
        close();
        rows.push({ kind: "comment", comment, blanks: Math.max(0, line - lastLine - 1) });
      } else close(comment);
      lastLine = line;
    }
    if (word === undefined) break;
    const sameLine = current.length > 0 && word.line === lastLine;
    const joins = current.length > 0 && structure.bodies.has(i);
    if (!(sameLine || joins) || (breaks.has(i) && current.length > 0)) {
      close();
      currentBlanks = Math.max(0, word.line - lastLine - 1);
    }
    current.push(word);
    lastLine = word.line;
  }
  close();
  return rows;
}

/**
 * The words that begin a row whatever stands before them: declarations; the members of a body that
 * takes several lines, and its closing brace. A line below an `allium-ignore` is left as it is,
 * since the comment speaks of that line.
 */
function breaksOf(
  words: readonly Word[],
  comments: readonly Comment[],
  { units, bodies, partner }: Structure,
): ReadonlySet<number> {
  const kept = new Set(
    comments.filter((c) => c.ownLine && /^[ \t]*allium-ignore\b/.test(c.text)).map((c) => c.line),
  );
  const breaks = new Set<number>();
  const add = (index: number) => {
    const word = words[index];
    if (word !== undefined && !kept.has(word.line)) breaks.add(index);
  };
  const open = new Set<number>();
  for (const [start] of bodies) {
    const end = partner.get(start);
    if (end === undefined || words[start]?.line === words[end]?.line) continue;
    open.add(start);
    add(start + 1);
    add(end);
  }
  const enclosing: number[] = [];
  let next = 0;
  for (const unit of units) {
    for (; next < unit.start; next++) {
      if (bodies.has(next)) enclosing.push(next);
      else if (partner.get(next) === enclosing.at(-1)) enclosing.pop();
    }
    if (unit.role === "declaration") add(unit.start);
    if (unit.role === "member" && open.has(enclosing.at(-1) ?? -1)) add(unit.start);
  }
  return breaks;
}
