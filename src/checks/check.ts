// The shape of a check: a pure function over the model of one module.

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ModuleModel } from "../model/module-model.ts";

/** Looks at a module and reports what is wrong with it; never throws, keeps no state. */
export type Check = (model: ModuleModel, report: (diagnostic: Diagnostic) => void) => void;
