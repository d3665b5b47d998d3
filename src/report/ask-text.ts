// The text of `ask`: the card, and on request how sure the answer is.

import type { AskReport } from "../workspace/ask.ts";
import { shownText } from "./display.ts";

/** What `allium ask` prints without `--json`. */
export function askText({ answer }: AskReport, explain: boolean): string {
  const card = answer.text === "" ? "" : `${answer.text.split("\n").map(shownText).join("\n")}\n`;
  if (!explain) return card;
  const { total, threshold, parts, understood } = answer.confidence;
  const lines = [
    `confidence ${total.toFixed(2)} (an answer is given from ${threshold.toFixed(2)} on)`,
    ...Object.entries(parts).map(([name, value]) => `  ${name}: ${value.toFixed(2)}`),
    ...understood.map(({ words, as }) => `  "${words}": ${as.join(", ")}`),
  ];
  return `${card}${card === "" ? "" : "\n"}${lines.map(shownText).join("\n")}\n`;
}
