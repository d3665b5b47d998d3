// What checks and analyses find in a changed model of a set and not in the set itself.

import { analyseModel } from "../analyses/registry.ts";
import { runChecks } from "../checks/registry.ts";
import { type Diagnostic, messageOf } from "../diagnostics/diagnostic.ts";
import type { SpecModel } from "../model/spec-model.ts";
import type { Fact } from "../query/typed/answer.ts";
import type { UnderstoodSet } from "./understood.ts";

/** The findings that are new in a model of the same texts, as facts of an answer. */
export function consequences(set: UnderstoodSet, changed: SpecModel): readonly Fact[] {
  const texts = new Map([...set.sources].map(([module, { text }]) => [module.path, text]));
  const known = new Set(analyseModel(set.spec, texts).map(({ id }) => id));
  const findings = analyseModel(changed, texts)
    .filter(({ id }) => !known.has(id))
    .map(({ details, module, span, summary }) => fact(details.type, module.path, span, summary));
  const before = new Set(diagnosticsOf(set.spec).map(([path, d]) => keyOf(path, d)));
  const diagnostics = diagnosticsOf(changed)
    .filter(([path, d]) => d.severity !== "info" && !before.has(keyOf(path, d)))
    .map(([path, d]) => fact(d.code, path, d.span, messageOf(d)));
  return [...findings, ...diagnostics];
}

function fact(name: string, path: string, span: Fact["span"], of: string): Fact {
  return { kind: "finding", name, path, span, why: { reason: "finding", of }, depth: 0 };
}

function diagnosticsOf(spec: SpecModel): readonly (readonly [string, Diagnostic])[] {
  return spec.modules.flatMap((module) =>
    runChecks(module, spec).map((d) => [module.path, d] as const),
  );
}

function keyOf(path: string, d: Diagnostic): string {
  return `${path} ${d.code} ${d.span.start} ${messageOf(d)}`;
}
