// Where each row begins: a number of columns in from another row, or level with a word. Only the
// tree and the author's own alignments decide; how deep a line stood in the source does not.

import type { CodeRow, Row } from "./rows.ts";
import type { Structure, Unit } from "./structure.ts";
import { isCloser, isOpener, type Word } from "./tokens.ts";

/** Columns of one step. */
export const STEP = 4;

/** Columns from the beginning of a row; without a row, from the margin. */
export interface FromRow {
  readonly row?: number;
  readonly plus: number;
}

/** Columns from a word that stands somewhere in an earlier row. */
export interface FromWord {
  readonly word: number;
  readonly plus: number;
}

export type Indent = FromRow | FromWord;

export interface Indented {
  /** For each row of code its indent. */
  readonly indents: ReadonlyMap<number, Indent>;
  /** For each word its row. */
  readonly rowOf: readonly number[];
  /** For rows that begin a member, item or element: what tells its siblings. */
  readonly families: ReadonlyMap<number, string>;
}

type Frame =
  | { readonly kind: "unit"; readonly unit: Unit }
  | { readonly kind: "bracket"; readonly open: number };

/** Decides the indents of all rows of code. */
export function indentsOf(
  rows: readonly Row[],
  words: readonly Word[],
  structure: Structure,
): Indented {
  return new Indenter(rows, words, structure).run();
}

class Indenter {
  private readonly rows: readonly Row[];
  private readonly words: readonly Word[];
  private readonly structure: Structure;
  private readonly rowOf: number[] = [];
  private readonly indents = new Map<number, Indent>();
  private readonly families = new Map<number, string>();
  private readonly chains = new Map<number, Indent>();
  /** For what is being continued the continuations so far, each deeper than the one before. */
  private readonly continued = new Map<
    Frame,
    { readonly col: number; readonly indent: Indent }[]
  >();

  /** For each `if` and `for` the first word of its block. */
  private readonly blocks = new Map<number, number>();

  /** For each `if` the first `else` of its chain that begins a row. */
  private readonly firstElses = new Map<number, number>();

  constructor(rows: readonly Row[], words: readonly Word[], structure: Structure) {
    this.rows = rows;
    this.words = words;
    this.structure = structure;
    for (const [at, row] of rows.entries())
      if (row.kind === "code") for (const word of row.words) this.rowOf[word.index] = at;
    for (const [index, start] of structure.elses)
      if (this.beginsRow(index) && index < (this.firstElses.get(start) ?? Number.POSITIVE_INFINITY))
        this.firstElses.set(start, index);
    for (const { start, owner, branch } of structure.units)
      if (branch === true && owner !== undefined && !this.blocks.has(owner))
        this.blocks.set(owner, start);
  }

  run(): Indented {
    const { units } = this.structure;
    const frames: Frame[] = [];
    let next = 0;
    for (const word of this.words) {
      for (let top = frames.at(-1); top !== undefined; top = frames.at(-1)) {
        if (top.kind === "bracket" || top.unit.end > word.index) break;
        frames.pop();
      }
      const top = frames.at(-1);
      const unit = units[next]?.start === word.index ? units[next] : undefined;
      if (this.beginsRow(word.index)) {
        this.indents.set(this.row(word.index), this.indent(word, unit, top));
        this.family(word, unit, top);
      }
      for (; units[next]?.start === word.index; next++)
        frames.push({ kind: "unit", unit: units[next] as Unit });
      if (isOpener(word)) frames.push({ kind: "bracket", open: word.index });
      else if (isCloser(word)) this.closeBracket(frames);
    }
    return { indents: this.indents, rowOf: this.rowOf, families: this.families };
  }

  private closeBracket(frames: Frame[]): void {
    while (frames.length > 0) if (frames.pop()?.kind === "bracket") return;
  }

  private indent(word: Word, unit: Unit | undefined, top: Frame | undefined): Indent {
    const { elses, partner, bodies } = this.structure;
    if (isCloser(word)) return { row: this.row(partner.get(word.index) ?? word.index), plus: 0 };
    const first = elses.get(word.index);
    if (first !== undefined) return this.chain(first);
    if (unit === undefined || top === undefined) {
      if (top === undefined) return { plus: 0 };
      if (bodies.has(word.index) && top.kind === "unit")
        return { row: this.row(top.unit.start), plus: 0 };
      return this.continuation(word, top);
    }
    switch (unit.role) {
      case "declaration":
        return { plus: 0 };
      case "member":
        return top.kind === "bracket"
          ? { row: this.row(top.open), plus: STEP }
          : this.continuation(word, top);
      case "item": {
        const owner = unit.owner ?? unit.start;
        return deeper(unit.branch === true ? this.chain(owner) : this.level(owner));
      }
      case "element":
        return this.aligned(word, top) ?? this.hanging(top);
      default:
        return unit.role satisfies never;
    }
  }

