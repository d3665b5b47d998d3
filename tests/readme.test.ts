// The transcripts in the README are what the program prints.

import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { allium, folderWith, root } from "./support/allium.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```text\n(.*?)^```$/gms)].map((match) => match[1] ?? "");

/** A text as a list of words: where lines break is a matter of the page. */
const words = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What a transcript shows between the places where it leaves something out. */
const shown = (block: string): readonly string[] => block.split("…").map(words).filter(Boolean);

function example(): string {
  const folder = folderWith({});
  cpSync(join(root, "examples/accounts"), folder, { recursive: true });
  return folder;
}

it("shows the survey of a project without specifications", () => {
  const folder = example();
  rmSync(join(folder, "specs"), { recursive: true });
  const printed = words(allium(["survey", "--format", "text"], { cwd: folder }).stdout);
  for (const part of shown(blocks[0] ?? "")) expect(printed).toContain(part);
  expect(shown(blocks[0] ?? "").length).toBeGreaterThan(3);
});

it("shows the finding about an edit that went wrong", () => {
  const folder = example();
  const path = join(folder, "specs/auth.allium");
  const spec = readFileSync(path, "utf8");
  const edited = spec.replace("requires: user.status = active", "requires: user.status == active");
  expect(edited).not.toBe(spec);
  const slip = folderWith({ "specs/auth.allium": edited });
  const printed = allium(["check", "specs/auth.allium", "--format", "text"], { cwd: slip }).stdout;
  expect(printed).toContain(blocks[1]);
});
