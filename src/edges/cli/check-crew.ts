// Threads for `allium check`, and what each of them does.

import { answer, inThread, threadsOfMachine, workOfThread } from "../../host/crew.ts";
import { nodeFiles } from "../../host/files.ts";
import { readText } from "../../workspace/load.ts";
import { type Crew, checkShard, type Shard } from "../../workspace/shards.ts";

type Options = Parameters<Crew["check"]>[1];

const KIND = "check";

interface CheckWork {
  readonly cwd: string;
  readonly shards: readonly Shard[];
  readonly options: Options;
}

/**
 * The threads of this machine.
 * @param program the bundled program; sources that run unbundled have no threads
 */
export function checkCrew(program: string, cwd: string): Crew | undefined {
  const size = threadsOfMachine();
  if (size < 2 || !program.endsWith(".cjs")) return undefined;
  return {
    size,
    check: (shards, options) => {
      const work: CheckWork = { cwd, shards, options };
      return inThread(program, KIND, work);
    },
  };
}

/** Does the work that this thread was started for. */
export function runThread(): void {
  const work = workOfThread<CheckWork>(KIND);
  if (work === undefined) return;
  const { cwd, shards, options } = work;
  const files = nodeFiles(cwd);
  const surroundings = { files, read: (path: string) => readText(files, path) };
  answer(shards.map((shard) => checkShard(shard, surroundings, options)));
}
