// Source frames: the lines of a text that places in it lie on, with the places underlined.

import type { LineTable, Span } from "../base/span.ts";
import type { Colours } from "./colour.ts";
import { shown, shownText, width } from "./display.ts";

/** One underlined place. */
export interface Mark {
  readonly span: Span;
  /** A phrase behind the underline; may be empty. */
  readonly label: string;
  /** The place a diagnostic is about, underlined with `^`; others get `-`. */
  readonly primary: boolean;
}

/** How a frame is drawn. */
export interface FrameStyle {
  readonly colours: Colours;
  /** Paints the underline and label of the primary mark. */
  readonly paint: (text: string) => string;
  /** Columns for the source text; longer lines show the part around the mark. */
  readonly columns: number;
}

/** A place as it lies on its first line: offsets into the line's text. */
interface Placed {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

const ELLIPSIS = "…";
/** Columns shown before a mark in a line that is cut. */
const LEAD = 24;

/**
 * Draws the lines that marks start on, in line order, with a gutter of line numbers.
 * @returns the lines of the frame without line ends, and the width of the gutter
 */
export function frame(
  lines: LineTable,
  marks: readonly Mark[],
  style: FrameStyle,
): { readonly rows: readonly string[]; readonly gutter: number } {
  const placed = marks
    .map((mark) => place(mark, lines))
    .sort((a, b) => a.line - b.line || a.from - b.from);
  const gutter = String(placed.at(-1)?.line ?? 1).length;
  const { blue } = style.colours;
  const bar = `${" ".repeat(gutter)} ${blue("|")}`;
  const rows = [bar];
  let previous = 0;
  for (const { line } of placed) {
    if (line === previous) continue;
    if (previous > 0 && line === previous + 2) rows.push(sourceRow(previous + 1));
    else if (previous > 0 && line > previous + 2) rows.push(blue("..."));
    const here = placed.filter((p) => p.line === line);
    const text = lines.lineText(line);
    const cut = windowOf(text, here.find((p) => p.mark.primary) ?? here[0], style.columns);
    rows.push(`${blue(String(line).padStart(gutter))} ${blue("|")} ${cut.text}`.trimEnd());
    for (const p of here) rows.push(`${bar} ${underline(p, text, cut, style)}`);
    previous = line;
  }
  return { rows, gutter };

  function sourceRow(line: number): string {
    const cut = windowOf(lines.lineText(line), undefined, style.columns);
    return `${blue(String(line).padStart(gutter))} ${blue("|")} ${cut.text}`.trimEnd();
  }
}

/** Where a mark lies on its first line; one that runs on ends with the line. */
function place(mark: Mark, lines: LineTable): Placed {
  const { line } = lines.position(mark.span.start);
  const { start, end } = lines.lineSpan(line);
  const from = Math.min(mark.span.start, end) - start;
  const to = Math.max(from, Math.min(mark.span.end, end) - start);
  return { line, from, to, mark };
}

interface Window {
  readonly text: string;
  /** Offsets into the line's text between which it is shown, and what stands before that. */
  readonly from: number;
  readonly to: number;
  readonly prefix: string;
}

/** The part of a line that fits: all of it, or what lies around a place. */
function windowOf(text: string, focus: Placed | undefined, columns: number): Window {
  // A character takes at most four columns, a line of this length needs no measuring.
  const whole = text.length <= columns * 4 ? shownText(text) : undefined;
  if (whole !== undefined && width(whole) <= columns)
    return { text: whole, from: 0, to: text.length, prefix: "" };
  let from = focus === undefined ? 0 : Math.max(0, focus.from - LEAD);
  if (isLowSurrogate(text, from)) from--;
  const prefix = from > 0 ? ELLIPSIS : "";
  let out = prefix;
  let used = prefix.length;
  let to = from;
  for (const char of text.slice(from, from + columns)) {
    const piece = shown(char);
    if (used + width(piece) > columns - 1) break;
    out += piece;
    used += width(piece);
    to += char.length;
  }
  return { text: to < text.length ? out + ELLIPSIS : out, from, to, prefix };
}

function underline(p: Placed, text: string, cut: Window, style: FrameStyle): string {
  const from = Math.min(Math.max(p.from, cut.from), cut.to);
  const to = Math.min(Math.max(p.to, from), cut.to);
  const lead = width(cut.prefix) + width(shownText(text.slice(cut.from, from)));
  const length = Math.max(1, width(shownText(text.slice(from, to))));
  const line = (p.mark.primary ? "^" : "-").repeat(length);
  const label = p.mark.label === "" ? "" : ` ${p.mark.label}`;
  const paint = p.mark.primary ? style.paint : style.colours.blue;
  return " ".repeat(lead) + paint(line + label);
}

function isLowSurrogate(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c >= 0xdc00 && c < 0xe000;
}
