// Asks typed questions about files in memory, as `allium query` does about files on disk.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileSystem } from "../../src/base/ports.ts";
import { queryDocument } from "../../src/report/query-json.ts";
import { queryText } from "../../src/report/query-text.ts";
import { query, readQuestion } from "../../src/workspace/query.ts";
import { root } from "../support/allium.ts";

export type Files = Readonly<Record<string, string>>;

/** Files in memory; all of them lie below the current folder. */
export function memory(files: Files): FileSystem {
  const text = (path: string): string | undefined => files[path.replace(/^\.\//, "")];
  return {
    readBytes: (path) => {
      const found = text(path);
      return found === undefined
        ? { ok: false, error: "no such file" }
        : { ok: true, value: new TextEncoder().encode(found) };
    },
    kind: (path) => (path === "." ? "directory" : text(path) === undefined ? "missing" : "file"),
    list: async () => ({
      ok: true,
      value: Object.keys(files)
        .sort()
        .map((path) => ({ path, size: 0 })),
    }),
  };
}

/** The specifications of the bundled example. */
export function accounts(): Files {
  const folder = join(root, "examples/accounts/specs");
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

/** The document that answers a question, and its text. */
export async function asked(files: Files, kind: string, ...words: readonly string[]) {
  const question = readQuestion(kind, words);
  if (!question.ok) throw new Error(JSON.stringify(question.error));
  const report = await query(memory(files), question.value, ["."]);
  const document = queryDocument(report, question.value);
  const facts = document.facts.map(
    ({ file, line, text, why }) => `${file}:${line} ${text.split("\n")[0]} | ${why}`,
  );
  return { document, facts, text: queryText(report, question.value) };
}
