// What to do next, best first, from what the survey found. Specifications that exist come before
// new ones: a broken one first, then its open questions, then code that moved on without it.

import { byCodeUnits } from "../../base/order.ts";
import type { Area, CodeSurvey } from "../../facts/survey/index.ts";
import type { AreaRef, SpecSummary, Suggestion } from "./model.ts";

/** Lines of code that one conversation can take in. */
const conversation = 2_500;
const mostNext = 3;

/**
 * The ranked suggestions.
 * @param uncovered the areas without a specification
 */
export function suggest(
  code: CodeSurvey,
  specs: readonly SpecSummary[],
  uncovered: readonly Area[],
): readonly Suggestion[] {
  const suggestions: Suggestion[] = [...forSpecs(specs)];
  const [first, ...next] = rankForDistilling(uncovered);
  if (first !== undefined)
    suggestions.push({
      kind: "distill",
      first,
      next: next.slice(0, mostNext),
      alongside: sharedModels(code),
    });
  if (specs.length > 0) {
    if (suggestions.length === 0) suggestions.push({ kind: "review", specs: specs.length });
    return suggestions;
  }
  if (first !== undefined) return [...suggestions, { kind: "elicit", because: "alternative" }];
  if (code.scope.sourceFiles === 0) return [{ kind: "elicit", because: "no code" }];
  const modules = code.quiet.flatMap(({ paths }) => paths.slice(0, 1)).slice(0, 3);
  const elicit: Suggestion = { kind: "elicit", because: "no behaviour" };
  return modules.length === 0 ? [elicit] : [elicit, { kind: "distillNamed", modules }];
}

function* forSpecs(specs: readonly SpecSummary[]): Generator<Suggestion> {
  const broken = specs
    .filter(({ errors }) => errors > 0)
    .sort((a, b) => b.errors - a.errors || byCodeUnits(a.path, b.path));
  if (broken.length > 0)
    yield { kind: "fix", specs: broken.map(({ path, errors }) => ({ path, errors })) };
  const asking = specs.filter(({ openQuestions }) => openQuestions.length > 0);
  if (asking.length > 0) {
    yield {
      kind: "answer",
      specs: asking.map(({ path, openQuestions }) => ({ path, questions: openQuestions.length })),
    };
  }
  const pairs = specs
    .flatMap(({ path, covers }) =>
      covers.flatMap(({ label, age }) =>
        age.kind === "known" && age.codeNewerByDays > 0
          ? [{ spec: path, label, days: age.codeNewerByDays }]
          : [],
      ),
    )
    .sort((a, b) => b.days - a.days || byCodeUnits(a.spec, b.spec));
  if (pairs.length > 0) yield { kind: "drift", pairs };
}

/** Files of shared code that declare things or their states. */
function sharedModels({ areas }: CodeSurvey): readonly string[] {
  const models = areas
    .filter(({ kind }) => kind === "shared")
    .flatMap(({ evidence }) => evidence)
    .filter(({ kind }) => kind === "entity" || kind === "status");
  return [...new Set(models.map(({ path }) => path))].sort(byCodeUnits).slice(0, mostNext);
}

/** Areas in the order in which distilling them pays: dense, self-contained, of a size that fits. */
export function rankForDistilling(areas: readonly Area[]): readonly AreaRef[] {
  return areas
    .filter(({ kind }) => kind === "area")
    .map((area) => ({ area, worth: worthOf(area) }))
    .sort((a, b) => b.worth - a.worth || byCodeUnits(a.area.name, b.area.name))
    .map(({ area }) => refOf(area));
}

/** Smoothed, so that ten lines with one enum do not come before a module that does something. */
function worthOf({ behaviour, lines, dependsOn }: Area): number {
  const density = behaviour / (lines + 150);
  const substance = behaviour / (behaviour + 20);
  const fit = lines <= conversation ? 1 : conversation / lines;
  return (density * substance * fit) / (1 + 0.15 * dependsOn.length);
}

function refOf(area: Area): AreaRef {
  return {
    name: area.name,
    label: area.label,
    paths: area.paths,
    files: area.files.length,
    lines: area.lines,
    signs: Object.values(area.signs).reduce((sum, count) => sum + count, 0),
    dependsOn: area.dependsOn,
    fits: area.lines <= conversation,
  };
}
