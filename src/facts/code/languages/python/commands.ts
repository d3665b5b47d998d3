// Commands of the terminal that no decorator makes: Django's management commands, argparse.

import type { EntryFact } from "../../model.ts";
import { field, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";

/** `class Command(BaseCommand)` in `management/commands/<name>.py`. */
export function commandOfClass(
  context: Context,
  name: string,
  bases: readonly string[],
  node: Syntax,
): EntryFact | undefined {
  const file = /(?:^|\/)management\/commands\/([a-z]\w*)\.py$/.exec(context.source.path)?.[1];
  const isCommand = bases.some((b) => /Command$/.test(b)) && name === "Command";
  if (file === undefined || !isCommand) return undefined;
  const place = context.source.place(field(node, "name") ?? node);
  return { kind: "command", name: file, handler: `${name}.handle`, guards: [], place };
}
