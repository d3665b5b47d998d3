// Parameters of config blocks against constants, settings and defaults.

import type { CodeExpr } from "../../facts/code/expression.ts";
import type { ConstantFact } from "../../facts/code/model.ts";
import { type Comparison, report, tally } from "../context.ts";
import type { ConfigPair } from "../pairing/model.ts";
import { secondsOf, showSeconds } from "../spec/durations.ts";

export function compareConfig(c: Comparison): void {
  for (const pair of c.pairing.config) comparePair(c, pair);
}

/** The number that a parameter has in the specification, durations in seconds. */
export function specNumber(pair: ConfigPair): number | undefined {
  const value = pair.param.node.value;
  if (value?.kind === "duration") return secondsOf(value.raw);
  if (value?.kind === "number") return Number(value.raw.replace(/_/g, ""));
  return value?.kind === "bool" ? Number(value.value) : undefined;
}

/** The number that a constant has, in the unit of the parameter. */
export function codeNumber(fact: ConstantFact, isDuration: boolean): number | undefined {
  const { value } = fact;
  if (value === undefined) return undefined;
  if (value.kind === "duration") return value.seconds ?? scaled(value);
  if (value.kind !== "literal") return undefined;
  if (typeof value.value === "boolean") return Number(value.value);
  const n = typeof value.value === "string" ? Number(value.value) : value.value;
  if (n === null || Number.isNaN(n)) return undefined;
  return isDuration ? (fact.unitSeconds === undefined ? undefined : n * fact.unitSeconds) : n;
}

function scaled(value: Extract<CodeExpr, { kind: "duration" }>): number | undefined {
  const { amount, unitSeconds } = value;
  if (amount?.kind !== "literal" || typeof amount.value !== "number" || unitSeconds === undefined)
    return undefined;
  return amount.value * unitSeconds;
}

function comparePair(c: Comparison, pair: ConfigPair): void {
  const { param, constant } = pair;
  const isDuration = param.node.value?.kind === "duration";
  const wanted = specNumber(pair);
  const found = codeNumber(constant.fact, isDuration);
  const spec = c.source.site(param.module, param.node.span);
  const code = { file: constant.file.path, place: constant.fact.place };
  const plainNumber = codeNumber(constant.fact, false);
  if (wanted === undefined || (found === undefined && plainNumber === undefined)) {
    tally(c, "config", "unknown");
    return;
  }
  if (found === wanted) {
    tally(c, "config", "agreed");
    return;
  }
  // A plain number whose unit nobody tells may count in any of them.
  if (found === undefined && isDuration) {
    const fits = [0.001, 1, 60, 3600, 86_400].some((u) => (plainNumber ?? 0) * u === wanted);
    tally(c, "config", fits ? "agreed" : "unknown");
    return;
  }
  tally(c, "config", "differs");
  const show = (n: number): string => (isDuration ? showSeconds(n) : String(n));
  const shown = found === undefined ? String(plainNumber) : show(found);
  const sameNumber =
    isDuration &&
    param.node.value?.kind === "duration" &&
    Number.parseFloat(param.node.value.raw) === plainNumber;
  const name = constant.fact.name;
  report(c, {
    kind: sameNumber ? "config_unit" : "config_value",
    verdict: "contradicts",
    construct: `config ${param.name}`,
    message: `config.${param.name} is ${show(wanted)} in the specification, and ${name} is ${shown} in the code`,
    spec,
    code,
    pairing: `${param.name} and ${name}: ${pair.reasons.join(", ")}`,
    confidence: { pairing: pair.others.length > 0 ? 0.4 : pair.score },
    ifSpec: `the code drifted: set ${name} to ${show(wanted)}`,
    ifCode: `the specification is aspirational or old: make config.${param.name} ${shown}`,
  });
}
