// The text of a typed answer, for people and for models: what was asked, the ways and bypasses in
// sentences, then each fact with its place, its reason and the author's own words.

import type { QueryReport, Question, ReadReport } from "../workspace/query.ts";
import { shownText } from "./display.ts";
import { factOf, placer, type QueryFact, queryDocument } from "./query-json.ts";
import { refusalText } from "./query-words.ts";

/** How much may be said. */
export interface QueryBudget {
  /** Characters of the whole text; a fact that would not fit is left out whole and counted. */
  readonly characters: number;
  /** Lines of one fact's text, except where the question is for the text. */
  readonly lines: number;
}

const GENEROUS: QueryBudget = { characters: 60_000, lines: 12 };

/** The answer, or why there is none; ends with a line end. */
export function queryText(
  report: QueryReport,
  question: Question,
  budget: QueryBudget = GENEROUS,
): string {
  const document = queryDocument(report, question);
  const { scope, subject, facts, paths, bypasses, notes, error } = document;
  const out: string[] = [];
  const files = `${scope.files} ${scope.files === 1 ? "file" : "files"}`;
  if (error !== null) {
    out.push(error.message);
    for (const { spelling, kind, file, line } of error.candidates)
      out.push(`  ${shownText(file)}:${line} ${kind} ${shownText(spelling)}`);
  } else {
    const count = `${facts.length} ${facts.length === 1 ? "fact" : "facts"}`;
    out.push(`${question.kind} ${shownText(subject ?? "")} (${count} from ${files})`);
    for (const { states, rules } of paths) out.push(`  ${wayText(states, rules)}`);
    for (const { text } of bypasses) out.push(shownText(text));
    out.push(...notes.map(shownText));
    out.push("");
    const size = out.join("\n").length;
    const wholeText = question.kind === "slice";
    out.push(...factLines(facts, budget.characters - size - 120, wholeText ? 400 : budget.lines));
  }
  for (const path of scope.broken)
    out.push(`Not all of ${shownText(path)} was understood; \`allium check\` tells why.`);
  for (const { path, reason } of scope.problems)
    out.push(`${shownText(path)}: ${shownText(reason)}`);
  return `${out.join("\n").trimEnd()}\n`;
}

/** Declarations by name, whole, as far as the characters allow; ends with a line end. */
export function readText({ result, textOf }: ReadReport, characters: number): string {
  if (!result.ok) return `${refusalText(result.error)}\n`;
  const place = placer(textOf);
  const facts = result.value.map((fact) => factOf(fact, place(fact.path)));
  return `${factLines(facts, characters - 80, Number.POSITIVE_INFINITY).join("\n")}\n`;
}

function wayText(states: readonly string[], rules: readonly (string | undefined)[]): string {
  return states
    .map((state, index) =>
      index === 0 ? state : `-> ${state} (${rules[index - 1] ?? "declared, but no rule takes it"})`,
    )
    .map(shownText)
    .join(" ");
}

/** The facts that fit, each whole; those left out are counted. */
function factLines(
  facts: readonly QueryFact[],
  characters: number,
  lines: number,
): readonly string[] {
  const out: string[] = [];
  let size = 0;
  let left = 0;
  for (const fact of facts) {
    const entry = factText(fact, lines);
    // The first is always there: a reader may cut it, and knows at least what it is.
    if (out.length > 0 && size + entry.length + 1 > characters) {
      left++;
      continue;
    }
    size += entry.length + 1;
    out.push(entry);
  }
  if (left > 0) out.push(`Truncated: ${left} more of ${facts.length} facts are left out.`);
  return out;
}

function factText(fact: QueryFact, lines: number): string {
  const indent = "  ".repeat(Math.min(fact.depth, 6));
  // Where the reason says the name, it need not be said twice.
  const name = fact.why.includes(fact.name) ? "" : `${shownText(fact.name)} - `;
  const head = `${indent}${shownText(fact.file)}:${fact.line} ${name}${shownText(fact.why)}`;
  const text = dedented(fact.text);
  const shown = text.slice(0, lines).map((line) => `${indent}    ${shownText(line)}`);
  const more = text.length - shown.length;
  if (more > 0) shown.push(`${indent}    (${more} more lines, to line ${fact.endLine})`);
  return [head, ...shown].join("\n");
}

/** The lines of a piece of text, without the indentation that those after the first share. */
function dedented(text: string): readonly string[] {
  const [first = "", ...rest] = text.split(/\r\n|\r|\n/);
  const depths = rest
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  // The first line begins at the construct; the last usually closes at its column.
  const depth = depths.length === 0 ? 0 : Math.min(...depths);
  return [first, ...rest.map((line) => line.slice(depth))];
}
