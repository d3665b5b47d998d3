// Declared types and their members, linked: what names in a specification lead to.

import type {
  Actor,
  ConfigParam,
  Default,
  Derived,
  EmptyMember,
  Entity,
  Enum,
  Field,
  GivenBinding,
  Graph,
  Id,
  Projection,
  Relationship,
  ValueType,
  Variant,
} from "../ast/index.ts";
import type { LinkedModule } from "./linked-module.ts";

export type TypeNode = Entity | ValueType | Variant | Enum | Actor;

/** A type that a module declares. */
export interface TypeSymbol {
  readonly name: string;
  readonly id: Id;
  readonly node: TypeNode;
  readonly module: LinkedModule;
  /** Own members by name; the first of several of one name. Empty for enums and actors. */
  readonly members: ReadonlyMap<string, MemberSymbol>;
  readonly graphs: readonly Graph[];
}

/** The kinds of members that have a name. */
export type NamedMember = Field | Relationship | Projection | Derived | EmptyMember;

/** A member with a name: what a path may go through. */
export interface MemberSymbol {
  readonly name: string;
  readonly id: Id;
  readonly owner: TypeSymbol;
  readonly node: NamedMember;
}

/** A parameter of a config block. */
export interface ConfigSymbol {
  readonly name: string;
  readonly node: ConfigParam;
  readonly module: LinkedModule;
}

/** A `given` binding or a default instance. */
export interface InstanceSymbol {
  readonly name: string;
  readonly node: GivenBinding | Default;
  readonly module: LinkedModule;
}
