// The answer as a card to be read by a model: the most important first, never cut inside a fact,
// saying what was left out.

import type { Answer } from "./answer.ts";

/** The text of an answer within a number of characters. */
export function cardOf(answer: Omit<Answer, "text">, budget: number): string {
  const lines: string[] = [];
  let length = 0;
  let left = 0;
  for (const fact of answer.facts) {
    const line = `- ${fact.name} (${fact.file}:${fact.line}): ${fact.text}`;
    if (length + line.length + 80 > budget) left++;
    else {
      lines.push(line);
      length += line.length + 1;
    }
  }
  if (left > 0) lines.push(`(${left} more; ask with --budget or by name)`);
  return lines.join("\n");
}
