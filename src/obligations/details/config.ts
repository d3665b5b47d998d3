// What the obligations of configuration tell.

import type { Quoted } from "./quoted.ts";

/** A comparison with a parameter: where it is worth testing just below, at and just above. */
export interface Bound extends Quoted {
  /** What it stands in, such as `rule Settle`. */
  readonly construct: string;
  readonly spec_file?: string;
}

export interface ConfigParameterDetail {
  readonly parameter: string;
  readonly type: string;
  readonly bounds: readonly Bound[];
}

export interface DefaultDetail extends ConfigParameterDetail {
  readonly default: string;
}

export interface OverrideDetail {
  readonly module: string;
  readonly parameter: string;
  readonly value: string;
}

export interface ConfigDetails {
  readonly config_default: DefaultDetail;
  readonly config_required: ConfigParameterDetail;
  readonly config_override: OverrideDetail;
}
