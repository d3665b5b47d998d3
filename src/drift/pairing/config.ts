// Parameters of config blocks with constants, settings and defaults, by the meaning of their names.

import type { Codebase, InFile } from "../../facts/code/codebase.ts";
import { lastSegment } from "../../facts/code/codebase.ts";
import type { ConstantFact } from "../../facts/code/model.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { ConfigSymbol } from "../../model/type-symbol.ts";
import { likeness, shareSubstance } from "../names.ts";
import type { ConfigPair } from "./model.ts";

const ENOUGH = 0.6;

/** Pairs parameters, the most alike first; each constant stands for at most one of them. */
export function pairConfig(
  spec: SpecModel,
  codebase: Codebase,
  linked: ReadonlyMap<string, string>,
): readonly ConfigPair[] {
  const params: ConfigSymbol[] = spec.modules.flatMap((m) => [...m.config.values()]);
  const candidates: { param: ConfigSymbol; constant: InFile<ConstantFact>; score: number }[] = [];
  for (const param of params) {
    for (const constant of codebase.constants) {
      const name = lastSegment(constant.fact.name);
      const isLinked =
        linked.get(param.name) === constant.fact.name || linked.get(param.name) === name;
      if (
        !isLinked &&
        (!shareSubstance(param.name, name) || !couldHold(spec, param, constant.fact))
      )
        continue;
      const score = isLinked ? 2 : likeness(param.name, name);
      if (score >= ENOUGH) candidates.push({ param, constant, score });
    }
  }
  candidates.sort((a, b) => b.score - a.score);
  const done = new Set<ConfigSymbol>();
  const taken = new Set<ConstantFact>();
  const out: ConfigPair[] = [];
  for (const c of candidates) {
    if (done.has(c.param) || taken.has(c.constant.fact)) continue;
    const rivals = candidates.filter(
      (o) =>
        o.param === c.param &&
        o !== c &&
        o.score >= c.score - 0.05 &&
        o.constant.fact.name !== c.constant.fact.name &&
        !taken.has(o.constant.fact),
    );
    done.add(c.param);
    taken.add(c.constant.fact);
    const setting =
      c.constant.fact.setting === undefined ? "" : `, set by ${c.constant.fact.setting}`;
    out.push({
      param: c.param,
      constant: c.constant,
      score: Math.min(1, c.score),
      reasons: [
        c.score >= 2
          ? "a link says so"
          : c.score === 1
            ? `same name${setting}`
            : `names alike${setting}`,
      ],
      others: [...new Set(rivals.map((r) => r.constant.fact.name))],
    });
  }
  return out;
}

function couldHold(spec: SpecModel, param: ConfigSymbol, fact: ConstantFact): boolean {
  const type =
    param.node.type === undefined
      ? undefined
      : plain(spec.program.resolve(param.node.type, param.module));
  const { value } = fact;
  if (value === undefined || type?.kind !== "scalar") return true;
  if (value.kind === "duration") return type.name === "Duration";
  if (value.kind !== "literal") return value.kind !== "list";
  if (typeof value.value === "number")
    return ["Integer", "Decimal", "Duration"].includes(type.name);
  if (typeof value.value === "boolean") return type.name === "Boolean";
  return value.value === null || type.name === "String" || type.name === "Duration";
}
