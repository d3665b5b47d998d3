// Answers typed questions about a model.

import { ok, type Result } from "../../base/result.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { Answer, Refusal } from "./answer.ts";
import { distinct } from "./cite.ts";
import { paths } from "./paths.ts";
import type { Question } from "./question.ts";
import { slice } from "./slice.ts";
import { whatBlocks } from "./what-blocks.ts";
import { whatFollows } from "./what-follows.ts";
import { type Texts, whatIf } from "./what-if.ts";
import { whatWrites } from "./what-writes.ts";
import { whoCan } from "./who-can.ts";

/** What a question of one kind finds; what it does not say is empty. */
type Found = Pick<Answer, "subject" | "facts" | "notes"> &
  Partial<Pick<Answer, "paths" | "bypasses">>;

/**
 * Answers a typed question.
 * @param texts gives the texts of the set, in which preconditions are found by their words
 * @returns the facts in the order in which they are read, or why the names in the question mean
 *   nothing or too much
 */
export function answer(spec: SpecModel, question: Question, texts: Texts): Result<Answer, Refusal> {
  const found = find(spec, question, texts);
  if (!found.ok) return found;
  const { subject, facts, notes, paths: ways = [], bypasses = [] } = found.value;
  return ok({ question, subject, facts: distinct(facts), paths: ways, bypasses, notes });
}

function find(spec: SpecModel, question: Question, texts: Texts): Result<Found, Refusal> {
  switch (question.kind) {
    case "who-can":
      return whoCan(spec, question.name);
    case "what-blocks":
      return whatBlocks(spec, question.name);
    case "what-writes":
      return whatWrites(spec, question.name);
    case "what-follows":
      return whatFollows(spec, question.name);
    case "paths":
      return paths(spec, question.entity, question.from, question.to);
    case "what-if":
      return whatIf(spec, question.rule, question.drop, texts);
    case "slice":
      return slice(spec, question.name);
    default:
      return question satisfies never;
  }
}
