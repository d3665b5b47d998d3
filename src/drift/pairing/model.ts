// What was found to mean the same on both sides, with the reasons.

import type { InFile } from "../../facts/code/codebase.ts";
import type { ConstantFact, FieldFact, TypeFact } from "../../facts/code/model.ts";
import type { ConfigSymbol, MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";

interface Pair {
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

export interface TypePair extends Pair {
  readonly entity: TypeSymbol;
  readonly type: InFile<TypeFact>;
  readonly fields: readonly FieldPair[];
  readonly missing: readonly MemberSymbol[];
  /** Fields of the code that no field of the specification stands for. */
  readonly extra: readonly FieldFact[];
}

export interface FieldPair extends Pair {
  readonly member: MemberSymbol;
  readonly field: FieldFact;
  readonly renamed: boolean;
}

/** The values of an enumeration on both sides. */
export interface ValuesPair {
  /** `User.status` or the name of the enumeration. */
  readonly name: string;
  readonly spec: readonly string[];
  readonly code: readonly string[];
  /** Words of the code to literals of the specification. */
  readonly toSpec: ReadonlyMap<string, string>;
}

export interface ConfigPair extends Pair {
  readonly param: ConfigSymbol;
  readonly constant: InFile<ConstantFact>;
  readonly others: readonly string[];
}
