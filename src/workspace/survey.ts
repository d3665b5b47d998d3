// Surveying a project: its code by names and signs, its specifications by the check, the two joined
// by names, places and history. Opens the conversation about what to specify next.

import type { FileProblem, FileSystem, VersionControl } from "../base/ports.ts";
import { ok, type Result } from "../base/result.ts";
import { roleOf, surveyCode } from "../facts/survey/index.ts";
import { readAges } from "./survey/ages.ts";
import { matcherOf } from "./survey/coverage.ts";
import type { ProjectSurvey, SpecSummary } from "./survey/model.ts";
import { readSpec, type SpecRead } from "./survey/specs.ts";
import { suggest } from "./survey/suggestions.ts";

export type * from "./survey/model.ts";

const mostSpecs = 400;

/** Not entered even where nothing ignores them: what tools install or leave behind by thousands. */
const notEntered =
  "!**/{.venv,venv,.tox,.nox,site-packages,__pycache__,.mypy_cache,.pytest_cache,.ruff_cache,.gradle,.next,.turbo,.cache}/**";

/**
 * Surveys the project in the folder that the ports start from.
 * @param root that folder's absolute path, for version control, and for a name where there is none
 * @returns the survey, or why the folder cannot be read
 */
export async function survey(
  files: FileSystem,
  git: VersionControl,
  root: string,
): Promise<Result<ProjectSurvey>> {
  const problems: FileProblem[] = [];
  const listed = await files.list(".", ["**", notEntered], (problem) => problems.push(problem));
  if (!listed.ok) return listed;
  const isSpec = (path: string): boolean => path.endsWith(".allium");
  const paths = listed.value.map(({ path }) => path).filter(isSpec);
  const apart = new Set(paths.filter(isApart));
  const own = paths.filter((path) => !apart.has(path));
  const read: SpecRead[] = [];
  for (const path of own.slice(0, mostSpecs)) {
    const spec = readSpec(files, path);
    if (spec.ok) read.push(spec.value);
    else problems.push({ path, reason: spec.error });
  }
  const code = surveyCode(
    files,
    ".",
    listed.value.filter(({ path }) => !isSpec(path)),
    {
      typeNames: new Set(read.flatMap(({ typeNames }) => typeNames)),
      folderName: root.split(/[/\\]/).filter(Boolean).at(-1) ?? "",
    },
  );
  const matchesOf = matcherOf(code.areas);
  const pairs = read.map((spec) => ({ spec: spec.summary.path, matches: matchesOf(spec) }));
  const ageOf = await readAges(git, root, pairs);
  const specs = read.map(({ summary }, i): SpecSummary => {
    const matches = pairs[i]?.matches ?? [];
    const covers = matches.map((match) => ({
      area: match.area.name,
      label: match.area.label,
      paths: match.area.paths,
      reasons: match.reasons,
      age: ageOf(summary.path, match),
    }));
    return { ...summary, covers };
  });
  const covered = new Set(pairs.flatMap(({ matches }) => matches.map(({ area }) => area)));
  const uncovered = code.areas.filter((area) => area.kind === "area" && !covered.has(area));
  return ok({
    code,
    specs,
    specsSetApart: [...apart],
    specsNotRead: Math.max(0, own.length - mostSpecs),
    problems,
    uncovered: uncovered.map(({ name }) => name),
    suggestions: suggest(code, specs, uncovered),
  });
}

/** True for a specification among tests, examples or other people's code: nobody's to repair here. */
function isApart(path: string): boolean {
  // A folder `spec` holds tests for some languages, but specifications are at home in it.
  const role = roleOf(path.replace(/(^|\/)spec\//gi, "$1specs/"), "");
  return role === "test" || role === "vendored" || role === "generated" || role === "example";
}
