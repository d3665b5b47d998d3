// Saying where files are in as few words as possible.

import { byCodeUnits } from "../../base/order.ts";
import { commonFolder } from "./placement.ts";
import { layerWords } from "./places.ts";
import { folderName } from "./projects.ts";

/**
 * The fewest folders and files that name a set of files and nothing else.
 * @param files the files to name
 * @param all all files of that kind; a folder stands for its files only when it holds no others
 * @param home a folder that is named as it is when that holds for it
 */
export function condense(
  files: readonly string[],
  all: FolderCounts,
  home = "",
): readonly string[] {
  const own = new FolderCounts(files);
  if (home !== "" && own.in(home) === all.in(home)) {
    const outside = files.filter((file) => !file.startsWith(home));
    return [home, ...condense(outside, all)].sort(byCodeUnits);
  }
  const named = new Set<string>();
  for (const file of files) {
    let best = file;
    let folder = file.slice(0, file.lastIndexOf("/") + 1);
    while (folder !== "" && own.in(folder) === all.in(folder)) {
      // `controllers/` says nothing about what it holds, even when one file is all it holds.
      if (!layerWords.has(folderName(folder).toLowerCase())) best = folder;
      folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
    }
    named.add(best);
  }
  // A folder that holds nothing but one other folder says less than that folder.
  const exact = [...named].map((name) =>
    name.endsWith("/") ? commonFolder(files.filter((file) => file.startsWith(name))) : name,
  );
  return exact.sort(byCodeUnits);
}

/** How many of some files every folder holds, at any depth. */
export class FolderCounts {
  private readonly counts = new Map<string, number>();

  constructor(files: readonly string[]) {
    for (const file of files) {
      let folder = file.slice(0, file.lastIndexOf("/") + 1);
      while (folder !== "") {
        this.counts.set(folder, (this.counts.get(folder) ?? 0) + 1);
        folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
      }
    }
  }

  /** The number of files in a folder (ending in `/`). */
  in(folder: string): number {
    return this.counts.get(folder) ?? 0;
  }
}
