// Diagrams as text in the language of Graphviz.

import type { Diagram, DiagramEdge, DiagramNode } from "../diagrams/diagram.ts";
import { arrowColour, boxColours, type Colour, PALETTE } from "./diagram-palette.ts";
import { stacked } from "./diagram-stacks.ts";
import { edgeLines, type Line, nodeLines } from "./diagram-words.ts";

/** Wide, and of the same widths as what stands in for it elsewhere, so that text fits its box. */
export const FONT = "Verdana";

/** A diagram in DOT; ends with a line end. */
export function diagramDot(diagram: Diagram): string {
  const direction = diagram.kind === "lifecycle" || diagram.kind === "entities" ? "TB" : "LR";
  const lines = [
    `digraph ${quoted(diagram.title)} {`,
    `  graph [rankdir=${direction}, bgcolor="${hex("ground")}", pad=0.3, nodesep=0.3, ranksep=0.5, fontname="${FONT}", fontsize=12, fontcolor="${hex("ink")}"];`,
    `  node [shape=box, style="rounded,filled", fontname="${FONT}", fontsize=12, fontcolor="${hex("ink")}", margin="0.15,0.08", height=0.4];`,
    `  edge [fontname="${FONT}", fontsize=10, fontcolor="${hex("ink")}", arrowsize=0.75];`,
  ];
  const grouped = diagram.groups.length > 1;
  if (grouped)
    for (const { id, label } of diagram.groups) {
      lines.push(`  subgraph ${quoted(`cluster_${id}`)} {`);
      lines.push(
        `    graph [label=${html([{ text: label, minor: false }], 4, true)}, style="rounded", color="${hex("line")}", margin=14];`,
      );
      for (const node of diagram.nodes) if (node.group === id) lines.push(`    ${nodeDot(node)}`);
      lines.push("  }");
    }
  else for (const node of diagram.nodes) lines.push(`  ${nodeDot(node)}`);
  for (const edge of diagram.edges) lines.push(`  ${edgeDot(edge)}`);
  for (const [from, to] of stacked(diagram))
    lines.push(`  ${quoted(from)} -> ${quoted(to)} [style=invis];`);
  return `${lines.join("\n")}\n}\n`;
}

function nodeDot(node: DiagramNode): string {
  const [fill, line] = boxColours(node);
  const attributes = [`fillcolor="${hex(fill)}"`, `color="${hex(line)}"`];
  const id = quoted(node.id);
  switch (node.role) {
    case "start":
      return `${id} [shape=circle, label="", width=0.16, height=0.16, fixedsize=true, style=filled, fillcolor="${hex("ink")}", color="${hex("ink")}"];`;
    case "entity":
    case "external":
    case "variant":
    case "value":
      return `${id} [shape=plain, style="", label=${table(node, fill, line)}];`;
    case "actor":
    case "time":
      attributes.push("shape=ellipse", "style=filled");
      break;
    case "anyState":
    case "loose":
      attributes.push('style="rounded,filled,dashed"');
      break;
    case "surface":
      attributes.push('style="filled"');
      break;
    case "state":
      if (node.marks.includes("terminal")) attributes.push("peripheries=2");
      if (node.marks.includes("deadEnd") || node.marks.includes("unreachable"))
        attributes.push('style="rounded,filled,dashed"', "penwidth=1.6");
      break;
    case "rule":
      break;
    default:
      node.role satisfies never;
  }
  const label = html([{ text: node.label, minor: false }, ...nodeLines(node)], 0, true);
  return `${id} [label=${label}, ${attributes.join(", ")}];`;
}

/** A box with a head and a list of fields. */
function table(node: DiagramNode, fill: Colour, line: Colour): string {
  const fields = nodeLines(node);
  const head = `<TR><TD BGCOLOR="${hex(fill)}" CELLPADDING="6"><B>${escaped(node.label)}</B></TD></TR>`;
  const rows = fields.map(
    ({ text }) => `<FONT POINT-SIZE="10">${escaped(text)}</FONT><BR ALIGN="LEFT"/>`,
  );
  const body =
    rows.length === 0
      ? ""
      : `<TR><TD BGCOLOR="${hex("ground")}" CELLPADDING="6" BALIGN="LEFT" ALIGN="LEFT">${rows.join("")}</TD></TR>`;
  return `<<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" COLOR="${hex(line)}">${head}${body}</TABLE>>`;
}

function edgeDot(edge: DiagramEdge): string {
  const attributes = [`color="${hex(arrowColour(edge))}"`];
  const lines = edgeLines(edge);
  if (lines.length > 0) attributes.push(`label=${html(lines, 1)}`);
  switch (edge.role) {
    case "unwitnessed":
      attributes.push("style=dashed");
      break;
    case "undeclared":
      attributes.push("penwidth=1.8");
      break;
    case "unsure":
    case "timeout":
      attributes.push("style=dotted");
      break;
    case "changes":
    case "related":
      attributes.push("style=dashed");
      break;
    case "inherits":
      attributes.push("arrowhead=onormal");
      break;
    case "faces":
      attributes.push("arrowhead=open");
      break;
    case "step":
    case "begins":
    case "reference":
    case "triggers":
    case "emits":
      break;
    default:
      edge.role satisfies never;
  }
  return `${quoted(edge.from)} -> ${quoted(edge.to)} [${attributes.join(", ")}];`;
}

/**
 * A label of several lines, with some room around an arrow's, so that it does not touch the arrow;
 * the first is bold where it is the name of a box.
 */
function html(lines: readonly Line[], padding: number, bold = false): string {
  const rows = lines.map(({ text, minor }, at) => {
    const plain = escaped(text);
    const small = `<FONT POINT-SIZE="9" COLOR="${hex("muted")}">${plain}</FONT>`;
    const content = minor ? small : bold && at === 0 ? `<B>${plain}</B>` : plain;
    return `<TR><TD CELLPADDING="1">${content}</TD></TR>`;
  });
  return `<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="${padding}" CELLPADDING="0">${rows.join("")}</TABLE>>`;
}

function hex(colour: Colour): string {
  return PALETTE[colour][0];
}

/** Text in a label: neither a tag nor one of the escapes that stand for names of the graph. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, " ")
    .replaceAll("\\", "\\\\")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
