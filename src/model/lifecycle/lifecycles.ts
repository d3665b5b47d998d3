// The lifecycles of a set: for each governed status what its graph declares, what the rules make of
// it, and where instances begin (language definition, 8.2). Computed once for a set.

import type { Edge, Rule } from "../../ast/index.ts";
import { importsOf, type LinkedModule } from "../linked-module.ts";
import type { SpecModel } from "../spec-model.ts";
import type { TypeSymbol } from "../type-symbol.ts";
import { type Governed, governedStatuses, predecessors } from "./governed.ts";
import { outcomesOf } from "./outcomes.ts";
import {
  type Creation,
  defaultValues,
  type StatusWrite,
  type Target,
  type Writes,
  writesOf,
} from "./writes.ts";

/** A step that a rule makes possible, from a state to another one. */
export interface DerivedEdge {
  readonly from: string;
  readonly to: string;
  readonly write: StatusWrite;
  /** A fact of the rule names the source; otherwise nothing is known of it. */
  readonly narrowed: boolean;
}

export interface Lifecycle {
  readonly governed: Governed;
  readonly writes: readonly StatusWrite[];
  /** Creations of the entity or a variant of it. */
  readonly creations: readonly Creation[];
  /** The states that creations and default instances begin in. */
  readonly initial: ReadonlySet<string>;
  /** Instances may begin in states that cannot be told. */
  readonly initialOpen: boolean;
  /** Some write gives a value that cannot be told. */
  readonly variable: boolean;
  readonly edges: readonly DerivedEdge[];
  /** The states in which an instance may be removed. */
  readonly removedIn: ReadonlySet<string>;
  /** Words that are written to a field of this name of what is not known. */
  readonly looselyWritten: ReadonlySet<string>;
  /** A declaration that could bear on it was not understood, or nothing is there to bear on it. */
  readonly uncertain: boolean;
}

export interface Lifecycles extends Writes {
  readonly all: readonly Lifecycle[];
  readonly of: ReadonlyMap<Governed["member"], Lifecycle>;
}

const known = new WeakMap<SpecModel, Lifecycles>();

/** The lifecycles of a set. */
export function lifecyclesOf(spec: SpecModel): Lifecycles {
  let lifecycles = known.get(spec);
  if (lifecycles === undefined) {
    lifecycles = compute(spec);
    known.set(spec, lifecycles);
  }
  return lifecycles;
}

function compute(spec: SpecModel): Lifecycles {
  const governed = governedStatuses(spec.program);
  const writes = writesOf(spec, governed);
  const gathered = gather(spec, writes);
  const all = governed.map((g) => lifecycle(spec, g, writes, gathered));
  return { ...writes, all, of: new Map(all.map((l) => [l.governed.member, l])) };
}

/** What is looked up for each lifecycle, by what it is about: sets have thousands of them. */
interface Gathered {
  readonly writes: ReadonlyMap<Governed, readonly StatusWrite[]>;
  readonly creations: ReadonlyMap<TypeSymbol, readonly Creation[]>;
  readonly defaults: ReadonlyMap<TypeSymbol, readonly DefaultValue[]>;
  /** The creations in the order of modules and text. */
  readonly order: ReadonlyMap<Creation, number>;
  /** Variants of what cannot be opened, which may be any entity. */
  readonly ofUnknownBase: readonly TypeSymbol[];
}

type DefaultValue = ReturnType<typeof defaultValues> extends Iterable<infer V> ? V : never;

function gather(spec: SpecModel, all: Writes): Gathered {
  const creations = grouped(all.creations, (c) => c.symbol);
  const defaults = grouped(defaultValues(spec), (d) => d.symbol);
  const made = new Set([...creations.keys(), ...defaults.keys()]);
  return {
    writes: grouped(all.writes, (w) => w.governed),
    creations,
    defaults,
    order: new Map(all.creations.map((c, index) => [c, index])),
    ofUnknownBase: [...made].filter((k) => spec.program.baseOf(k) === "opaque"),
  };
}

