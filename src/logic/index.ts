// A small sound solver for conditions over enums, Booleans, null, numbers, durations and timestamps.
// Use: build a formula with the functions of `formula.ts`, ask `decide`, `implies` or `equivalent`.

export {
  type Answer,
  conjuncts,
  type Decision,
  decide,
  equivalent,
  implies,
  isImpossible,
} from "./decide.ts";
export { evaluate } from "./evaluate.ts";
export {
  and,
  type CompareOp,
  type Constant,
  type ConstantValue,
  compare,
  constant,
  FALSE,
  type Formula,
  holds,
  implication,
  isNull,
  NULL,
  not,
  opaque,
  or,
  plus,
  type Sort,
  same,
  type Term,
  TRUE,
  type Variable,
  variable,
  variablesIn,
} from "./formula.ts";
export { printExample, printFormula, printValue } from "./print.ts";
export type { Example } from "./search.ts";
export { substitute } from "./substitute.ts";
