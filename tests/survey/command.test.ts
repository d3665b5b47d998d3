// `allium survey` on real folders: the command, its exit codes, its JSON, odd entries on disk.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommandContext, EXIT, UsageError } from "../../src/edges/cli/command.ts";
import { surveyCommand } from "../../src/edges/cli/commands/survey.ts";
import { packagePerDomain } from "./layouts/python.ts";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "survey-"));
  for (const [path, text] of Object.entries(packagePerDomain)) write(path, String(text));
  write("node_modules/left/models.py", "class HiddenStatus(Enum):\n");
  write(".venv/lib/left/models.py", "class HiddenStatus(Enum):\n");
  write("ignored/models.py", "class IgnoredStatus(Enum):\n");
  write(".gitignore", "ignored/\n");
  symlinkSync("..", join(root, "auth", "loop"));
  symlinkSync("nowhere", join(root, "auth", "dangling.py"));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function run(
  ...args: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const context: CommandContext = {
    args,
    cwd: root,
    env: {},
    isTerminal: false,
    print: (text) => {
      out += text;
    },
    printError: (text) => {
      err += text;
    },
    readInput: async () => "",
  };
  return { code: await surveyCommand.run(context), out, err };
}

test("text names the areas; ignored folders, node_modules and loops do not count", async () => {
  const { code, out, err } = await run("--format", "text");
  expect(code).toBe(EXIT.clean);
  expect(err).toBe("");
  expect(out).toContain("authentication (auth/)");
  expect(out).not.toMatch(/HiddenStatus|IgnoredStatus|loop/);
});

test("JSON fits its schema, which fits the types", async () => {
  write("specs/billing.allium", '-- allium: 3\n\nentity {\n\nopen question "Why?"\n');
  const { code, out } = await run();
  rmSync(join(root, "specs"), { recursive: true });
  expect(code).toBe(EXIT.clean);
  const path = join(repository, "docs", "json", "survey.schema.json");
  const schema = JSON.parse(readFileSync(path, "utf8"));
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  validate(JSON.parse(out));
  expect(validate.errors ?? []).toEqual([]);
  const { title, ...published } = schema;
  expect(title).toBe("The document of `allium survey --format json`");
  const { $schema, $ref, definitions } = createGenerator({
    path: join(repository, "src", "report", "survey-json.ts"),
    tsconfig: join(repository, "tsconfig.json"),
    type: "SurveyDocument",
    topRef: true,
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema("SurveyDocument");
  expect(published).toEqual(JSON.parse(JSON.stringify({ $schema, $ref, definitions })));
});

test("ages come from git where there is a repository", async () => {
  const git = (...words: readonly string[]): void => {
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    };
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...words], {
      cwd: root,
      env,
    });
  };
  let date = "2024-01-01T12:00:00Z";
  write("specs/billing.allium", "-- allium: 3\n\nentity Invoice {\n    name: String\n}\n");
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "one");
  date = "2024-01-13T12:00:00Z";
  write("billing/jobs.py", "from celery import shared_task\n");
  git("add", "-A");
  git("commit", "-q", "-m", "two");
  const { out } = await run("--format", "text", ".");
  expect(out).toContain("code changed 12 days after the spec");
  expect(out).toContain("Check drift");
});

test("a folder that is not there, and one that is a file", async () => {
  expect(await run("nowhere")).toMatchObject({ code: EXIT.failed, out: "" });
  expect((await run("nowhere")).err).toBe("nowhere: no such file or directory\n");
  expect((await run("app.py")).err).toBe("app.py: not a folder\n");
});

test("bad usage", async () => {
  await expect(run("a", "b")).rejects.toThrow(UsageError);
  await expect(run("--format", "xml")).rejects.toThrow(UsageError);
  await expect(run("--nonsense")).rejects.toThrow(UsageError);
});
