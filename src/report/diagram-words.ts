// The words on diagrams, the same in every format.

import type { DiagramEdge, DiagramNode } from "../diagrams/diagram.ts";

/** A line of text; a minor one is set smaller where that can be. */
export interface Line {
  readonly text: string;
  readonly minor: boolean;
}

/** The lines in a box below its name. */
export function nodeLines({ details, marks, role }: DiagramNode): readonly Line[] {
  const words: string[] = [];
  if (role === "external") words.push("external");
  if (marks.includes("deadEnd") || marks.includes("noExit")) words.push("no way out");
  if (marks.includes("unreachable") || marks.includes("noEntry")) words.push("no way in");
  if (marks.includes("elsewhere")) words.push("in another file");
  return [...words, ...details].map((text) => ({ text, minor: true }));
}

/** The lines on an arrow. */
export function edgeLines({ role, label, details }: DiagramEdge): readonly Line[] {
  const lines = label.flatMap((text, at) => {
    const behind = details[at] ?? [];
    return [{ text, minor: false }, ...behind.map((words) => ({ text: words, minor: true }))];
  });
  const remark = remarks.get(role);
  return remark === undefined ? lines : [...lines, { text: remark, minor: true }];
}

const remarks: ReadonlyMap<DiagramEdge["role"], string> = new Map([
  ["unwitnessed", "no rule does this"],
  ["unsure", "perhaps by a rule"],
  ["undeclared", "not in the graph"],
]);
