// Which facts of code no specification explains yet: when is a distillation complete?

import type { FileProblem, FileSystem } from "../base/ports.ts";
import type { Drift } from "../drift/index.ts";
import { Codebase } from "../facts/code/codebase.ts";
import { plainName } from "../facts/code/derive/words.ts";
import { type Outline, outlineOf, type Spot } from "../facts/outline/index.ts";
import type { AreaSelection } from "./area.ts";
import type { FactReader } from "./code-facts.ts";
import { driftBetween } from "./drift.ts";
import { understand } from "./understood.ts";

export const FACT_KINDS = ["thing", "behaviour", "way in", "states", "field", "limit"] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** A fact that no specification explains. */
export interface Unexplained extends Spot {
  readonly kind: FactKind;
  readonly name: string;
  /**
   * How much there is to it: the larger, the more behaviour is left out.
   * @asType integer
   */
  readonly size: number;
}

export interface CoverageCount {
  readonly kind: FactKind;
  /** @asType integer */
  readonly explained: number;
  /** @asType integer */
  readonly total: number;
}

export interface CodeCoverage {
  readonly label?: string;
  readonly specs: readonly string[];
  readonly counts: readonly CoverageCount[];
  /** The largest first. */
  readonly unexplained: readonly Unexplained[];
  readonly problems: readonly FileProblem[];
}

interface Fact extends Unexplained {
  readonly explained: boolean;
}

/**
 * Compares the facts of an area's code with what the specifications of the area say.
 * @returns counts of zero where there is no code that can be read
 */
export async function codeCoverage(
  files: FileSystem,
  reader: FactReader,
  area: AreaSelection,
): Promise<CodeCoverage> {
  const code = await reader.read(files, ["."]);
  const codebase = new Codebase(code.files);
  const roots = area.code.map((path) => path.replace(/^\.\//, "").replace(/\/+$/, ""));
  const isInside = (file: string): boolean =>
    roots.some((root) => root === "." || file === root || file.startsWith(`${root}/`));
  const outline = outlineOf(codebase, isInside);
  const { spec, sources, problems } = await understand(files, area.specs);
  const texts = new Map([...sources].map(([module, table]) => [module.path, table.text]));
  const drift = spec.modules.length === 0 ? undefined : driftBetween({ spec, texts }, code.files);
  const facts = factsOf(outline, drift, isInside);
  return {
    ...(area.label === undefined ? {} : { label: area.label }),
    specs: area.specs,
    counts: FACT_KINDS.map((kind) => {
      const own = facts.filter((f) => f.kind === kind);
      return { kind, explained: own.filter((f) => f.explained).length, total: own.length };
    }),
    unexplained: facts
      .filter((f) => !f.explained)
      .sort((a, b) => b.size - a.size || FACT_KINDS.indexOf(a.kind) - FACT_KINDS.indexOf(b.kind))
      .map(({ explained: _, ...rest }) => rest),
    problems: [...problems, ...code.problems],
  };
}

/** Bookkeeping of storage, which no specification is about. */
const STORAGE =
  /^(?:id|uuid|pk|_id|created_at|updated_at|deleted_at|modified_at|version|etag|.*_id)$/;

function factsOf(
  outline: Outline,
  drift: Drift | undefined,
  isInside: (file: string) => boolean,
): readonly Fact[] {
  const pairing = drift?.pairing;
  const served = servedFunctions(drift);
  const settings = new Set(
    pairing?.config.map(({ constant }) => `${constant.file.path}#${constant.fact.name}`),
  );
  const facts: Fact[] = [];
  for (const thing of outline.things) {
    if (!isInside(thing.file)) continue;
    const pair = pairing?.pairOfType(thing.name);
    const { name, file, line } = thing;
    const size = 2 + thing.fields.length + thing.states.length;
    facts.push({ kind: "thing", name, file, line, size, explained: pair !== undefined });
    if (pair === undefined) continue;
    const extra = new Set(pair.extra.map((field) => field.name));
    for (const field of thing.fields) {
      if (STORAGE.test(plainName(field.name))) continue;
      const explained = !extra.has(field.name);
      facts.push({
        kind: "field",
        name: `${name}.${field.name}`,
        ...spot(field),
        size: 1,
        explained,
      });
    }
    for (const state of thing.states) {
      const known = pair.fields.some(({ field }) => field.name === state.name);
      const size = state.values.length;
      facts.push({
        kind: "states",
        name: `${name}.${state.name}`,
        ...spot(state),
        size,
        explained: known,
      });
    }
  }
  for (const behaviour of outline.behaviours) {
    const size = 1 + behaviour.deeds.length + behaviour.refusals.length;
    const explained = served.has(`${behaviour.file}#${behaviour.name}`);
    facts.push({ kind: "behaviour", name: behaviour.name, ...spot(behaviour), size, explained });
  }
  for (const way of outline.waysIn) {
    const explained = served.has(`${way.file}#${way.handler}`);
    facts.push({
      kind: "way in",
      name: `${way.kind} ${way.name}`,
      ...spot(way),
      size: 2,
      explained,
    });
  }
  for (const limit of outline.limits) {
    if (!isInside(limit.file)) continue;
    const explained = settings.has(`${limit.file}#${limit.name}`);
    facts.push({ kind: "limit", name: limit.name, ...spot(limit), size: 1, explained });
  }
  return facts;
}

const spot = ({ file, line }: Spot): Spot => ({ file, line });

/** Functions that do what a rule says, those that they call, and those that call them. */
function servedFunctions(drift: Drift | undefined): ReadonlySet<string> {
  const out = new Set<string>();
  if (drift === undefined) return out;
  const add = (file: string | undefined, name: string): void => {
    if (file !== undefined) out.add(`${file}#${name}`);
  };
  for (const { candidate } of drift.matched.pairs) {
    add(candidate.fn.file.path, candidate.fn.fact.qualified);
    for (const called of candidate.summary.calls)
      add(drift.pairing.codebase.fileOfFunction(called)?.path, called.qualified);
    for (const { fact, file } of candidate.entries) add(file.path, fact.handler);
  }
  return out;
}