  /** Level with a word; with its row, where it begins that. */
  private level(index: number): Indent {
    return this.beginsRow(index) ? { row: this.row(index), plus: 0 } : { word: index, plus: 0 };
  }

  /**
   * Where the `else` of an `if` goes, and what the blocks of an `if` or `for` are measured from:
   * its row. An `if` after other words may have its `else` below itself, below the row, or a step in.
   */
  private chain(start: number): Indent {
    const known = this.chains.get(start);
    if (known !== undefined) return known;
    const row = this.row(start);
    let indent: Indent = { row, plus: 0 };
    const col = this.beginsRow(start)
      ? undefined
      : this.words[this.firstElses.get(start) ?? -1]?.col;
    if (col !== undefined && col !== this.anchor(row))
      indent = col === this.words[start]?.col ? { word: start, plus: 0 } : { row, plus: STEP };
    this.chains.set(start, indent);
    return indent;
  }

  /**
   * A row that goes on with what an earlier one began: a step in, and a further one where the
   * author has put it deeper than the continuation above.
   */
  private continuation(word: Word, frame: Frame): Indent {
    const levels = this.continued.get(frame) ?? [];
    this.continued.set(frame, levels);
    while ((levels.at(-1)?.col ?? -1) > word.col) levels.pop();
    const above = levels.at(-1);
    if (above?.col === word.col) return above.indent;
    const indent =
      this.aligned(word, frame) ??
      (above === undefined ? this.hanging(frame, word) : deeper(above.indent));
    levels.push({ col: word.col, indent });
    return indent;
  }

  private hanging(frame: Frame, word?: Word): Indent {
    const start = frame.kind === "unit" ? frame.unit.start : frame.open;
    const block = this.words[this.blocks.get(start) ?? -1];
    // What stands before the colon of an `if` or `for` may be set off from the block below.
    const apart = block !== undefined && word !== undefined && word.col > block.col;
    return { row: this.row(start), plus: apart ? 2 * STEP : STEP };
  }

  /** The author's alignment, where it is with the beginning of what is continued. */
  private aligned(word: Word, frame: Frame): Indent | undefined {
    if (frame.kind === "bracket") return this.below(word, frame.open + 1, frame.open);
    const { start, role } = frame.unit;
    const first = this.words[start] as Word;
    if (this.beginsRow(start)) {
      const flush = word.col === first.col && (role === "item" || role === "element");
      if (flush) return { row: this.row(start), plus: 0 };
    } else {
      const following = this.words[word.index + 1];
      if (word.col === first.col) return { word: start, plus: 0 };
      // An operator hangs out to the left, so that its operand is level, or its own place is.
      const past = (following?.line === word.line ? following.col : 0) - first.col;
      if (past === 0 || past === 1) return { word: start, plus: word.col - first.col };
    }
    for (let i = start; this.row(i) === this.row(start); i++)
      if (this.words[i]?.text === "=") return this.below(word, i + 1, i);
    return undefined;
  }

  /** Level with a word, when it stands behind another in the same row, and did so in the source. */
  private below(word: Word, index: number, behind: number): Indent | undefined {
    const target = this.words[index];
    if (target === undefined || index >= word.index || target.col !== word.col) return undefined;
    return this.row(index) === this.row(behind) ? { word: index, plus: 0 } : undefined;
  }

  private family(word: Word, unit: Unit | undefined, top: Frame | undefined): void {
    if (unit === undefined || top === undefined) return;
    const parent = top.kind === "bracket" ? `b${top.open}` : `u${top.unit.start}-${top.unit.end}`;
    this.families.set(this.row(word.index), `${unit.role} ${unit.owner ?? ""} ${parent}`);
  }

  private anchor(row: number): number | undefined {
    return (this.rows[row] as CodeRow).words[0]?.col;
  }

  private row(index: number): number {
    return this.rowOf[index] ?? 0;
  }

  private beginsRow(index: number): boolean {
    return index === 0 || this.row(index) !== this.row(index - 1);
  }
}

function deeper(indent: Indent): Indent {
  return { ...indent, plus: indent.plus + STEP };
}
