// What a specification owes in tests: one obligation for each thing that a test can show, with all
// that its writer needs to know. Plain data, in the words of the document that `allium plan` prints.

import type { ByteSpan, Place } from "../base/byte-table.ts";
import type { ConfigDetails } from "./details/config.ts";
import type { RuleDetails } from "./details/rules.ts";
import type { SurfaceDetails } from "./details/surfaces.ts";
import type { TypeDetails } from "./details/types.ts";

/** The details of each category. */
export interface Details extends TypeDetails, RuleDetails, SurfaceDetails, ConfigDetails {}

export type Category = keyof Details;

/** What a rule touches; each list is sorted, and left out when empty. */
export interface Dependencies {
  readonly entities_read?: readonly string[];
  readonly entities_written?: readonly string[];
  readonly entities_created?: readonly string[];
  readonly entities_removed?: readonly string[];
  /** Deferred operations that it hands over to. */
  readonly deferred_specs?: readonly string[];
  readonly trigger_emissions?: readonly string[];
  readonly trigger_source: "external" | "state_transition" | "temporal" | "creation" | "chained";
}

/** One obligation. */
export interface Obligation {
  /** Unique within a specification; numbers in it count clauses in the order of the text. */
  readonly id: string;
  /**
   * Unique as well, and the same as long as the construct itself says the same: where `id` counts
   * clauses, this names them by what they say. The id to link tests by.
   */
  readonly stable_id: string;
  readonly category: Category;
  /** One sentence: what to show. */
  readonly description: string;
  /** The name of what the obligation is about, qualified by what it belongs to. */
  readonly source_construct: string;
  /** The declaration or clause that the obligation comes from. */
  readonly source_span: ByteSpan;
  /** Where exactly: the member, the clause or the condition. */
  readonly place: Place;
  /** The condition or definition to show, as written. */
  readonly expression?: string;
  readonly detail?: Details[Category];
  readonly dependencies?: Dependencies;
}
