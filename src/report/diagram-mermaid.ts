// Diagrams as text for Mermaid, which many pages draw by themselves.

import type { Diagram, DiagramEdge, DiagramNode } from "../diagrams/diagram.ts";
import { boxColours, PALETTE } from "./diagram-palette.ts";
import { edgeLines, type Line, nodeLines } from "./diagram-words.ts";

/** A diagram for Mermaid; ends with a line end. */
export function diagramMermaid(diagram: Diagram): string {
  switch (diagram.kind) {
    case "lifecycle":
      return stateDiagram(diagram);
    case "entities":
      return classDiagram(diagram);
    case "rules":
    case "surfaces":
      return flowchart(diagram);
    default:
      return diagram.kind satisfies never;
  }
}

type Ids = ReadonlyMap<string, string>;

/** Names that Mermaid cannot take for anything else. */
function idsOf({ nodes }: Diagram, prefix: string): Ids {
  return new Map(nodes.map(({ id }, at) => [id, `${prefix}${at}`]));
}

// --- lifecycles

function stateDiagram(diagram: Diagram): string {
  const ids = idsOf(diagram, "s");
  const lines = ["stateDiagram-v2"];
  const grouped = diagram.groups.length > 1;
  for (const { id, label } of diagram.groups) {
    const indent = grouped ? "        " : "    ";
    if (grouped) lines.push(`    state "${escaped(label)}" as ${id} {`);
    lines.push(...states(diagram, id, ids).map((line) => indent + line));
    if (grouped) lines.push("    }");
  }
  lines.push(...classes(diagram.nodes, ids, "    class ", (node) => node.role === "state"));
  return `${lines.join("\n")}\n`;
}

function states(diagram: Diagram, group: string, ids: Ids): readonly string[] {
  const nodes = diagram.nodes.filter((node) => node.group === group && node.role !== "start");
  const inside = new Set(nodes.map(({ id }) => id));
  const declared = nodes.map((node) => {
    const label = [node.label, ...nodeLines(node).map(({ text }) => `(${text})`)].join(" ");
    return `state "${escaped(label)}" as ${ids.get(node.id)}`;
  });
  const steps = diagram.edges.flatMap((edge) => {
    if (!inside.has(edge.to)) return [];
    const from = edge.role === "begins" ? "[*]" : ids.get(edge.from);
    return [`${from} --> ${ids.get(edge.to)}${labelled(edgeLines(edge))}`];
  });
  const ends = nodes.filter(({ marks }) => marks.includes("terminal"));
  return [...declared, ...steps, ...ends.map(({ id }) => `${ids.get(id)} --> [*]`)];
}

function labelled(lines: readonly Line[]): string {
  if (lines.length === 0) return "";
  return ` : ${lines.map(({ text, minor }) => escaped(minor ? `(${text})` : text)).join("<br/>")}`;
}

// --- entities

function classDiagram(diagram: Diagram): string {
  const ids = idsOf(diagram, "E");
  const lines = ["classDiagram"];
  for (const node of diagram.nodes) {
    const fields = nodeLines(node).map(({ text }) => `        ${fieldText(text)}`);
    const head = `    class ${ids.get(node.id)}["${escaped(node.label)}"]`;
    lines.push(...(fields.length === 0 ? [head] : [`${head} {`, ...fields, "    }"]));
  }
  for (const edge of diagram.edges) {
    const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
    lines.push(
      edge.role === "inherits"
        ? `    ${from} --|> ${to}`
        : `    ${from} --> ${to}${labelled(edgeLines(edge))}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Generic types have a notation of their own; braces and brackets would end the list. */
function fieldText(text: string): string {
  return text
    .replaceAll("<", "~")
    .replaceAll(">", "~")
    .replace(/[{}()[\]`"#;]/g, " ")
    .trim();
}

// --- rules and surfaces

function flowchart(diagram: Diagram): string {
  const ids = idsOf(diagram, "n");
  const lines = ["flowchart LR"];
  for (const node of diagram.nodes) {
    const label = [node.label, ...nodeLines(node).map(({ text }) => text)].map(escaped);
    const [open, close] = shapeOf(node);
    lines.push(`    ${ids.get(node.id)}${open}"${label.join("<br/>")}"${close}`);
  }
  for (const edge of diagram.edges) {
    const label = edgeLines(edge).map(({ text }) => escaped(text));
    const middle = label.length === 0 ? "" : `|"${label.join("<br/>")}"|`;
    lines.push(`    ${ids.get(edge.from)} ${arrow(edge)}${middle} ${ids.get(edge.to)}`);
  }
  lines.push(...classes(diagram.nodes, ids, "    class ", () => true));
  return `${lines.join("\n")}\n`;
}

function shapeOf({ role }: DiagramNode): readonly [string, string] {
  if (role === "actor" || role === "time") return ["([", "])"];
  if (role === "surface") return ["[", "]"];
  return role === "loose" ? ["{{", "}}"] : ["(", ")"];
}

function arrow({ role }: DiagramEdge): string {
  return role === "changes" || role === "related" || role === "timeout" ? "-.->" : "-->";
}

// --- what they share

/** Colours, for each pair of them a class with the boxes that have it. */
function classes(
  nodes: readonly DiagramNode[],
  ids: Ids,
  prefix: string,
  which: (node: DiagramNode) => boolean,
): readonly string[] {
  const members = new Map<string, string[]>();
  const definitions: string[] = [];
  for (const node of nodes) {
    if (!which(node)) continue;
    const [fill, line] = boxColours(node);
    const known = members.get(fill);
    if (known === undefined) {
      const colours = `fill:${PALETTE[fill][0]},stroke:${PALETTE[line][0]},color:${PALETTE.ink[0]}`;
      definitions.push(`    classDef ${fill} ${colours}`);
    }
    members.set(fill, [...(known ?? []), ids.get(node.id) ?? ""]);
  }
  return [...definitions, ...[...members].map(([name, of]) => `${prefix}${of.join(",")} ${name}`)];
}

/** Text that has no meaning for Mermaid or the page around it. */
function escaped(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").replace(/[#;:"<>&`{}|[\]]/g, (c) => `#${c.charCodeAt(0)};`);
}
