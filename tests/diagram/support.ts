// Diagrams of specifications that are held in memory.

import type { FileSystem } from "../../src/base/ports.ts";
import { err, ok } from "../../src/base/result.ts";
import {
  type Diagram,
  type DiagramKind,
  diagram,
  type LifecycleFilter,
} from "../../src/workspace/diagram.ts";

/** Files in memory, for what needs no folders. */
export function memory(texts: Readonly<Record<string, string>>): FileSystem {
  const plain = (path: string) => path.replace(/^\.\//, "");
  return {
    kind: (path) => (plain(path) in texts ? "file" : "missing"),
    list: async () => ok([]),
    readBytes: (path) => {
      const text = texts[plain(path)];
      return text === undefined ? err("no such file") : ok(new TextEncoder().encode(text));
    },
  };
}

/** The diagram of one text, or of some of several files. */
export async function drawn(
  source: string | Readonly<Record<string, string>>,
  kind: DiagramKind,
  filter?: LifecycleFilter,
  paths?: readonly string[],
): Promise<Diagram> {
  const texts = typeof source === "string" ? { "a.allium": source } : source;
  const report = await diagram(memory(texts), paths ?? Object.keys(texts), kind, filter);
  return report.diagram;
}
