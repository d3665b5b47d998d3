// The typed syntax tree: one import for all node types.

export type * from "./declarations.ts";
export type * from "./expressions.ts";
export type * from "./members.ts";
export type * from "./names.ts";
export type * from "./trivia.ts";
export type * from "./types.ts";
