// Reading files as text within limits, remembering what could not be read and why.

import type { FileEntry, FileSystem } from "../../base/ports.ts";

const largestFile = 2 * 1024 * 1024;
const binaryProbe = 2048;

/** Reads files below one folder; never throws. */
export class Reader {
  /** What could not be read so far, in the order of reading. */
  readonly problems: { readonly path: string; readonly reason: string }[] = [];
  private readonly files: FileSystem;
  private readonly root: string;
  private readonly decoder = new TextDecoder("utf-8");

  constructor(files: FileSystem, root: string) {
    this.files = files;
    this.root = root;
  }

  /** The text of a file, invalid bytes replaced; undefined, and noted, when there is none. */
  read(entry: FileEntry): string | undefined {
    if (entry.size > largestFile) return this.note(entry.path, "larger than 2 MB");
    const bytes = this.files.readBytes(join(this.root, entry.path));
    if (!bytes.ok) return this.note(entry.path, bytes.error);
    if (bytes.value.subarray(0, binaryProbe).includes(0)) return this.note(entry.path, "not text");
    return this.decoder.decode(bytes.value);
  }

  private note(path: string, reason: string): undefined {
    this.problems.push({ path, reason });
    return undefined;
  }
}

/** A path below a folder as the file port understands it. */
export function join(root: string, path: string): string {
  return root === "" || root === "." ? path : `${root.replace(/\/$/, "")}/${path}`;
}
