// Where a fact stands in the code.

/** A stretch of one file: offsets in UTF-16 code units, end-exclusive; lines count from 1. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly endLine: number;
}
