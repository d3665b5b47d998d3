// Plans of texts in memory.

import type { Obligation } from "../../src/obligations/index.ts";
import { type PlanReport, plan } from "../../src/workspace/plan.ts";
import { memoryFiles } from "../survey/memory.ts";

/** The plan of files in memory. */
export async function plans(
  tree: Readonly<Record<string, string>>,
  paths: readonly string[] = Object.keys(tree),
): Promise<PlanReport> {
  return plan(memoryFiles(tree), paths);
}

/** The obligations of one text. */
export async function planned(text: string): Promise<readonly Obligation[]> {
  const { files } = await plans({ "a.allium": `-- allium: 3\n${text}` });
  return files[0]?.obligations ?? [];
}

/** The obligation of an id. */
export function find(obligations: readonly Obligation[], id: string): Obligation {
  const found = obligations.find((o) => o.id === id);
  if (found === undefined)
    throw new Error(`no ${id} among ${obligations.map((o) => o.id).join(", ")}`);
  return found;
}

const WHERE: ReadonlySet<string> = new Set(["place", "source_span"]);

/** What a value says, without the places where it says so. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !WHERE.has(key))
      .map(([key, inner]) => [key, withoutPlaces(inner)]),
  );
}
