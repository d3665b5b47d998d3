// The hooks for prompts and for the start of a session: JSON in, JSON or nothing out.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { promptSubmitted } from "../../src/edges/hook/prompt.ts";
import { sessionStart } from "../../src/edges/hook/session-start.ts";
import { cacheIn } from "../../src/host/cache-store.ts";
import { nodeFiles } from "../../src/host/files.ts";
import { LiveProject } from "../../src/workspace/live.ts";
import { folderWith, root } from "../support/allium.ts";

const specs = Object.fromEntries(
  readdirSync(join(root, "examples/accounts/specs")).map((name) => [
    name,
    readFileSync(join(root, "examples/accounts/specs", name), "utf8"),
  ]),
);

const QUESTIONS = `-- allium: 3
entity A {
    size: Integer
}
external entity B {}
open question "May a size shrink?"
rule R {
    when: Grow(a)
    open question "Who may see it?"
    ensures: a.size = 1
}
`;

const noCache = { XDG_CACHE_HOME: "/nonexistent" };

function added(event: string, stdout: string): string {
  if (stdout === "") return "";
  const { hookSpecificOutput } = JSON.parse(stdout);
  expect(hookSpecificOutput.hookEventName).toBe(event);
  return hookSpecificOutput.additionalContext;
}

async function card(files: Readonly<Record<string, string>>): Promise<string> {
  const input = JSON.stringify({ cwd: folderWith(files), source: "compact" });
  return added("SessionStart", await sessionStart(input, noCache));
}

describe("the card of a session", () => {
  it("tells which specifications there are, what they govern and how they are consulted", async () => {
    const text = await card(specs);
    expect(text).toContain("5 files");
    expect(text).toContain("- billing.allium: PaymentMethod, Subscription, Invoice, Payment;");
    for (const way of ["`ask`", "`query`", "`read`", "`check`"]) expect(text).toContain(way);
    expect(text.length).toBeLessThanOrEqual(1_200);
  });

  it("names open questions with their places", async () => {
    const text = await card({
      "a.allium": '-- allium: 3\nentity A { size: Integer }\nopen question "May a size shrink?"\n',
    });
    expect(text).toContain("Not decided yet (1 open question)");
    expect(text).toContain("- a.allium:3 May a size shrink?");
  });

  it("is the same when it is remembered, and another one when a text has changed", async () => {
    const cwd = folderWith({ "q.allium": QUESTIONS });
    const store = cacheIn(join(cwd, "cache"), "1");
    const cardNow = () => new LiveProject(nodeFiles(cwd), { cache: async () => store }).card();
    const first = await cardNow();
    expect(first.questions.map((q) => `${q.line} ${q.text}`)).toEqual([
      "6 May a size shrink?",
      "9 Who may see it?",
    ]);
    expect(await cardNow()).toEqual(first);
    writeFileSync(join(cwd, "q.allium"), QUESTIONS.replace("shrink", "grow"));
    expect((await cardNow()).questions[0]?.text).toBe("May a size grow?");
  });

  it("stays below 1,200 characters however much there is", async () => {
    const question = `open question "${"Why is this so very long? ".repeat(9)}"\n`;
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        `area${n}/${"nested/".repeat(n % 9)}spec.allium`,
        `-- allium: 3\nentity Thing${n} { size: Integer }\n${question.repeat(3)}`,
      ]),
    );
    const text = await card(many);
    expect(text.length).toBeLessThanOrEqual(1_200);
    expect(text).toContain("60 files");
    expect(text).toMatch(/\n- \d+ more\n/);
    expect(text).toMatch(/\n- \d+ more questions$/);
  });

  it("does not go through a home folder, which is no project", async () => {
    const home = folderWith({ "somewhere/a.allium": "-- allium: 3\nentity A { size: Integer }\n" });
    vi.stubEnv("HOME", home);
    vi.stubEnv("USERPROFILE", home);
    expect(await sessionStart(JSON.stringify({ cwd: home }), noCache)).toBe("");
    vi.unstubAllEnvs();
  });

  it("is not there without specifications", async () => {
    expect(await card({ "readme.md": "entity" })).toBe("");
  });
});

describe("a prompt", () => {
  const folder = () => folderWith(specs);
  const ask = async (prompt: string, cwd = folder(), env = {}): Promise<string> =>
    added(
      "UserPromptSubmit",
      await promptSubmitted(JSON.stringify({ cwd, prompt }), { ...noCache, ...env }),
    );

  it("is answered with what the specifications say", async () => {
    const text = await ask("Can you enable password reset for suspended users?");
    expect(text).toContain("auth.allium:136");
    expect(text).toContain("user.status = active");
    expect(text).toContain("AccountReinstated");
  });

  it("is asked about the project, not about the folder that the session has moved to", async () => {
    const CLAUDE_PROJECT_DIR = folder();
    const text = await ask("Let suspended users reset their password", folderWith({}), {
      CLAUDE_PROJECT_DIR,
    });
    expect(text).toContain("AccountReinstated");
  });

  it("about something else is answered with nothing", async () => {
    const cwd = folder();
    for (const prompt of ["", " ", "Rename the CI job.", "/compact", "$(touch x)", "日本語で"])
      expect(await ask(prompt, cwd), prompt).toBe("");
  });

  it("that is no JSON is the caller's to be quiet about", async () => {
    for (const input of ["", "{", "[]", '{"prompt":1}'])
      await expect(promptSubmitted(input, noCache), input).rejects.toThrow();
  });
});
