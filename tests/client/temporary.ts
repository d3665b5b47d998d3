// Folders that live as long as one piece of work.
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files by their path below a project, with `/` between the parts. */
export type Files = Readonly<Record<string, string>>;

/** Gives an empty folder of its own to `work` and removes it afterwards, whatever happened. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "allium-client-")));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Writes files below a folder, making the folders between. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, ...path.split("/"));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/** Gives a folder with these files to `work`, as the project that a session runs in. */
export function withProject<T>(files: Files, work: (projectDir: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    await writeFiles(folder, files);
    return await work(folder);
  });
}
