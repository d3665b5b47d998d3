// What is gathered from a file, and where the walk over it stands.

import type {
  ConstantFact,
  EntryFact,
  EnumFact,
  FunctionFact,
  ImportFact,
  TypeFact,
} from "../../model.ts";
import type { Routers } from "./routes.ts";

/** What is being gathered from a file. */
export interface Gathered {
  readonly imports: ImportFact[];
  readonly types: TypeFact[];
  readonly enums: EnumFact[];
  readonly constants: ConstantFact[];
  readonly functions: FunctionFact[];
  readonly entries: EntryFact[];
}

/** Where the walk stands. */
export interface Scope {
  /** Qualified name of what encloses this, with a dot at the end; empty for the module. */
  readonly prefix: string;
  /** The class whose body this is. */
  readonly owner?: string;
  /** The variable that a class expression is bound to. */
  readonly bound?: string;
  readonly exported: boolean;
  /** Inside a function: what is declared here is no constant of the module. */
  readonly inner?: boolean;
  readonly routers: Routers;
}
