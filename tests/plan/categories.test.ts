// Every category of obligations has its line in the docs, and every line is a category.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/allium.ts";
import { find, planned, plans } from "./planned.ts";

describe("the page about obligations", () => {
  it("lists the categories of the published form", () => {
    const page = readFileSync(join(root, "docs/obligations.md"), "utf8");
    const rows = [...page.matchAll(/^\| (`[^|]+) \|/gm)].map((match) => match[1] ?? "");
    const documented = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map((m) => m[1]));
    const schema = JSON.parse(readFileSync(join(root, "docs/json/plan.schema.json"), "utf8"));
    const published: readonly string[] = schema.definitions.Category.enum;
    expect([...documented].sort()).toEqual([...published].sort());
  });
});

describe("places", () => {
  const text =
    "-- allium: 3\r\n-- né 😀\r\nentity É {}\r\nentity Ab { ü: String } value V { n: Integer? }\r\n";

  it("count bytes, whatever the characters and line ends", async () => {
    const { files } = await plans({ "a.allium": text });
    const optional = find(files[0]?.obligations ?? [], "entity-optional.V.n");
    const bytes = Buffer.from(text, "utf8");
    const { start, end, line, col } = optional.place;
    expect(bytes.subarray(start, end).toString("utf8")).toBe("n: Integer?");
    expect(line).toBe(4);
    const lineStart = bytes.lastIndexOf("\n", start) + 1;
    expect(col).toBe(start - lineStart + 1);
  });
});

describe("what is said twice", () => {
  it("has ids of its own", async () => {
    const ids = (
      await planned("rule R { when: A() requires: x.a = 1 requires: x.a = 1 ensures: B() }")
    )
      .filter((o) => o.category === "rule_failure")
      .map((o) => [o.id, o.stable_id.replace(/#\w+/, "#")]);
    expect(ids).toEqual([
      ["rule-failure.R.1", "rule-failure.R.#"],
      ["rule-failure.R.2", "rule-failure.R.#~2"],
    ]);
  });
});
