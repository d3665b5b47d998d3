// What the code of an area says, for somebody who drafts its specification.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import { Codebase } from "../facts/code/codebase.ts";
import { type Outline, outlineOf } from "../facts/outline/index.ts";
import type { FactReader } from "./code-facts.ts";

export interface DistillContext {
  readonly outline: Outline;
  readonly problems: readonly FileProblem[];
}

/**
 * Outlines an area.
 * @param area folders and files; `.` for the whole project
 * @returns an outline without files where there is no code that can be read
 */
export async function distillContext(
  files: FileSystem,
  reader: FactReader,
  area: readonly string[],
): Promise<DistillContext> {
  const code = await reader.read(files, ["."]);
  const roots = area.map((path) => path.replace(/^\.\//, "").replace(/\/+$/, ""));
  const isInside = (file: string): boolean =>
    roots.some(
      (root) => root === "." || root === "" || file === root || file.startsWith(`${root}/`),
    );
  return { outline: outlineOf(new Codebase(code.files), isInside), problems: code.problems };
}
