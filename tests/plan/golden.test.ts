// The plan of the example system, in a form that a person can read: what to show, and the details.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Obligation } from "../../src/obligations/index.ts";
import { root } from "../support/allium.ts";
import { plans, withoutPlaces } from "./planned.ts";

const folder = join(root, "examples/accounts/specs");
const names = ["accounts", "admin", "auth", "billing", "teams"];
const tree = Object.fromEntries(
  names.map((name) => [`${name}.allium`, readFileSync(join(folder, `${name}.allium`), "utf8")]),
);

function entry(o: Obligation): string {
  const also = o.stable_id === o.id ? "" : `  (${o.stable_id})`;
  const lines = [
    `${o.place.line}:${o.place.col}  ${o.id}${also}`,
    `    ${o.description}`,
    ...(o.detail === undefined ? [] : [`    ${JSON.stringify(withoutPlaces(o.detail))}`]),
    ...(o.dependencies === undefined ? [] : [`    ${JSON.stringify(o.dependencies)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

describe("the plan of the example", () => {
  it("is what a person has read", async () => {
    const { files } = await plans(tree);
    expect(files.map(({ path }) => path)).toEqual(names.map((name) => `${name}.allium`));
    for (const { path, obligations } of files) {
      const text = obligations.map(entry).join("\n");
      await expect(text).toMatchFileSnapshot(`golden/${path.replace(".allium", "")}.txt`);
    }
  });

  it("quotes the text at the places that it names", async () => {
    const { files } = await plans(tree);
    for (const { path, obligations } of files) {
      const bytes = Buffer.from(tree[path] ?? "", "utf8");
      for (const { place, source_span, expression } of obligations) {
        const slice = (span: { start: number; end: number }) =>
          bytes.subarray(span.start, span.end).toString("utf8");
        expect(source_span.start).toBeLessThanOrEqual(place.start);
        expect(place.end).toBeLessThanOrEqual(source_span.end);
        if (expression !== undefined) expect(slice(source_span)).toContain(expression);
        const before = bytes.subarray(0, place.start).toString("utf8").split("\n");
        expect([place.line, place.col]).toEqual([
          before.length,
          Buffer.byteLength(before.at(-1) ?? "") + 1,
        ]);
      }
    }
  });
});
