// A survey as text for a person and a model: at most 60 lines and 6 KB whatever the project. What
// does not fit is left out whole and counted.

import { byCodeUnits } from "../base/order.ts";
import type { ProjectSurvey } from "../workspace/survey.ts";
import { utf8Length } from "./bytes.ts";
import { type Colours, colours } from "./colour.ts";
import { shownText } from "./display.ts";
import { suggestionText } from "./survey-suggestions.ts";
import {
  areaText,
  coverageText,
  declarationsText,
  evidenceText,
  grouped,
  healthText,
  listed,
  pathsText,
  plural,
  roleText,
  signText,
  some,
} from "./survey-words.ts";

/** The most that a survey may take of a reader's attention. */
export const mostLines = 60;
export const mostBytes = 6 * 1024;

/** The whole survey; ends with a line end. */
export function surveyText(survey: ProjectSurvey, colour = false): string {
  const palette = colours(colour);
  for (let items = 12; items > 0; items--) {
    const text = render(survey, items, palette);
    if (text.split("\n").length - 1 <= mostLines && utf8Length(text) <= mostBytes) return text;
  }
  return render(survey, 0, palette);
}

function render(survey: ProjectSurvey, items: number, { bold }: Colours): string {
  const offers = survey.suggestions.map((s, i) => `  ${i + 1}. ${suggestionText(s)}`);
  const sections = [
    openingLines(survey, items),
    stackLines(survey, items),
    areaLines(survey, items, bold),
    specLines(survey, items, bold),
    scopeLines(survey, items, bold),
    [bold("What could come next"), ...(items === 0 ? offers.map(clipped) : offers)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** Only for names of absurd length, where nothing else helps. */
function clipped(line: string): string {
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`;
}

function openingLines({ code, specs, uncovered }: ProjectSurvey, items: number): string[] {
  const areas = code.areas.filter(({ kind }) => kind === "area");
  const most = Math.min(6, Math.max(1, items));
  const places = areas.map(items === 0 ? ({ label }) => clipped(shownText(label)) : areaText);
  const has = some([...new Set(places)], most, "area");
  const found = areas.length === 0 ? "no part that shows domain behaviour by its names" : has;
  const none = code.scope.sourceFiles === 0;
  if (specs.length === 0) {
    return [
      none
        ? "This project has no source code and no Allium spec yet."
        : `This project has ${found}, and no Allium spec yet.`,
    ];
  }
  const broken = specs.filter(({ errors }) => errors > 0).length;
  const health = broken === 0 ? "none with errors" : `${broken} with errors`;
  const open = areas.filter(({ name }) => uncovered.includes(name)).map(({ label }) => label);
  const without =
    areas.length === 0
      ? "."
      : open.length === 0
        ? "; every area has one."
        : `; without a spec: ${shownText(some([...new Set(open)], most))}.`;
  return [
    `This project has ${none ? "no source code yet" : found}.`,
    `${plural(specs.length, "Allium spec")}, ${health}${without}`,
  ];
}

function stackLines({ code }: ProjectSurvey, items: number): string[] {
  const { languages, frameworks, scope } = code;
  if (languages.length === 0) return [];
  const total = languages.reduce((sum, { lines }) => sum + lines, 0);
  const shares = languages.map(({ language, files, lines }) => {
    const share = total === 0 ? 0 : Math.round((lines * 100) / total);
    return `${language} ${share < 1 ? "under 1" : share} % (${plural(files, "file")}, ${plural(lines, "line")})`;
  });
  const names = frameworks.map(({ name }) => name);
  const manifests =
    scope.manifestsRead === 0
      ? "imports; no manifest found"
      : `${plural(scope.manifestsRead, "manifest")} and the imports`;
  return [
    `Languages: ${some(shares, Math.max(2, Math.min(5, items)))}`,
    names.length === 0
      ? `Frameworks: none recognised in ${manifests}`
      : `Frameworks: ${some(names, Math.max(4, items))}`,
  ];
}

function areaLines({ code }: ProjectSurvey, items: number, bold: (s: string) => string): string[] {
  const { areas, quiet } = code;
  if (areas.length === 0) {
    if (quiet.length === 0 || items === 0) return [];
    const modules = quiet.map(({ paths, files, lines }) => {
      return `  ${pathsText(paths, 2)}: ${plural(files, "file")}, ${plural(lines, "line")}`;
    });
    return [bold("Largest modules (no signs of domain behaviour)"), ...modules.slice(0, items)];
  }
  const shown = areas.slice(0, items);
  const more = areas.length - shown.length;
  const lines = shown.flatMap((area) => {
    const head = `  ${areaText(area)}: ${plural(area.files.length, "file")}, ${plural(area.lines, "line")}; ${signText(area.signs)}`;
    const evidence = area.evidence
      .map(evidenceText)
      .filter((text) => text.length <= 110)
      .slice(0, 3);
    return evidence.length === 0 ? [head] : [head, `      ${evidence.join("; ")}`];
  });
  const rest = more === 0 ? [] : [`  and ${plural(more, "more area")}, in the JSON form`];
  return [bold("Areas, most behaviour first"), ...lines, ...rest];
}

function specLines(survey: ProjectSurvey, items: number, bold: (s: string) => string): string[] {
  const { specs, specsSetApart, specsNotRead, problems } = survey;
  // What is wrong must not be what is left out.
  const ordered = [...specs].sort((a, b) => b.errors - a.errors || (a.path < b.path ? -1 : 1));
  const shown = ordered.slice(0, items);
  const lines = shown.flatMap((spec) => [
    `  ${shownText(spec.path)}: ${declarationsText(spec)}; ${healthText(spec)}`,
    ...(spec.covers.length === 0
      ? survey.code.areas.length === 0
        ? []
        : ["      covers no area found here"]
      : spec.covers.slice(0, 2).map((cover) => `      covers ${coverageText(cover)}`)),
  ]);
  const more = specs.length - shown.length + specsNotRead;
  if (more > 0) lines.push(`  and ${plural(more, "more spec")}`);
  if (specsSetApart.length > 0)
    lines.push(
      `  set apart among tests, examples or other people's code: ${plural(specsSetApart.length, "spec")}${placesText(specsSetApart)}`,
    );
  for (const { path, reason } of problems.slice(0, Math.min(3, items)))
    lines.push(`  could not read ${shownText(path)}: ${reason}`);
  return lines.length === 0 ? [] : [bold("Specs"), ...lines];
}

function scopeLines({ code }: ProjectSurvey, items: number, bold: (s: string) => string): string[] {
  const { scope } = code;
  const read = scope.sampled
    ? `${plural(scope.sourceRead, "source file")} read of ${grouped(scope.sourceFiles)}, evenly spread, so counts are a part`
    : `${plural(scope.sourceRead, "source file")} read`;
  const seen = `  ${plural(scope.filesSeen, "file")} seen besides specs, ${read}; ${plural(scope.quietFiles, "source file")} outside any area`;
  const apart = scope.setApart.map(({ role, files, where }) => {
    const places = items < 3 ? "" : pathsText(where, 2);
    return `${roleText(role)} ${files}${places === "" || role === "data" ? "" : ` (${places})`}`;
  });
  const lines = [
    bold("Looked at"),
    seen,
    "  not entered: node_modules, .git, what .gitignore names, virtual environments and caches",
  ];
  if (apart.length > 0) lines.push(`  set apart: ${listed(apart)}`);
  const [first] = scope.notRead;
  if (first !== undefined)
    lines.push(
      clipped(
        `  not read: ${plural(scope.notReadTotal, "file")}, such as ${shownText(first.path)} (${first.reason})`,
      ),
    );
  return lines;
}

function placesText(paths: readonly string[]): string {
  const folders = new Set(paths.map((path) => path.slice(0, path.lastIndexOf("/") + 1)));
  const text = pathsText([...folders].sort(byCodeUnits), 2);
  return text === "" ? "" : ` (${text})`;
}
