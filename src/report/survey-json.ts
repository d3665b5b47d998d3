// The JSON of `survey`: everything that was computed, with long lists bounded and counted.

import { messageOf } from "../diagnostics/diagnostic.ts";
import type {
  Area,
  Framework,
  LanguageShare,
  QuietModule,
  SurveyScope,
} from "../facts/survey/index.ts";
import type { Coverage, ProjectSurvey, SpecSummary, Suggestion } from "../workspace/survey.ts";
import { suggestionText } from "./survey-suggestions.ts";

const mostAreas = 200;
const mostNames = 200;

/** An area; of long lists the first 200 entries are given, the counts are of all. */
export interface AreaDocument extends Omit<Area, "files"> {
  /**
   * Number of files.
   * @asType integer
   */
  readonly files: number;
}

/** A specification and what it covers. */
export interface SpecDocument extends Omit<SpecSummary, "first"> {
  /** The first error, else the first warning. */
  readonly first: { readonly line: number; readonly message: string } | null;
}

/** A suggestion as data, and in words. */
export interface SuggestionDocument {
  readonly text: string;
  readonly suggestion: Suggestion;
}

/** The document of `allium survey --format json`. */
export interface SurveyDocument {
  readonly command: "survey";
  readonly scope: SurveyScope;
  readonly languages: readonly LanguageShare[];
  readonly frameworks: readonly Framework[];
  readonly areas: readonly AreaDocument[];
  /** Areas beyond the first 200, which are not given. */
  readonly areasLeftOut: number;
  readonly quiet: readonly QuietModule[];
  readonly specs: readonly SpecDocument[];
  readonly specsSetApart: readonly string[];
  readonly specsNotRead: number;
  readonly uncovered: readonly string[];
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
  readonly suggestions: readonly SuggestionDocument[];
}

/** The document, ending with a line end. */
export function surveyJson(survey: ProjectSurvey): string {
  return `${JSON.stringify(documentOf(survey), null, 2)}\n`;
}

function documentOf(survey: ProjectSurvey): SurveyDocument {
  const { code } = survey;
  return {
    command: "survey",
    scope: code.scope,
    languages: code.languages,
    frameworks: code.frameworks,
    areas: code.areas.slice(0, mostAreas).map(areaDocument),
    areasLeftOut: Math.max(0, code.areas.length - mostAreas),
    quiet: code.quiet,
    specs: survey.specs.map(specDocument),
    specsSetApart: survey.specsSetApart.slice(0, mostNames),
    specsNotRead: survey.specsNotRead,
    uncovered: survey.uncovered,
    problems: survey.problems.slice(0, mostNames),
    suggestions: survey.suggestions.map((suggestion) => ({
      text: suggestionText(suggestion),
      suggestion: bounded(suggestion),
    })),
  };
}

function areaDocument(area: Area): AreaDocument {
  return {
    ...area,
    paths: area.paths.slice(0, mostNames),
    types: area.types.slice(0, mostNames),
    mentions: area.mentions.slice(0, mostNames),
    files: area.files.length,
  };
}

function specDocument({ first, covers, ...rest }: SpecSummary): SpecDocument {
  return {
    ...rest,
    covers: covers.map((cover): Coverage => ({ ...cover, paths: cover.paths.slice(0, mostNames) })),
    first: first === undefined ? null : { line: first.line, message: messageOf(first.diagnostic) },
  };
}

function bounded(suggestion: Suggestion): Suggestion {
  if (suggestion.kind !== "distill") return suggestion;
  const short = { ...suggestion.first, paths: suggestion.first.paths.slice(0, mostNames) };
  const next = suggestion.next.map((area) => ({ ...area, paths: area.paths.slice(0, mostNames) }));
  return { ...suggestion, first: short, next };
}
