// Diagrams as pictures that need nothing else: laid out by Graphviz, in the colours of the reader's
// surroundings where the viewer tells, in light ones elsewhere.

import { Graphviz } from "@hpcc-js/wasm-graphviz";
import type { Diagram } from "../diagrams/diagram.ts";
import { diagramDot, FONT } from "./diagram-dot.ts";
import { PALETTE } from "./diagram-palette.ts";
import { joinedParts } from "./diagram-parts.ts";

const FONTS = `${FONT},DejaVu Sans,Geneva,sans-serif`;
/** Between pictures that stand side by side, and for the name above each. */
const GAP = 16;
const HEAD = 26;

/** Beyond so many boxes, what nothing joins is laid out apart, as it would make one long row. */
const MOST_TOGETHER = 40;

/** What Graphviz has drawn, without the document around it. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** A diagram as one SVG document; ends with a line end. */
export async function diagramSvg(diagram: Diagram): Promise<string> {
  const graphviz = await Graphviz.load();
  const draw = (part: Diagram) => picture(graphviz.layout(diagramDot(part), "svg", "dot"));
  if (diagram.groups.length < 2) {
    const parts = diagram.nodes.length > MOST_TOGETHER ? joinedParts(diagram) : [diagram];
    const pictures = parts.map(draw).sort((a, b) => b.height - a.height);
    const [only] = pictures;
    const whole = pictures.length === 1 && only !== undefined ? only : sideBySide(pictures);
    return document(whole, diagram.title);
  }
  const parts = diagram.groups.map((group) => {
    const nodes = diagram.nodes.filter((node) => node.group === group.id);
    const ids = new Set(nodes.map(({ id }) => id));
    const edges = diagram.edges.filter(({ to }) => ids.has(to));
    return framed(draw({ ...diagram, groups: [group], nodes, edges }), group.label);
  });
  return document(sideBySide(parts), diagram.title);
}

function picture(drawn: string): Picture {
  const size = /<svg width="([\d.]+)pt" height="([\d.]+)pt"/.exec(drawn);
  const body = drawn
    .slice(drawn.indexOf("<g "), drawn.lastIndexOf("</svg>"))
    .replace(/<!--[\s\S]*?-->\n?/g, "")
    .replace(/<title>[^<]*<\/title>\n?/g, "")
    .replace(/ id="[^"]*"/g, "")
    .replace(/ xml:space="preserve"/g, "")
    .replaceAll(`font-family="${FONT}"`, `font-family="${FONTS}"`);
  return { width: Number(size?.[1] ?? 0), height: Number(size?.[2] ?? 0), body };
}

/** A picture in a frame with a name. */
function framed({ width, height, body }: Picture, name: string): Picture {
  const least = Math.max(width, name.length * 9 + 2 * GAP);
  const box = { width: least, height: height + HEAD };
  const frame = `<rect width="${box.width}" height="${box.height}" rx="10" fill="none" stroke="${PALETTE.line[0]}"/>`;
  const title = `<text x="${box.width / 2}" y="20" text-anchor="middle" font-family="${FONTS}" font-weight="bold" font-size="12" fill="${PALETTE.ink[0]}">${escaped(name)}</text>`;
  // Its own ground would hide the frame.
  const drawing = body.replace(/<polygon fill="[^"]*" stroke="none"[^>]*\/>\n?/, "");
  const moved = `<g transform="translate(${(least - width) / 2} ${HEAD})">\n${drawing}</g>`;
  return { ...box, body: `${frame}\n${title}\n${moved}\n` };
}

/** Pictures in rows, in their order; a row ends where the whole would get wider than high. */
function sideBySide(parts: readonly Picture[]): Picture {
  const area = parts.reduce((sum, part) => sum + (part.width + GAP) * (part.height + GAP), 0);
  const widest = Math.max(Math.sqrt(area) * 1.4, ...parts.map(({ width }) => width));
  let [x, y, rowHeight, width] = [GAP, GAP, 0, 0];
  const placed = parts.map((part) => {
    if (x > GAP && x + part.width > widest + GAP) [x, y, rowHeight] = [GAP, y + rowHeight + GAP, 0];
    const body = `<g transform="translate(${x} ${y})">\n${part.body}</g>\n`;
    x += part.width + GAP;
    width = Math.max(width, x);
    rowHeight = Math.max(rowHeight, part.height);
    return body;
  });
  const height = y + rowHeight + GAP;
  const ground = `<rect width="${width}" height="${height}" fill="${PALETTE.ground[0]}"/>\n`;
  return { width, height, body: ground + placed.join("") };
}

/** With a name for those who cannot see it, and colours for dark surroundings. */
function document({ width, height, body }: Picture, title: string): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">
<title>${escaped(title)}</title>
<style>${dark()}</style>
${body}</svg>
`;
}

function dark(): string {
  const rules = Object.values(PALETTE).flatMap(([light, night]) => [
    `[fill="${light}"]{fill:${night}}`,
    `[stroke="${light}"]{stroke:${night}}`,
  ]);
  return `@media (prefers-color-scheme: dark){${rules.join("")}}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
