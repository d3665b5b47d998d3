// The part of a project that a person means: a path, or the words for one of its areas, such as
// "our authentication code". Without words it is the whole project.

import type { FileSystem } from "../base/ports.ts";
import { err, ok, type Result } from "../base/result.ts";
import { familyOf, labelOf, normalName, wordsOf } from "../facts/survey/names.ts";
import type { ProjectSurvey } from "./survey/model.ts";

/** Code and specifications that belong together. */
export interface AreaSelection {
  /** How a person would say it; undefined for the whole project. */
  readonly label?: string;
  /** Folders and files of code. */
  readonly code: readonly string[];
  /** Paths of specifications. */
  readonly specs: readonly string[];
}

/** Words that name no area. */
const EMPTY = new Set(
  "a all allium an area areas behaviour check code codebase does for in it its match matches module modules my of our part parts project spec specification specifications specs still system test tests the this to us whether with".split(
    " ",
  ),
);

/**
 * Finds the part of a surveyed project that some words mean.
 * @param words paths, or words for areas; none for the whole project
 * @returns the error text tells which areas there are
 */
export function areaOf(
  survey: ProjectSurvey,
  files: Pick<FileSystem, "kind">,
  words: string,
): Result<AreaSelection> {
  const given = words.trim();
  const all = survey.specs.map(({ path }) => path);
  const said = wordsOf(given).filter((word) => !EMPTY.has(word));
  const paths = given.split(/\s+/).filter((path) => path !== "" && isThere(files, path));
  if (paths.length > 0) return ok(byPaths(survey, paths.map(trimmed)));
  if (said.length === 0) return ok({ code: ["."], specs: all });
  const names = new Set([...said.map(normalName), normalName(said.join("_"))]);
  const families = new Set([...names].flatMap((name) => familyOf(name) ?? []));
  const exact = survey.code.areas.filter(
    (area) => names.has(normalName(area.name)) || names.has(normalName(area.label)),
  );
  const near = survey.code.areas.filter((area) => families.has(labelOf(area.name)));
  const areas = exact.length > 0 ? exact : near;
  const named = all.filter((path) => names.has(normalName(stem(path))));
  if (areas.length === 0 && named.length === 0) return err(unknownArea(survey, given));
  const chosen = new Set(areas.map(({ name }) => name));
  const covering = survey.specs
    .filter(({ covers }) => covers.some(({ area }) => chosen.has(area)))
    .map(({ path }) => path);
  const specs = all.filter((path) => named.includes(path) || covering.includes(path));
  const code = areas.length > 0 ? areas.flatMap((area) => area.paths) : codeOf(survey, named);
  return ok({ label: areas[0]?.label ?? said.join(" "), code, specs });
}

function byPaths(survey: ProjectSurvey, paths: readonly string[]): AreaSelection {
  const specs = survey.specs.filter(({ path, covers }) =>
    paths.some(
      (own) =>
        own === "." ||
        inside(path, own) ||
        covers.some((cover) => cover.paths.some((p) => inside(own, p) || inside(p, own))),
    ),
  );
  const code = paths.filter((path) => !path.endsWith(".allium"));
  const chosen = specs.map(({ path }) => path);
  return {
    label: paths.join(" "),
    code: code.length > 0 ? code : codeOf(survey, chosen),
    specs: chosen,
  };
}

/** The code that specifications cover; the whole project where that is not known. */
function codeOf(survey: ProjectSurvey, specs: readonly string[]): readonly string[] {
  const found = survey.specs
    .filter(({ path }) => specs.includes(path))
    .flatMap(({ covers }) => covers.flatMap(({ paths }) => paths));
  return found.length > 0 ? [...new Set(found)] : ["."];
}

function isThere(files: Pick<FileSystem, "kind">, path: string): boolean {
  return /[./]/.test(path) || /^[\w-]+$/.test(path) ? files.kind(path) !== "missing" : false;
}

function trimmed(path: string): string {
  const short = path.replace(/^\.\//, "").replace(/\/+$/, "");
  return short === "" ? "." : short;
}

function inside(path: string, folder: string): boolean {
  const root = folder.replace(/\/+$/, "");
  return path === folder || path.startsWith(`${root}/`) || root === ".";
}

function stem(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.allium$/, "");
}

function unknownArea({ code }: ProjectSurvey, given: string): string {
  const known = code.areas.map(({ name, label }) => (label === name ? name : `${label} (${name})`));
  const list =
    known.length === 0 ? "this project has no areas" : `the areas here: ${known.join(", ")}`;
  return `no path and no area is called \`${given}\`; ${list}`;
}
