// Files in memory behind the file port, for tests that need no disk.

import { byCodeUnits } from "../../src/base/order.ts";
import type { FileSystem, VersionControl } from "../../src/base/ports.ts";
import { err, ok } from "../../src/base/result.ts";

/** Files by path; bytes where text will not do, an error where reading must fail. */
export type Tree = Readonly<Record<string, string | Uint8Array | Error>>;

/** A file system over a tree, starting at `.`. */
export function memoryFiles(tree: Tree): FileSystem {
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    readBytes(path) {
      const content = tree[path];
      if (content === undefined) return err("no such file or directory");
      return content instanceof Error ? err(content.message) : ok(bytesOf(content));
    },
    kind: (path) => (path === "." ? "directory" : path in tree ? "file" : "missing"),
    list(_root, patterns = ["**"]) {
      const wanted = patterns[0]?.endsWith(".allium") ? /\.allium$/ : /^/;
      const entries = Object.entries(tree)
        .filter(([path]) => wanted.test(path))
        .map(([path, content]) => ({
          path,
          size: content instanceof Error ? 0 : bytesOf(content).length,
        }))
        .sort((a, b) => byCodeUnits(a.path, b.path));
      return Promise.resolve(ok(entries));
    },
  };
}

/** Version control that knows the days on which paths changed; undefined without a repository. */
export function memoryGit(days: Readonly<Record<string, number>> | undefined): VersionControl {
  return {
    lastChanged(_root, paths) {
      if (days === undefined) return Promise.resolve(undefined);
      const known = new Map<string, number>();
      for (const path of paths) {
        const day = days[path];
        if (day !== undefined) known.set(path, 1_700_000_000 + day * 86_400);
      }
      return Promise.resolve(known);
    },
  };
}
