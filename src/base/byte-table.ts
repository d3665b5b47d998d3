// Places of one text as other tools count them: offsets and columns in UTF-8 bytes.

import { LineTable, type Span } from "./span.ts";

/** A half-open range of UTF-8 bytes. */
export interface ByteSpan {
  /**
   * Offset of the first byte.
   * @minimum 0
   * @asType integer
   */
  readonly start: number;
  /**
   * Offset behind the last byte.
   * @minimum 0
   * @asType integer
   */
  readonly end: number;
}

/** A range with its lines and columns, both from 1; columns count UTF-8 bytes. */
export interface Place extends ByteSpan {
  /**
   * @minimum 1
   * @asType integer
   */
  readonly line: number;
  /**
   * @minimum 1
   * @asType integer
   */
  readonly col: number;
  /**
   * @minimum 1
   * @asType integer
   */
  readonly end_line: number;
  /**
   * @minimum 1
   * @asType integer
   */
  readonly end_col: number;
}

/** Translates UTF-16 spans of one text; built once for a text, then each question is quick. */
export class ByteTable {
  readonly text: string;
  private readonly lines: LineTable;
  /** Bytes before each UTF-16 offset. */
  private readonly before: Uint32Array;

  constructor(text: string) {
    this.text = text;
    this.lines = new LineTable(text);
    this.before = new Uint32Array(text.length + 1);
    let bytes = 0;
    for (let i = 0; i < text.length; i++) {
      this.before[i] = bytes;
      bytes += width(text, i);
    }
    this.before[text.length] = bytes;
  }

  /** The offset in bytes of an offset in UTF-16 code units, clamped to the text. */
  offset(at: number): number {
    return this.before[Math.max(0, Math.min(at, this.text.length))] ?? 0;
  }

  bytes({ start, end }: Span): ByteSpan {
    return { start: this.offset(start), end: this.offset(end) };
  }

  place(span: Span): Place {
    const from = this.at(span.start);
    const to = this.at(span.end);
    return { ...this.bytes(span), ...from, end_line: to.line, end_col: to.col };
  }

  /** The author's own text of a span. */
  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  private at(offset: number): { readonly line: number; readonly col: number } {
    const { line } = this.lines.position(offset);
    const start = this.lines.startOf(line - 1);
    return { line, col: this.offset(offset) - this.offset(start) + 1 };
  }
}

/** Bytes of the code unit at an offset; a pair of surrogates has its four at the first of them. */
function width(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c < 0x80) return 1;
  if (c < 0x800) return 2;
  const isHigh = c >= 0xd800 && c < 0xdc00;
  if (isHigh && isLow(text.charCodeAt(at + 1))) return 4;
  return isLow(c) && at > 0 && isHighAt(text, at - 1) ? 0 : 3;
}

function isLow(c: number): boolean {
  return c >= 0xdc00 && c < 0xe000;
}

function isHighAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c >= 0xd800 && c < 0xdc00;
}