function grouped<K, V>(values: Iterable<V>, keyOf: (value: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function lifecycle(
  spec: SpecModel,
  governed: Governed,
  all: Writes,
  gathered: Gathered,
): Lifecycle {
  const { member, literals } = governed;
  const writes = gathered.writes.get(governed) ?? [];
  const kinds = [
    governed.owner,
    ...spec.program.variantsOf(governed.owner),
    ...gathered.ofUnknownBase,
  ];
  const creations = kinds
    .flatMap((k) => gathered.creations.get(k) ?? [])
    .sort((a, b) => (gathered.order.get(a) ?? 0) - (gathered.order.get(b) ?? 0));
  const initial = new Set<string>();
  let initialOpen = false;
  const begins = (value: Parameters<typeof outcomesOf>[1]): void => {
    const outcomes = outcomesOf(spec.typer, value);
    if (outcomes.variable) initialOpen = true;
    for (const o of outcomes.literals) initial.add(o.text);
  };
  for (const { call } of creations)
    for (const arg of call.args) if (arg.name?.text === member.name) begins(arg.value);
  let defaults = 0;
  for (const { field, value } of kinds.flatMap((k) => gathered.defaults.get(k) ?? [])) {
    defaults++;
    if (field === member.name) begins(value);
  }
  // Where nothing of the set makes an instance, the surroundings do, in states of their choice.
  if (creations.length === 0 && defaults === 0) initialOpen = true;
  const loose = all.loose.filter((w) =>
    w.of === undefined
      ? w.field === member.name
      : spec.program.isSubtype(w.of, governed.owner) ||
        spec.program.isSubtype(governed.owner, w.of),
  );
  const removedIn = new Set<string>();
  for (const removal of all.removals) {
    if (!spec.program.isSubtype(removal.symbol, governed.owner)) continue;
    const key = removal.subject === undefined ? "" : `${removal.subject}.${member.name}`;
    for (const v of removal.facts.get(key)?.values ?? literals) removedIn.add(v);
  }
  return {
    governed,
    writes,
    creations,
    initial,
    initialOpen,
    variable: writes.some((w) => w.variable) || loose.some((w) => w.value === undefined),
    edges: writes.flatMap((write) => edgesOf(governed, write)),
    removedIn,
    looselyWritten: new Set(loose.flatMap((w) => (w.value === undefined ? [] : [w.value]))),
    uncertain: isUncertain(spec, governed.module, writes, creations),
  };
}

function edgesOf(governed: Governed, write: StatusWrite): readonly DerivedEdge[] {
  return write.targets.flatMap((target) =>
    sourcesOf(governed, target)
      .filter((from) => from !== target.text)
      .map((from) => ({ from, to: target.text, write, narrowed: target.sources !== undefined })),
  );
}

/** The states a write may start from: where nothing narrows them, the graph's predecessors. */
export function sourcesOf(governed: Governed, target: Target): readonly string[] {
  if (target.sources !== undefined) return [...target.sources];
  return governed.graph === undefined
    ? [...governed.literals]
    : [...new Set(predecessors(governed.graph, target.text))];
}

/** True when a rule may take an edge of the graph. */
export function isWitnessed(lifecycle: Lifecycle, edge: Edge): boolean {
  const from = edge.from.text;
  const to = edge.to.text;
  return (
    lifecycle.variable ||
    lifecycle.looselyWritten.has(to) ||
    lifecycle.edges.some((e) => e.from === from && e.to === to)
  );
}

/**
 * True when what is missing may only be out of sight: a rule that was not understood, or a module
 * that declares entities for others whose rules are not in the set.
 */
function isUncertain(
  spec: SpecModel,
  module: LinkedModule,
  writes: readonly StatusWrite[],
  creations: readonly Creation[],
): boolean {
  const near = spec.modules.filter((m) => m === module || importsOf(m).includes(module));
  if (near.some((m) => [...m.model.broken].some((d) => d.kind === "rule" || d.kind === "default")))
    return true;
  const isRule = (d: { readonly kind: string }): d is Rule => d.kind === "rule";
  const acts = module.module.declarations.some(isRule);
  return !acts && writes.length === 0 && creations.length === 0;
}
