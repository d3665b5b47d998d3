// What specifications owe in tests, in few words: a line for each obligation with the id to link its
// test by.

import type { PlanReport } from "../workspace/plan.ts";
import { shownText } from "./display.ts";

/**
 * The obligations as text.
 * @param characters the most that may be said; a line that would not fit is left out and counted
 */
export function planText(
  { files, problems }: PlanReport,
  characters: number,
): { readonly text: string; readonly truncated: boolean } {
  const all = files.reduce((sum, { obligations }) => sum + obligations.length, 0);
  const out = [`${all} obligations in ${files.length} files`];
  for (const { path, reason } of problems) out.push(`${shownText(path)}: ${shownText(reason)}`);
  let size = out.join("\n").length + 80;
  let left = 0;
  for (const { path, obligations } of files) {
    for (const { place, description, stable_id } of obligations) {
      const where = `${shownText(path)}:${place.line}`;
      const line = `${where} ${shownText(description)} [${stable_id}]`;
      if (size + line.length + 1 > characters) left++;
      else {
        size += line.length + 1;
        out.push(line);
      }
    }
  }
  if (left > 0) out.push(`Truncated: ${left} more; ask for fewer files.`);
  return { text: out.join("\n"), truncated: left > 0 };
}
