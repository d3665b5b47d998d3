// The user's cache folder: one file per entry, written under another name first, so that a reader
// sees all of it or nothing. Whatever goes wrong here is silence: a cache may always be empty.

import { createHash, randomBytes } from "node:crypto";
import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { version } from "../base/version.ts";
import { made, userFolder } from "./user-folder.ts";

/** Entries kept; the ones not used for longest go first. */
const MOST_ENTRIES = 64;

/** Entries of one program in one folder; the port of `workspace/cache.ts`. */
export interface NodeCache {
  readonly program: string;
  digest(texts: Iterable<string>): string;
  get(key: string): string | undefined;
  put(key: string, entry: string): void;
}

/**
 * The store of the running program in the user's cache folder.
 * @returns undefined where no folder is this user's own, and where the program runs from its
 *   sources, of which it cannot tell whether they have changed
 */
export function userCache(
  env: Readonly<Record<string, string | undefined>>,
): NodeCache | undefined {
  const program = programDigest();
  const folder = program === undefined ? undefined : userFolder(env);
  return program === undefined || folder === undefined ? undefined : cacheIn(folder, program);
}

/** A store in a folder, which is made where it is missing. */
export function cacheIn(folder: string, program: string): NodeCache | undefined {
  const own = made(folder);
  if (own === undefined) return undefined;
  return {
    program,
    digest,
    get(key: string): string | undefined {
      try {
        const path = join(own, key);
        const text = readFileSync(path, "utf8");
        utimesSync(path, new Date(), new Date());
        // The last line tells that nothing is missing before it.
        const end = text.lastIndexOf("\n");
        return text.slice(end + 1) === digest([text.slice(0, end)])
          ? text.slice(0, end)
          : undefined;
      } catch {
        return undefined;
      }
    },
    put(key: string, entry: string): void {
      const draft = join(own, `.${randomBytes(8).toString("hex")}`);
      try {
        writeFileSync(draft, `${entry}\n${digest([entry])}`, { mode: 0o600, flag: "wx" });
        renameSync(draft, join(own, key));
        prune(own);
      } catch {
        rmSync(draft, { force: true });
      }
    },
  };
}

function digest(texts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const text of texts) {
    hash.update(`${text.length}:`);
    // UTF-16 keeps every text apart from every other, lone surrogates included.
    hash.update(text, "utf16le");
  }
  return hash.digest("hex");
}

/** Under this key the launcher says which program it has loaded, which spares reading it again. */
const LOADED = Symbol.for("allium.loaded");

/** The running program by the file that it is bundled in. */
function programDigest(): string | undefined {
  const loaded = (globalThis as { readonly [LOADED]?: string })[LOADED];
  if (loaded !== undefined) return digest([version, process.version, loaded]);
  try {
    const path = import.meta.filename;
    if (!path.endsWith(".cjs")) return undefined;
    return digest([version, process.version, readFileSync(path, "latin1")]);
  } catch {
    return undefined;
  }
}

function prune(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= MOST_ENTRIES) return;
  const aged = names.map((name) => ({ name, used: statSync(join(folder, name)).mtimeMs }));
  aged.sort((a, b) => b.used - a.used);
  for (const { name } of aged.slice(MOST_ENTRIES)) rmSync(join(folder, name), { force: true });
}
