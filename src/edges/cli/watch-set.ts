// `allium check --watch`: the report again whenever it is another one, until Ctrl-C.

import { basename, resolve } from "node:path";
import { nodeFiles } from "../../host/files.ts";
import { CONFIG_NAME } from "../../workspace/config.ts";
import { readText } from "../../workspace/load.ts";
import { Session } from "../../workspace/session.ts";
import type { CommandContext } from "./command.ts";

/**
 * Shows a report now and after each change that gives another one.
 * @param paths the files and folders of the call
 * @param report checks within a session and gives the whole text of the report
 */
export async function watchSet(
  context: CommandContext,
  paths: readonly string[],
  report: (session: Session) => Promise<string>,
): Promise<void> {
  const { interrupted, watchPaths } = await import("../../host/watch.ts");
  const files = nodeFiles(context.cwd);
  const session = new Session(files, (path) => readText(files, path), { optIn: true });
  let shown: string | undefined;
  const show = async (): Promise<void> => {
    const text = await report(session).catch((error: unknown) => `${messageOf(error)}\n`);
    if (text !== shown) context.print(text);
    shown = text;
  };
  const absolute = (path: string): string => resolve(context.cwd, path);
  const named = new Set(paths.map(absolute));
  const ended = interrupted();
  const watch = await watchPaths(
    [...named],
    (path) => named.has(path) || isOfInterest(path) || read().has(path),
    async () => {
      await show();
      watch.add([...read()]);
    },
  );
  function read(): ReadonlySet<string> {
    return new Set(session.paths.map(absolute));
  }
  await show();
  watch.add([...read()]);
  await ended;
  await watch.close();
}

function isOfInterest(path: string): boolean {
  return path.endsWith(".allium") || [CONFIG_NAME, ".gitignore"].includes(basename(path));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
