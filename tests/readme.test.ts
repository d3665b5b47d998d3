// The transcripts in the README are what the program prints.

import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { allium, folderWith, root } from "./support/allium.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```text\n(.*?)^```$/gms)].map((match) => match[1] ?? "");

/** A transcript by something that stands in it. */
function transcript(part: string): string {
  const found = blocks.filter((block) => block.includes(part));
  expect(found).toHaveLength(1);
  return found[0] ?? "";
}

/** A text as a list of words: where lines break is a matter of the page. */
const words = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What a transcript shows between the places where it leaves something out. */
const shown = (block: string): readonly string[] => block.split("…").map(words).filter(Boolean);

function example(): string {
  const folder = folderWith({});
  cpSync(join(root, "examples/accounts"), folder, { recursive: true });
  return folder;
}

it("shows what stands against a wish", () => {
  const asked = /^> (A customer .*?)\n\n/ms.exec(readme)?.[1]?.replaceAll("\n> ", " ") ?? "";
  const printed = words(allium(["ask", asked, "specs"], { cwd: example() }).stdout);
  for (const part of shown(transcript("Stands against it"))) expect(printed).toContain(part);
});

it("shows the survey of a project without specifications", () => {
  const folder = example();
  rmSync(join(folder, "specs"), { recursive: true });
  const printed = words(allium(["survey", "--format", "text"], { cwd: folder }).stdout);
  const parts = shown(transcript("no Allium spec yet"));
  for (const part of parts) expect(printed).toContain(part);
  expect(parts.length).toBeGreaterThan(3);
});

it("shows the difference between code and specification", () => {
  const folder = example();
  const ran = allium(["drift", "--spec", "specs", "--code", ".", "--json"], { cwd: folder });
  const { findings } = JSON.parse(ran.stdout) as {
    findings: { message: string; spec: { line: number }; code: { line: number } }[];
  };
  const found = findings.find(({ message }) => message === transcript("LoginAttempt has").trim());
  expect(found).toMatchObject({ spec: { line: 42 }, code: { line: 47 } });
});

it("shows the finding about an edit that went wrong", () => {
  const folder = example();
  const path = join(folder, "specs/auth.allium");
  const spec = readFileSync(path, "utf8");
  const edited = spec.replace("requires: user.status = active", "requires: user.status == active");
  expect(edited).not.toBe(spec);
  const slip = folderWith({ "specs/auth.allium": edited });
  const printed = allium(["check", "specs/auth.allium", "--format", "text"], { cwd: slip }).stdout;
  expect(printed).toContain(transcript("parse.foreignOperator"));
});
