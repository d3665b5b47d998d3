// Typed questions about the specifications at some paths.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import { ok, type Result } from "../base/result.ts";
import { joinPath } from "../model/link.ts";
import type { Answer, Fact, Refusal } from "../query/typed/answer.ts";
import { answer } from "../query/typed/index.ts";
import type { Question } from "../query/typed/question.ts";
import { read } from "../query/typed/read.ts";
import { relaxedBy } from "../query/typed/what-if.ts";
import { type UnderstoodSet, understand } from "./understood.ts";

export type {
  Answer,
  Bypass,
  Candidate,
  Fact,
  Note,
  Refusal,
  StatePath,
} from "../query/typed/answer.ts";
export {
  type BadQuestion,
  type Question,
  type QuestionKind,
  questionForms,
  questionKinds,
  readQuestion,
} from "../query/typed/question.ts";

/** What was looked at. */
export interface Looked<T> {
  readonly result: Result<T, Refusal>;
  /** The text of a file of the set; empty for another path. */
  readonly textOf: (path: string) => string;
  /** How many files were asked. */
  readonly files: number;
  /** Files of which a part was not understood: an answer may lack what stands there. */
  readonly broken: readonly string[];
  readonly problems: readonly FileProblem[];
}

/** An answer with what it rests on. */
export type QueryReport = Looked<Answer>;

/** Declarations with what they were looked for in. */
export type ReadReport = Looked<readonly Fact[]>;

/**
 * Answers a typed question about files and folders, together with what they import.
 * @param paths as `check` takes them
 */
export async function query(
  files: FileSystem,
  question: Question,
  paths: readonly string[],
): Promise<QueryReport> {
  return queryIn(await understand(files, paths), question);
}

/** Answers a typed question about a set that is understood already. */
export async function queryIn(set: UnderstoodSet, question: Question): Promise<QueryReport> {
  const report = looked(set, (textOf) => answer(set.spec, question, textOf));
  const { result, textOf } = report;
  if (!result.ok || question.kind !== "what-if") return report;
  const relaxed = relaxedBy(set.spec, question.rule, question.drop, textOf);
  if (relaxed === undefined) return report;
  // Checks and analyses are loaded by whom they concern.
  const { consequences } = await import("./consequences.ts");
  const facts = [...result.value.facts, ...consequences(set, relaxed)];
  return { ...report, result: ok({ ...result.value, facts }) };
}

/** The declarations that a name means in a set, whole. */
export function readIn(set: UnderstoodSet, name: string): ReadReport {
  return looked(set, () => read(set.spec, name));
}

function looked<T>(
  set: UnderstoodSet,
  ask: (textOf: (path: string) => string) => Result<T, Refusal>,
): Looked<T> {
  const textOf = textsOf(set);
  const broken = set.spec.modules.filter((m) => m.model.broken.size > 0 || m.model.hasLost);
  return {
    result: ask(textOf),
    textOf,
    files: set.sources.size,
    broken: broken.map((m) => m.path),
    problems: set.problems,
  };
}

/** The texts of a set by any spelling of their paths. */
function textsOf(set: UnderstoodSet): (path: string) => string {
  const texts = new Map([...set.sources].map(([m, { text }]) => [joinPath("", m.path), text]));
  return (path) => texts.get(joinPath("", path)) ?? "";
}
