// What a verification says, for a person: a line for each condition, and what makes it fail.

import type { Condition, Verdict, Verification } from "../workspace/verify.ts";
import { shownText } from "./display.ts";

const MARKS: Readonly<Record<Verdict, string>> = {
  holds: "yes",
  fails: "no ",
  "not looked at": "?  ",
};

/** @param most places shown for each condition; none without even a count of them */
export function verifyText(verification: Verification, most: number): string {
  const { label, conditions, done } = verification;
  const holding = conditions.filter(({ verdict }) => verdict === "holds").length;
  const subject = label === undefined ? "The project" : `The area ${label}`;
  const head = done
    ? `${subject} is done: every condition holds.`
    : `${subject} is not done: ${holding} of ${conditions.length} conditions hold.`;
  return [head, "", ...conditions.flatMap((condition) => lines(condition, most)), ""].join("\n");
}

function lines({ name, verdict, summary, next, shortfalls }: Condition, most: number): string[] {
  const shown = shortfalls.slice(0, most);
  const rest = shortfalls.length - shown.length;
  return [
    `${MARKS[verdict]} ${name}: ${verdict === "not looked at" ? `not looked at. ${next ?? ""}` : summary}`,
    ...shown.map(({ file, line, text }) => `      ${file}:${line}  ${shownText(text)}`),
    ...(rest > 0 && most > 0 ? [`      and ${rest} more (--all shows them)`] : []),
    ...(verdict === "fails" && next !== undefined && most > 0 ? [`    ${next}`] : []),
  ];
}
