// The author's words, with their place.

import type { Place } from "../../base/byte-table.ts";

/** A piece of the specification as written. */
export interface Quoted {
  readonly text: string;
  readonly place: Place;
}

/** A rule, and the file that declares it where that is another one. */
export interface RuleRef {
  readonly rule: string;
  readonly spec_file?: string;
}

/** A surface, and the file that declares it where that is another one. */
export interface SurfaceRef {
  readonly surface: string;
  readonly spec_file?: string;
}
