// Positions in a text: half-open ranges of UTF-16 offsets, and their translation into lines and
// columns. Everything that points at a place uses these two types.

/** A half-open range of UTF-16 offsets, `start <= end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: line and column from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const LF = 10;
const CR = 13;

/**
 * The line starts of one text. A line ends at LF, CRLF or a lone CR, each counting once
 * (language definition, 1.1).
 */
export class LineTable {
  readonly text: string;
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === LF || (c === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
    }
    this.starts = starts;
  }

  /** Number of lines; an empty text has one. */
  get lineCount(): number {
    return this.starts.length;
  }

  /** Offset at which a line (counted from 0 here) begins; beyond the last line, infinity. */
  startOf(index: number): number {
    return this.starts[index] ?? Number.POSITIVE_INFINITY;
  }

  /** Line and column, both from 1, of an offset; offsets outside the text are clamped to it. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.starts[low] ?? 0) + 1 };
  }

  /** The span of a line (from 1) without its line end; an unknown line is empty. */
  lineSpan(line: number): Span {
    const start = this.starts[line - 1];
    if (start === undefined) return { start: this.text.length, end: this.text.length };
    let end = this.starts[line] ?? this.text.length;
    while (
      end > start &&
      (this.text.charCodeAt(end - 1) === LF || this.text.charCodeAt(end - 1) === CR)
    )
      end--;
    return { start, end };
  }

  /** The text of a line (from 1) without its line end. */
  lineText(line: number): string {
    const { start, end } = this.lineSpan(line);
    return this.text.slice(start, end);
  }
}
