// The text under a syntax tree: what a node says, and where it stands.

import type { Place } from "../place.ts";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** One text, asked by node. */
export class Source {
  readonly path: string;
  readonly text: string;
  private readonly lineStarts: readonly number[];

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.lineStarts = starts;
  }

  /** The text of a node, exactly. */
  of(node: Range | undefined): string {
    return node === undefined ? "" : this.text.slice(node.start, node.end);
  }

  /** The text of a node on one line. */
  line(node: Range): string {
    return oneLine(this.of(node));
  }

  /** Where a node stands. */
  place(node: Range): Place {
    return {
      start: node.start,
      end: node.end,
      line: this.lineAt(node.start),
      endLine: this.lineAt(Math.max(node.start, node.end)),
    };
  }

  /** From the start of one node to the end of another. */
  between(first: Range, last: Range): Place {
    return this.place({ start: first.start, end: last.end });
  }

  /** The line of an offset, from 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

/** A text with each stretch of white space made one blank. */
export function oneLine(text: string): string {
  return /[\n\r\t]| {2}/.test(text) ? text.replace(/\s+/g, " ").trim() : text;
}
