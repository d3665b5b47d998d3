// The general help.

import { commands } from "./table.ts";

/** A command as the general help lists it. */
export interface HelpRow {
  readonly name: string;
  readonly summary: string;
}

/** Everything that can be called: the table of commands, and what is answered without one. */
export function allCommands(): readonly HelpRow[] {
  return [
    ...commands,
    { name: "hook", summary: "answer a hook of Claude Code (reads its JSON from standard input)" },
    { name: "mcp", summary: "serve the specifications of a project to a client of its protocol" },
    { name: "help", summary: "print this, or the help of one command" },
  ];
}

/** What `allium help` prints. */
export function generalHelp(): string {
  const rows = allCommands();
  const longest = Math.max(...rows.map((row) => row.name.length));
  return [
    "allium: keeps a behavioural specification, and says where code leaves it",
    "",
    "Usage: allium <command> [arguments]",
    "",
    "Commands:",
    ...rows.map((row) => `  ${row.name.padEnd(longest)}  ${row.summary}`),
    "",
    "Options:",
    "  -h, --help     print help; after a command, the help of that command",
    "  -V, --version  print the version, and the language versions it reads",
    "",
    "Exit codes: 0 nothing found, 1 something found, 2 could not look.",
    "",
  ].join("\n");
}
