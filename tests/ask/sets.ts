// The specifications that requests are asked of, and what counts as answered.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AskIndex } from "../../src/query/index/model.ts";
import type { Answer } from "../../src/workspace/ask.ts";
import { indexOf } from "../../src/workspace/index-of.ts";
import { root } from "../support/allium.ts";
import type { Case } from "./prompts.ts";

const folders: Readonly<Record<Case["set"], string>> = {
  library: "tests/ask/fixtures/library",
  clinic: "tests/ask/fixtures/clinic",
  market: "tests/ask/fixtures/market",
  accounts: "examples/accounts/specs",
};

/** The texts of a set, by path from the root of the repository. */
export function textsOf(set: Case["set"]): ReadonlyMap<string, string> {
  const folder = folders[set];
  return new Map(
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".allium"))
      .sort()
      .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")]),
  );
}

const indexes = new Map<Case["set"], AskIndex>();

/** The index of a set, made once. */
export function indexFor(set: Case["set"]): AskIndex {
  let index = indexes.get(set);
  if (index === undefined) {
    index = indexOf([...textsOf(set)].map(([path, text]) => ({ path, text })));
    indexes.set(set, index);
  }
  return index;
}

/** True when an answer names something, as a fact or in its text. */
export function names(answer: Answer, name: string): boolean {
  const said = name.replace("config.", "").replace(".", "\\.");
  return (
    answer.facts.some((fact) => fact.name === name) ||
    new RegExp(`(?<!\\w)${said}(?!\\w)`).test(answer.text)
  );
}
