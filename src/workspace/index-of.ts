// Making an index of texts: parse them, link them as one set, index the model.

import { parse } from "../../grammar/parse.ts";
import { joinPath } from "../model/link.ts";
import { modelOf } from "../model/module-model.ts";
import { specModelOf } from "../model/spec-model.ts";
import { askIndex } from "../query/index/build.ts";
import type { AskIndex } from "../query/index/model.ts";
import type { Source } from "./check.ts";

/** Parses and links texts as one set, and indexes them. */
export function indexOf(sources: readonly Source[]): AskIndex {
  const paths = new Set(sources.map(({ path }) => joinPath("", path)));
  const inputs = sources.map(({ path, text }) => {
    const parsed = parse(text);
    const resolve = (use: string): "file" | "missing" =>
      paths.has(joinPath(path, use)) ? "file" : "missing";
    return { path, model: modelOf(parsed.module, parsed.diagnostics, resolve) };
  });
  const texts = new Map(sources.map(({ path, text }) => [joinPath("", path), text]));
  return askIndex(specModelOf(inputs), (path) => texts.get(path) ?? "");
}
