// The languages that can be read, by the extension of a file.

import type { Extractor } from "../extractor.ts";
import { csharp } from "./csharp/index.ts";
import { go } from "./go/index.ts";
import { java } from "./java/index.ts";
import { kotlin } from "./kotlin/index.ts";
import { python } from "./python/index.ts";
import { javascript, typescript } from "./typescript/index.ts";

export const extractors: readonly Extractor[] = [
  csharp,
  go,
  java,
  kotlin,
  python,
  javascript,
  typescript,
];

const byExtension = new Map(
  extractors.flatMap((extractor) => extractor.extensions.map((e) => [e, extractor] as const)),
);

/** The extractor for a file, by its extension; undefined for what is not code that can be read. */
export function extractorFor(path: string): { extractor: Extractor; grammar: string } | undefined {
  const extension = /\.[^./]+$/.exec(path)?.[0].toLowerCase();
  if (extension === undefined) return undefined;
  const extractor = byExtension.get(extension);
  return extractor && { extractor, grammar: extractor.grammarFor(extension) };
}
