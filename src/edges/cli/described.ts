// What the commands take, gathered from where it is said: names and summaries from the table of
// commands, options from the tables that commands read them by, what they do from the help.

import type { Command } from "./command.ts";
import { allCommands } from "./help.ts";
import { commands } from "./table.ts";

/** One option. */
export interface DescribedOption {
  /** Without its dashes. */
  readonly name: string;
  /** What its line in the help says. */
  readonly summary: string;
  /** What follows it: nothing, a path, one of a few words, or something else. */
  readonly value: "none" | "path" | "other" | readonly string[];
}

/** One command. */
export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly DescribedOption[];
  /** What its arguments are: paths, or one of a few words. */
  readonly words: readonly string[] | "paths";
}

/** All commands that somebody may call, in the order of the general help. */
export async function describedCommands(): Promise<readonly DescribedCommand[]> {
  const loaded = new Map<string, Command>();
  for (const entry of commands) loaded.set(entry.name, await entry.load());
  return allCommands().map(({ name, summary }) => {
    const command = loaded.get(name);
    const words = name === "help" ? [...loaded.keys()] : command?.words?.();
    return {
      name,
      summary,
      options: command === undefined ? [] : optionsOf(command),
      words: words ?? "paths",
    };
  });
}

/** The options of a command, with what its help says of them. */
export function optionsOf(command: Command): readonly DescribedOption[] {
  const lines = helpLines(command.help);
  return Object.entries(command.options ?? {}).map(([name, option]) => {
    const line = lines.get(name);
    const choices = option.choices ?? choicesIn(line?.placeholder ?? "");
    const isPath = /file|path|folder/.test(line?.placeholder ?? "");
    const value =
      option.type === "boolean" ? "none" : (choices ?? (isPath ? "path" : ("other" as const)));
    return { name, summary: line?.summary ?? "", value };
  });
}

interface HelpLine {
  readonly placeholder: string;
  readonly summary: string;
}

/** What a help says of each option: `  --name <value>   what it does`, two on a line at most. */
export function helpLines(help: string): ReadonlyMap<string, HelpLine> {
  const found = new Map<string, HelpLine>();
  for (const line of help.split("\n")) {
    const [, head, text = ""] = /^ {2}(--\S.*?)(?: {2,}(.*))?$/.exec(line) ?? [];
    if (head === undefined) continue;
    const summary = text.replace(/\s*[;(].*$/, "").trim();
    for (const [, name = "", placeholder = ""] of head.matchAll(
      /--([a-z][a-z-]*)(?: ([^-,\s][^,]*))?/g,
    ))
      found.set(name, { placeholder, summary });
  }
  return found;
}

/** `a|b` names the words that an option takes. */
function choicesIn(placeholder: string): readonly string[] | undefined {
  return /^\w+(\|\w+)+$/.test(placeholder) ? placeholder.split("|") : undefined;
}
