// What the pictures are like: the same bytes each time, nothing from elsewhere, colours for dark
// surroundings, and boxes and words that do not lie on one another.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diagramDot } from "../../src/report/diagram-dot.ts";
import { PALETTE } from "../../src/report/diagram-palette.ts";
import { diagramSvg } from "../../src/report/diagram-svg.ts";
import { root } from "../support/allium.ts";
import { drawn } from "./support.ts";

const folder = join(root, "examples/accounts/specs");
const example = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);
const kinds = ["lifecycle", "entities", "rules", "surfaces"] as const;

/** A specification with one lifecycle of so many states, each reached from one or two others. */
function lifecycleOf(count: number): string {
  const states = Array.from({ length: count }, (_, at) => `state_${at}`);
  const steps = states
    .slice(1)
    .flatMap((to, at) => [
      [states[at] ?? "", to],
      ...(at % 4 === 3 ? [[states[at - 3] ?? "", to]] : []),
      ...(at % 7 === 6 ? [[to, states[at - 5] ?? ""]] : []),
    ]);
  const rules = steps.map(
    ([from, to], at) =>
      `rule Step${at} {\n when: Move${at}(case)\n requires: case.status = ${from}\n ensures: case.status = ${to}\n}\n`,
  );
  const edges = steps.map(([from, to]) => `${from} -> ${to}\n`).join("");
  return `-- allium: 3
entity Case {
  status: ${states.join(" | ")}
  transitions status { ${edges} terminal: ${states.at(-1)} }
}
${rules.join("")}
surface Desk {
  context case: Case
  provides:
${rules.map((_, at) => `    Move${at}(case)\n`).join("")}}
`;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The boxes of the filled shapes in a picture. */
function boxes(svg: string): readonly Box[] {
  return [...svg.matchAll(/<path fill="#[^"]*"[^>]* d="([^"]*)"/g)].map(([, path = ""]) => {
    const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)];
    const xs = points.map(([, x]) => Number(x));
    const ys = points.map(([, , y]) => Number(y));
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    return { left, right, top: Math.min(...ys), bottom: Math.max(...ys) };
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe("pictures", () => {
  for (const kind of kinds)
    it(`of the ${kind} of the example stand alone, and come out the same each time`, async () => {
      const diagram = await drawn(example, kind);
      const svg = await diagramSvg(diagram);
      expect(await diagramSvg(diagram)).toBe(svg);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="[\d.]+" /);
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
        /https?:|href|<script|<image|url\(/,
      );
      const named = diagram.nodes.filter(({ role }) => role !== "start");
      for (const { label } of named) expect(svg).toContain(`>${label}</text>`);
    });

  it("have another colour for each of theirs on dark ground", async () => {
    const light = new Set<string>(Object.values(PALETTE).map(([colour]) => colour));
    for (const kind of kinds) {
      const svg = await diagramSvg(await drawn(example, kind));
      const used = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
      expect(used.filter((colour) => colour !== "none" && !light.has(colour ?? ""))).toEqual([]);
      for (const colour of new Set(used))
        if (colour !== "none") expect(svg).toContain(`[fill="${colour}"]{fill:`);
    }
  });

  it("keep the states of a lifecycle of thirty apart, each with its steps", async () => {
    const svg = await diagramSvg(await drawn(lifecycleOf(30), "lifecycle"));
    const states = boxes(svg).filter(({ bottom, top }) => bottom - top > 20);
    expect(states.length).toBeGreaterThanOrEqual(30);
    const clashes = states.flatMap((a, at) => states.slice(at + 1).filter((b) => overlap(a, b)));
    // The line around a terminal state is a shape of its own.
    expect(clashes.length).toBeLessThanOrEqual(1);
    for (let at = 0; at < 29; at++) expect(svg).toContain(`>Step${at}</text>`);
    expect(svg).toContain(">at Desk</text>");
  });

  it("set what nothing joins in rows, so that many small parts make no long one", async () => {
    const pairs = Array.from(
      { length: 40 },
      (_, at) => `entity A${at} { b: B${at} }\nentity B${at} { n: Integer }\n`,
    );
    const svg = await diagramSvg(await drawn(`-- allium: 3\n${pairs.join("")}`, "entities"));
    const [, width = "", height = ""] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    expect(Number(width) / Number(height)).toBeGreaterThan(0.5);
    expect(Number(width) / Number(height)).toBeLessThan(3);
    expect(svg.match(/>b<\/text>/g)).toHaveLength(40);
  });

  it("show dashes where no rule takes a declared step", async () => {
    const unwitnessed = lifecycleOf(3).replace("rule Step0 {", "rule Step0 {\n requires: false\n");
    const without = unwitnessed.replace(/rule Step0 [\s\S]*?\n\}\n/, "");
    const dot = diagramDot(await drawn(without, "lifecycle"));
    expect(dot.match(/style=dashed/g)).toHaveLength(1);
    expect(dot).toContain("no rule does this");
  });

  it("take names for names, whatever stands in them", async () => {
    const text = `-- allium: 3
entity graph {
    status: \`a"b\\\\<c>\` | \`&amp;]]>\` | node
    transitions status { \`a"b\\\\<c>\` -> \`&amp;]]>\` terminal: \`&amp;]]>\` }
}
`;
    const svg = await diagramSvg(await drawn(text, "lifecycle"));
    expect(svg.replaceAll("&quot;", '"')).toContain('`a"b\\\\&lt;c&gt;`');
    expect(svg).toContain("`&amp;amp;]]&gt;`");
  });
});
