// Which files a call is about: files as they are named, folders searched for `*.allium`.

import type { FileProblem, FileSystem } from "../base/ports.ts";

/** The files to look at, in order, and the paths that lead nowhere. */
export interface Collection {
  readonly files: readonly string[];
  readonly problems: readonly FileProblem[];
}

/**
 * Turns the paths of a call into files. A file is taken whatever its name ends in; a folder gives
 * its `*.allium` files in code-unit order. A file named twice is taken once, where it was named
 * first. Paths come out as they were given, those found below a folder with its path in front.
 * @param accepts asked about what is found below folders; what is named is taken in any case
 */
export async function collect(
  files: FileSystem,
  paths: readonly string[],
  accepts: (path: string) => boolean = () => true,
): Promise<Collection> {
  const found = new Map<string, string>();
  const problems: FileProblem[] = [];
  const take = (path: string): void => {
    const key = normal(path);
    if (!found.has(key)) found.set(key, path);
  };
  for (const path of paths) {
    const kind = files.kind(path);
    if (kind === "directory") {
      const listed = await files.list(path, ["**/*.allium"], (p) =>
        problems.push({ path: below(path, p.path), reason: p.reason }),
      );
      if (listed.ok) {
        const found = listed.value.map((entry) => below(path, entry.path));
        for (const entry of found) if (accepts(entry)) take(entry);
      } else problems.push({ path, reason: listed.error });
    } else if (kind === "other") {
      problems.push({ path, reason: "neither a file nor a folder" });
    } else {
      // A missing file is left to the reading, which knows the reason.
      take(path);
    }
  }
  return { files: [...found.values()], problems };
}

/** The path of something inside a folder; inside the current folder it needs nothing in front. */
function below(folder: string, path: string): string {
  if (/^\.\/*$/.test(folder)) return path;
  return `${folder.replace(/\/+$/, "")}/${path}`;
}

/** One spelling for paths that differ only in `.`, `..` and doubled slashes. */
function normal(path: string): string {
  const out: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && out.length > 0 && out.at(-1) !== "..") out.pop();
    else out.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + out.join("/");
}
