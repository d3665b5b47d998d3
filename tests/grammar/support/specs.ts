// The texts that laws are tried on: the example specs, and the corpus of specs from the wild where
// it lies beside the repository.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../support/allium.ts";

/** A spec by its path from the folder that was read. */
export interface Spec {
  readonly name: string;
  readonly text: string;
}

const corpusFolder = join(root, "../shared/corpus");

/** True where the corpus lies beside the repository. */
export const hasCorpus = existsSync(corpusFolder);

function specsBelow(folder: string): readonly Spec[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".allium"))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

/** The specs of the example system. */
export const examples: readonly Spec[] = specsBelow(join(root, "examples/accounts/specs"));

/** The corpus; empty where there is none. */
export const corpus: readonly Spec[] = hasCorpus ? specsBelow(corpusFolder) : [];
