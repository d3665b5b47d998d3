// Reads of members that are there only in some states, where the state is not known (language
// definition, rule 7k).

import type { Effect, Rule } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import {
  hasPresence,
  presenceOf,
  type Read,
  readsIn,
  testedPaths,
} from "../../model/lifecycle/presence.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { Check } from "../check.ts";
import { listed } from "./graphs.ts";
import { membersOf, type Place, rulePlaces, still, surfaceArgs, textOf } from "./places.ts";

/** Rule 7k. */
export const unguardedAccess: Check = ({ module, spec }, report) => {
  if (!hasPresence(spec)) return;
  for (const d of module.declarations) {
    switch (d.kind) {
      case "rule":
        places(spec, rulePlaces(spec, d), writtenBy(spec, d), report);
        break;
      case "invariant":
        places(spec, still([...d.lets.map((l) => l.value), ...d.body]), NONE, report);
        break;
      case "entity":
      case "variant":
      case "value":
        for (const m of d.members)
          if (m.kind === "invariant")
            places(spec, still([...m.lets.map((l) => l.value), ...m.body]), NONE, report);
        break;
      case "surface":
        places(spec, still(d.members.flatMap(surfaceArgs)), NONE, report);
        break;
      default:
        break;
    }
  }
};

const NONE: Written = { paths: new Set(), states: new Map() };

/** The paths a rule assigns, and the states it assigns to statuses. */
interface Written {
  readonly paths: ReadonlySet<string>;
  readonly states: ReadonlyMap<string, readonly string[]>;
}

function places(
  spec: SpecModel,
  list: readonly Place[],
  written: Written,
  report: Parameters<Check>[1],
): void {
  const tested = testedPaths(
    spec,
    list.map((p) => p.expr),
  );
  const seen = new Set<string>();
  for (const { expr, after, facts, root } of list) {
    for (const read of readsIn(expr)) {
      const symbol = spec.typer.symbols.get(read);
      const env = spec.typer.envs.get(read);
      if (symbol?.kind !== "member" || env === undefined) continue;
      const presence = presenceOf(spec, symbol.member);
      if (presence.size === 0) continue;
      const key = spec.typer.keyOf(read, env);
      // Without a path there is nothing that a condition could speak of.
      if (key === undefined || seen.has(key) || tested.has(key)) continue;
      if (after && written.paths.has(key)) continue;
      const owner = key.slice(0, key.lastIndexOf("."));
      for (const [field, states] of presence) {
        const path = `${owner}.${field}`;
        const status = spec.program.memberOf(symbol.member.owner, field);
        if (status === undefined || status === "opaque") continue;
        if (spec.program.graphOf(status) === undefined || states.size === 0) continue;
        const known = (facts ?? env.facts).get(path)?.values;
        if (known !== undefined && [...known].every((s) => states.has(s))) continue;
        if (after && written.states.get(path)?.every((s) => states.has(s)) === true) continue;
        seen.add(key);
        const related =
          symbol.member.owner.module === env.module
            ? [{ span: symbol.member.id.span, label: "declared here" }]
            : [];
        report(
          diagnostic("field.unguardedAccess", read.span, paramsOf(read, field, states, root), {
            related,
          }),
        );
        break;
      }
    }
  }
}

function paramsOf(
  read: Read,
  field: string,
  states: ReadonlySet<string>,
  root: string | undefined,
): { member: string; field: string; states: string; guard: string } {
  const written = textOf(read);
  const path = root === undefined ? written : written.replace(/^[^.]+/, root);
  const owner = path.includes(".") ? `${path.slice(0, path.lastIndexOf("."))}.` : "";
  const [only] = states;
  const test = states.size === 1 ? `= ${only ?? ""}` : `in {${[...states].join(", ")}}`;
  return {
    member: path,
    field: `\`${field}\``,
    states: listed(states),
    guard: `\`${owner}${field} ${test}\``,
  };
}

function writtenBy(spec: SpecModel, rule: Rule): Written {
  const { blocks, creations, writes } = lifecyclesOf(spec);
  const paths = new Set<string>();
  const states = new Map<string, readonly string[]>();
  const root = blocks.get(rule);
  if (root === undefined) return NONE;
  const visit = (effects: readonly Effect[]): void => {
    for (const effect of effects) {
      if (effect.kind === "for") visit(effect.body);
      if (effect.kind === "if") {
        for (const b of effect.branches) visit(b.body);
        visit(effect.else ?? []);
      }
      const env = spec.rules.effectEnvs.get(effect);
      if (effect.kind !== "assign" || env === undefined) continue;
      const key = spec.typer.keyOf(effect.target, env);
      if (key !== undefined) paths.add(key);
    }
  };
  for (const m of membersOf(rule.members)) if (m.kind === "ensures") visit(m.effects);
  for (const w of writes) {
    if (w.rule !== rule || w.variable || w.subject === undefined) continue;
    const path = `${w.subject}.${w.governed.member.name}`;
    states.set(path, [...(states.get(path) ?? []), ...w.targets.map((t) => t.text)]);
  }
  for (const c of creations) {
    if (c.rule !== rule || c.key === undefined) continue;
    for (const m of spec.program.membersOf(c.symbol)) paths.add(`${c.key}.${m.name}`);
  }
  return { paths, states };
}
