// The shape of a check: a pure function over the model of one module and of the set it belongs to.

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { ModuleModel } from "../model/module-model.ts";
import type { SpecModel } from "../model/spec-model.ts";

/** One module to look at, with the set that it is linked into. */
export interface CheckContext extends ModuleModel {
  readonly linked: LinkedModule;
  readonly spec: SpecModel;
}

/** Looks at a module and reports what is wrong with it; never throws, keeps no state. */
export type Check = (context: CheckContext, report: (diagnostic: Diagnostic) => void) => void;
