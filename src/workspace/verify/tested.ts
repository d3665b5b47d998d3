// Which obligations of a specification some test names. A test shows an obligation when its text,
// a name in it or a comment, has the obligation's id.

import type { FileSystem } from "../../base/ports.ts";
import { fileRole } from "../../facts/code/extract.ts";
import { languageOf } from "../../facts/survey/languages.ts";
import { readText } from "../load.ts";

/** Larger files are data, not tests. In bytes. */
const LARGEST = 1_000_000;

/** The tests of a project. */
export interface Tests {
  readonly files: number;
  /** True where some test has this id. */
  name(id: string): boolean;
}

/** Reads the tests of the project that the port starts from. */
export async function readTests(files: FileSystem): Promise<Tests> {
  const listed = await files.list(".");
  const ids = new Set<string>();
  let count = 0;
  for (const { path, size } of listed.ok ? listed.value : []) {
    if (size > LARGEST || languageOf(path) === undefined) continue;
    if (fileRole(path, "") !== "test") continue;
    const text = readText(files, path);
    if (text === undefined) continue;
    count++;
    for (const id of idsIn(text)) ids.add(id);
  }
  return { files: count, name: (id) => ids.has(id) || ids.has(asName(id)) };
}

/** What may be an id in a text: words with dots and dashes, and names as programmers spell them. */
export function idsIn(text: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [written] of text.matchAll(/[\w][\w.~-]*/g)) {
    const word = written.replace(/[.~-]+$/, "");
    if (word.includes(".")) ids.add(word);
    for (const name of word.split(/[.~-]/)) ids.add(asName(name).replace(/^test_/, ""));
  }
  return ids;
}

/** `rule-success.CopyLent` and `ruleSuccessCopyLent` are `rule_success_copy_lent`. */
function asName(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_");
}
