// What each tool answers. A tool is given what has passed its input's description, and never throws
// for what it finds: that is part of its answer.

import type { CheckReport } from "../../workspace/check.ts";
import type { UnderstoodSet } from "../../workspace/understood.ts";
import { confined } from "./confine.ts";
import type { Project } from "./project.ts";
import { count, type Reply, room } from "./reply.ts";

interface Set {
  readonly paths?: readonly string[] | undefined;
  readonly budget: number;
}

export async function askTool(
  project: Project,
  { question, budget }: { readonly question: string; readonly budget: number },
): Promise<Reply> {
  const answer = await project.live().ask(question, { budget: room(budget) });
  const scope = count(answer.scope.length, "specification");
  const text = answer.text === "" ? NOTHING : answer.text;
  return { text, scope };
}

const NOTHING =
  "The specifications say nothing about this, as far as the words tell. Ask with the names of the domain, or use `query` with the name of a rule, entity or action.";

export async function queryTool(
  project: Project,
  { kind, about, paths, budget }: Set & { readonly kind: string; readonly about: string },
): Promise<Reply> {
  const { queryIn, readQuestion } = await import("../../workspace/query.ts");
  const { queryText } = await import("../../report/query-text.ts");
  const question = readQuestion(kind, [about]);
  if (!question.ok) {
    const { badQuestionText } = await import("../../report/query-words.ts");
    return { text: badQuestionText(question.error), scope: "nothing", failed: true };
  }
  const report = await queryIn(await understood(project, paths), question.value);
  const text = queryText(report, question.value, { characters: room(budget), lines: 12 });
  return { text, ...looked(report.files, text), failed: !report.result.ok };
}

export async function readTool(
  project: Project,
  { name, paths, budget }: Set & { readonly name: string },
): Promise<Reply> {
  const { readIn } = await import("../../workspace/query.ts");
  const { readText } = await import("../../report/query-text.ts");
  const report = readIn(await understood(project, paths), name);
  const text = readText(report, room(budget));
  return { text, ...looked(report.files, text), failed: !report.result.ok };
}

export async function checkTool(project: Project, { paths, budget }: Set): Promise<Reply> {
  const { check } = await import("../../workspace/check.ts");
  const { findConfig } = await import("../../workspace/config.ts");
  const { hookText } = await import("../../report/hook-text.ts");
  const found = await findConfig(project.files, project.root.replaceAll("\\", "/"));
  const report = await check(
    project.files,
    await filesAt(project, paths),
    found.ok ? { config: found.value.config } : {},
  );
  const told = hookText(report.files, { characters: room(budget) - 200, findings: 100 });
  const problems = report.problems.map(({ path, reason }) => `${path}: ${reason}`);
  const configured = found.ok ? [] : [`The configuration cannot be used: ${found.error}`];
  const text = [totals(report), ...configured, ...problems, told].filter((t) => t !== "");
  return {
    text: text.join("\n"),
    scope: count(report.files.length, "specification"),
    truncated: / more; `allium check` lists/.test(told),
  };
}

function totals({ counts, files }: CheckReport): string {
  if (files.length === 0) return "There are no specifications at these paths.";
  const { error, warning, info } = counts;
  if (error + warning + info === 0) return "Nothing is wrong with these specifications.";
  return `${count(error, "error")}, ${count(warning, "warning")}, ${count(info, "note")} (notes are not listed)`;
}

export async function analyseTool(project: Project, { paths }: Set): Promise<Reply> {
  const { check } = await import("../../workspace/check.ts");
  const { Analyser } = await import("../../workspace/analyse.ts");
  const { analyseText } = await import("../../report/analyse-text.ts");
  const analyser = new Analyser(project.files);
  const { session } = analyser;
  const checked = await check(project.files, await filesAt(project, paths), { session });
  const report = analyser.report(checked);
  const found = [...report.findings.values()].reduce((sum, list) => sum + list.length, 0);
  const problems = checked.problems.map(({ path, reason }) => `${path}: ${reason}`);
  const text = [
    `${count(found, "finding")}${found === 0 ? ": nothing is left open by these specifications" : ""}.`,
    ...problems,
    ...(found === 0 ? [] : [analyseText(report, { colour: false, columns: 100 })]),
  ];
  return { text: text.join("\n"), scope: count(checked.files.length, "specification") };
}

export async function planTool(project: Project, { paths, budget }: Set): Promise<Reply> {
  const { plan } = await import("../../workspace/plan.ts");
  const { planText } = await import("../../report/plan-text.ts");
  const report = await plan(project.files, await filesAt(project, paths));
  const { text, truncated } = planText(report, room(budget));
  return { text, truncated, scope: count(report.files.length, "specification") };
}

/** The set of some paths, or of the whole project, which is kept. */
async function understood(
  project: Project,
  paths: readonly string[] | undefined,
): Promise<UnderstoodSet> {
  if (paths === undefined) return project.live().understood();
  const { understand } = await import("../../workspace/understood.ts");
  return understand(
    project.files,
    paths.map((path) => confined(project.root, path)),
  );
}

/** The paths of a call, confined; without any, all specifications of the project. */
async function filesAt(
  project: Project,
  paths: readonly string[] | undefined,
): Promise<readonly string[]> {
  if (paths !== undefined) return paths.map((path) => confined(project.root, path));
  return (await project.live().sources()).map(({ path }) => path);
}

function looked(files: number, text: string): Pick<Reply, "scope" | "truncated"> {
  return { scope: count(files, "specification"), truncated: /^Truncated: /m.test(text) };
}
