// Threads of this process that run the program's own file again, each for one piece of work.

import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

/** More threads than this wait for each other's memory. */
const MOST = 8;

/** What marks a thread as one of ours. */
interface Work<T> {
  readonly allium: string;
  readonly input: T;
}

/** How many threads work at the same time on this machine. */
export function threadsOfMachine(): number {
  return Math.min(MOST, availableParallelism());
}

/**
 * Runs the program in another thread.
 * @param program the bundled program
 * @param kind of the work; {@link workOfThread} gives it to the program there
 * @throws what the thread has thrown, and where it ends without an answer
 */
export function inThread<T, R>(program: string, kind: string, input: T): Promise<R> {
  return new Promise((resolve, reject) => {
    const work: Work<T> = { allium: kind, input };
    const worker = new Worker(program, { workerData: work, argv: [], stdout: true, stderr: true });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`a thread ended with ${code}`)));
  });
}

/** The work that this thread was started for; undefined in the main thread and in others' threads. */
export function workOfThread<T>(kind: string): T | undefined {
  const work = workerData as Partial<Work<T>> | null;
  return !isMainThread && work?.allium === kind ? work.input : undefined;
}

/** Gives the answer to whoever has started this thread. */
export function answer(result: unknown): void {
  parentPort?.postMessage(result);
}
