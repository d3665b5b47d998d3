// The commands of the terminal program. `check` comes with the program, being what it is mostly
// called for; the others are loaded when they are called for, so that its start does not pay for
// them.

import type { CommandEntry } from "./command.ts";
import { checkCommand } from "./commands/check.ts";

export const commands: readonly CommandEntry[] = [
  {
    name: "check",
    summary: "report what is wrong with specifications",
    load: async () => checkCommand,
  },
  {
    name: "analyse",
    summary: "ask what a whole set of specifications leaves open",
    load: async () => (await import("./commands/analyse.ts")).analyseCommand,
  },
  {
    name: "parse",
    summary: "print the syntax tree of one file as JSON",
    load: async () => (await import("./commands/parse.ts")).parseCommand,
  },
  {
    name: "plan",
    summary: "print what specifications owe in tests as JSON",
    load: async () => (await import("./commands/plan.ts")).planCommand,
  },
  {
    name: "model",
    summary: "print what specifications declare as JSON",
    load: async () => (await import("./commands/model.ts")).modelCommand,
  },
  {
    name: "survey",
    summary: "tell what a project is made of and what its specifications cover",
    load: async () => (await import("./commands/survey.ts")).surveyCommand,
  },
  {
    name: "drift",
    summary: "compare specifications with the code that should do what they say",
    load: async () => (await import("./commands/drift.ts")).driftCommand,
  },
  {
    name: "ask",
    summary: "answer a question or a wish in words from the specifications",
    load: async () => (await import("./commands/ask.ts")).askCommand,
  },
  {
    name: "diagram",
    summary: "draw lifecycles, entities, rules or surfaces",
    load: async () => (await import("./commands/diagram.ts")).diagramCommand,
  },
  {
    name: "format",
    summary: "lay specifications out in the house style",
    load: async () => (await import("./commands/format.ts")).formatCommand,
  },
  {
    name: "query",
    summary: "answer a typed question: who can, what blocks, what follows, what if ...",
    load: async () => (await import("./commands/query.ts")).queryCommand,
  },
  {
    name: "distill-context",
    summary: "tell what code does, for drafting its specification",
    load: async () => (await import("./commands/distill-context.ts")).distillContextCommand,
  },
  {
    name: "coverage",
    summary: "tell which facts of code no specification explains yet",
    load: async () => (await import("./commands/coverage.ts")).coverageCommand,
  },
  {
    name: "verify",
    summary: "compute whether an area is done: clean, answered, without drift, tested",
    load: async () => (await import("./commands/verify.ts")).verifyCommand,
  },
  {
    name: "explain",
    summary: "say what a diagnostic code means and what to do about it",
    load: async () => (await import("./commands/explain.ts")).explainCommand,
  },
  {
    name: "demo",
    summary: "show the main job on a bundled example",
    load: async () => (await import("./commands/demo.ts")).demoCommand,
  },
  {
    name: "completions",
    summary: "print the script that completes commands in a shell",
    load: async () => (await import("./commands/completions.ts")).completionsCommand,
  },
];
