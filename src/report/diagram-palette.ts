// The colours of diagrams, each for light surroundings and for dark ones.

import type { DiagramEdge, DiagramNode } from "../diagrams/diagram.ts";

/** Every colour that is drawn with, on light ground, and what takes its place on dark ground. */
export const PALETTE = {
  ground: ["#ffffff", "#0d1117"],
  ink: ["#1f2328", "#e6edf3"],
  muted: ["#57606a", "#9ea7b3"],
  line: ["#6e7781", "#8b949e"],
  blue: ["#eaf2ff", "#14243f"],
  blueLine: ["#3a6ab8", "#6ea0f5"],
  green: ["#e3f4e7", "#12301d"],
  greenLine: ["#2e7d46", "#56b874"],
  red: ["#fdecea", "#3b1513"],
  redLine: ["#c0352b", "#f47067"],
  amber: ["#fff5dc", "#33270a"],
  amberLine: ["#a06c12", "#d9a441"],
  violet: ["#f1eafd", "#271a45"],
  violetLine: ["#7551b5", "#b18cf0"],
  teal: ["#e1f5f4", "#0c2f30"],
  tealLine: ["#1f7775", "#4fc0bd"],
  grey: ["#f3f4f6", "#1c2128"],
} as const satisfies Record<string, readonly [string, string]>;

export type Colour = keyof typeof PALETTE;

/** The fill and the line of a box. */
export function boxColours({ role, marks }: DiagramNode): readonly [Colour, Colour] {
  if (marks.includes("deadEnd") || marks.includes("unreachable")) return ["red", "redLine"];
  if (marks.includes("elsewhere")) return ["grey", "line"];
  if (marks.includes("terminal")) return ["green", "greenLine"];
  switch (role) {
    case "state":
    case "entity":
    case "variant":
    case "value":
      return ["blue", "blueLine"];
    case "rule":
      return ["amber", "amberLine"];
    case "actor":
      return ["violet", "violetLine"];
    case "surface":
      return ["teal", "tealLine"];
    case "start":
    case "time":
    case "anyState":
    case "external":
    case "loose":
      return ["grey", "line"];
    default:
      return role satisfies never;
  }
}

/** The line of an arrow. */
export function arrowColour({ role }: DiagramEdge): Colour {
  switch (role) {
    case "unwitnessed":
      return "redLine";
    case "undeclared":
      return "amberLine";
    case "step":
    case "emits":
    case "triggers":
      return "ink";
    case "unsure":
    case "begins":
    case "reference":
    case "inherits":
    case "changes":
    case "faces":
    case "related":
    case "timeout":
      return "line";
    default:
      return role satisfies never;
  }
}
