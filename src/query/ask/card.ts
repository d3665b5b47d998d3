// The answer as a card to be read by a model: the most important first, never cut inside a fact,
// saying what was left out.

import type { Answer, Bypass, Fact, Quoted } from "./answer.ts";

/** Kept free for the line that says what was left out. */
const LAST_LINE = 90;
/** What stands at a place is quoted up to here; the place tells where the rest is. */
const LONGEST = 220;
/** Facts further down are quoted by their beginning. */
const SHORTER = 80;
const FIRST = 3;

/** The text of an answer within a number of characters. */
export function cardOf(answer: Omit<Answer, "text">, budget: number): string {
  const blocks = [
    ...answer.bypasses.map(bypassBlock),
    ...answer.facts
      .filter((fact) => !isTold(answer.bypasses, fact))
      .map((fact, place) => factLine(fact, place < FIRST ? LONGEST : SHORTER)),
  ];
  const lines: string[] = [];
  let length = 0;
  let left = 0;
  for (const block of blocks) {
    if (length + block.length + 1 + LAST_LINE > budget) left++;
    else {
      lines.push(block);
      length += block.length + 1;
    }
  }
  if (left > 0) lines.push(`(${left} more left out; ask again with a larger --budget.)`);
  return lines.join("\n").slice(0, budget);
}

function bypassBlock({ asked, against, path, lost }: Bypass): string {
  return [
    `Asked: ${asked}.`,
    "Stands against it:",
    ...against.map(quotedLine),
    "The way that is provided:",
    ...path.map(quotedLine),
    ...(lost.length === 0 ? [] : ["A shortcut would lose:", ...lost.map(quotedLine)]),
    "",
  ].join("\n");
}

function quotedLine({ name, file, line, text }: Quoted): string {
  return `- ${name} (${file}:${line}) ${short(text, LONGEST)}`;
}

function factLine({ name, file, line, kind, text, why }: Fact, most: number): string {
  if (kind === "open_question") return `- open question (${file}:${line}): "${text}"`;
  return `- ${name} (${file}:${line}) ${short(text, most)} [${why}]`;
}

function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(" ", most))} ...`;
}

/** Rules that a bypass has quoted need not be said again. */
function isTold(bypasses: readonly Bypass[], { name, file }: Fact): boolean {
  return bypasses.some((b) =>
    [...b.against, ...b.path].some((q) => q.name === name && q.file === file),
  );
}
