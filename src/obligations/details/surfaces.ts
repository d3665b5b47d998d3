// What the obligations of surfaces and actors tell.

import type { Quoted, RuleRef } from "./quoted.ts";
import type { ProseDetail } from "./types.ts";

export interface ActorDetail {
  readonly surface: string;
  /** The name of the party in the surface. */
  readonly name?: string;
  /** The actor or entity that may use it. */
  readonly type: string;
  /** Who that is, where it is an actor. */
  readonly identified_by?: string;
}

export interface IdentificationDetail {
  readonly actor: string;
  readonly identified_by: string;
  readonly within?: string;
}

export interface ContextDetail {
  readonly surface: string;
  readonly name?: string;
  readonly type: string;
  readonly where?: string;
}

/** One entry of `exposes:`, `provides:` or `related:`. */
export interface ItemDetail extends Quoted {
  /** Headers of the loops around it, from the outside in. */
  readonly each?: readonly string[];
  /** The conditions under which it is there. */
  readonly guards?: readonly string[];
}

/** An operation on offer. */
export interface OperationDetail extends ItemDetail {
  readonly trigger: string;
  /** The rules that listen. */
  readonly rules: readonly RuleRef[];
}

export interface ExposureDetail {
  readonly surface: string;
  /** The last names of what is exposed. */
  readonly items: readonly string[];
  readonly exposed: readonly ItemDetail[];
}

export interface ProvidesDetail {
  readonly surface: string;
  readonly operations: readonly OperationDetail[];
}

export interface RelatedDetail {
  readonly surface: string;
  readonly related: readonly ItemDetail[];
}

export interface TimeoutDetail {
  readonly surface: string;
  readonly rules: readonly ItemDetail[];
}

export interface SurfaceContractDetail {
  readonly surface: string;
  readonly contract: string;
  readonly direction: "demands" | "fulfils";
  /** Its operations, where it can be found. */
  readonly operations?: readonly string[];
}

export interface SurfaceDetails {
  readonly actor_identification: IdentificationDetail;
  readonly surface_actor: ActorDetail;
  readonly surface_context: ContextDetail;
  readonly surface_exposure: ExposureDetail;
  readonly surface_provides: ProvidesDetail;
  readonly surface_related: RelatedDetail;
  readonly surface_timeout: TimeoutDetail;
  readonly surface_contract: SurfaceContractDetail;
  readonly surface_guarantee: ProseDetail;
  readonly surface_invariant: ProseDetail;
}
