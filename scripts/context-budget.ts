// What the plugin puts into the model's context, in characters and estimated tokens: what every
// session carries, what a hook adds, what a command or skill costs when it is used. Commands are
// filled in as the client does it, on the bundled example.
//
//   npx tsx scripts/context-budget.ts          prints a table
//   npx tsx scripts/context-budget.ts --check  fails when a bound is exceeded

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const example = join(root, "examples/accounts");
const launcher = join(root, "bin/allium");

/** English prose and code, roughly. */
const CHARACTERS_PER_TOKEN = 4;

interface Row {
  readonly what: string;
  readonly characters: number;
  /** The most tokens it may cost. */
  readonly bound?: number;
}

/** What a user might type after each command. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  ask: "Can you enable password reset for suspended users?",
  check: "specs",
  distill: "auth",
  drift: "auth",
  elicit: "Customers can pause a subscription",
  explain: "transition.undeclared",
  propagate: "auth",
  tend: "Lockout should last an hour",
  weed: "auth",
};

function run(args: readonly string[], input = ""): string {
  const ran = spawnSync(process.execPath, [launcher, ...args], {
    cwd: example,
    input,
    encoding: "utf8",
    env: { ...process.env, CLAUDE_PROJECT_DIR: example, ALLIUM_NO_CACHE: "1" },
    maxBuffer: 1 << 26,
  });
  return `${ran.stdout}${ran.stderr}`;
}

/** The text of a prompt without its frontmatter, and the field that sessions list. */
function promptAt(path: string): { readonly description: string; readonly body: string } {
  const text = readFileSync(join(root, path), "utf8");
  const [, front = "", body = text] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const field = (name: string): string =>
    new RegExp(`^${name}: (.*)$`, "m").exec(front)?.[1]?.trim() ?? "";
  return { description: `${field("description")} ${field("argument-hint")}`.trim(), body };
}

/** Runs the commands of a prompt's fenced blocks, as the client does before the model reads it. */
function filled(body: string, words: string): string {
  return body
    .replaceAll("$ARGUMENTS", words)
    .replace(/^```!\n(.*?)^```$/gms, (_, block: string) => {
      const [line = "", ...rest] = block.split("\n");
      const args =
        /bin\/allium" (.*?)(?: 2>&1)?(?: <<'\w+')?(?: \|\| true)?$/.exec(line)?.[1] ?? "";
      const input = rest.slice(0, -2).join("\n");
      return run(
        args.split(" ").filter((word) => word !== "2>&1"),
        input,
      );
    });
}

function names(folder: string): readonly string[] {
  return readdirSync(join(root, folder)).sort();
}

const rows: Row[] = [];
const listed: string[] = [];
for (const file of names("commands")) {
  const { description, body } = promptAt(`commands/${file}`);
  listed.push(description);
  const name = file.replace(/\.md$/, "");
  rows.push({ what: `/allium:${name}`, characters: filled(body, ARGUMENTS[name] ?? "").length });
}
for (const folder of names("skills")) {
  const { description, body } = promptAt(`skills/${folder}/SKILL.md`);
  listed.push(description);
  const isEntry = folder === "allium";
  const characters = (isEntry ? filled(body, "") : body).length;
  rows.push({
    what: isEntry ? "/allium" : `skill ${folder}`,
    characters,
    ...(isEntry ? { bound: 1500 } : {}),
  });
}
for (const file of names("agents")) {
  const { description, body } = promptAt(`agents/${file}`);
  listed.push(description);
  rows.push({ what: `agent ${file.replace(/\.md$/, "")}`, characters: body.length });
}
rows.unshift({
  what: "names and descriptions, in every session",
  characters: listed.join("\n").length,
});

const hook = (name: string, payload: object): string => {
  const printed = run(["hook", name], JSON.stringify({ cwd: example, ...payload }));
  if (!printed.startsWith("{")) return printed;
  const output = JSON.parse(printed) as { hookSpecificOutput?: { additionalContext?: string } };
  return output.hookSpecificOutput?.additionalContext ?? "";
};
const prompts: readonly (readonly [string, string, number])[] = [
  ["a prompt about something else", "Fix the typo in the README, please.", 0],
  ["a prompt about suspended users", ARGUMENTS["ask"] ?? "", 1200],
  [
    "a prompt about a free trial",
    "Add a free trial. New subscribers get their first month at no charge.",
    1200,
  ],
];
rows.push({
  what: "hook: a session begins",
  characters: hook("session-start", { hook_event_name: "SessionStart", source: "startup" }).length,
  bound: 300,
});
for (const [what, prompt, bound] of prompts)
  rows.push({
    what: `hook: ${what}`,
    characters: hook("prompt", { hook_event_name: "UserPromptSubmit", prompt }).length,
    bound,
  });

const tokens = ({ characters }: Row): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);
const wide = Math.max(...rows.map(({ what }) => what.length));
for (const row of rows) {
  const bound = row.bound === undefined ? "" : `  at most ${row.bound}`;
  process.stdout.write(
    `${row.what.padEnd(wide)}  ${String(row.characters).padStart(6)} characters  ${String(tokens(row)).padStart(5)} tokens${bound}\n`,
  );
}
if (process.argv.includes("--check")) {
  const over = rows.filter((row) => row.bound !== undefined && tokens(row) > row.bound);
  for (const { what } of over) process.stderr.write(`too much: ${what}\n`);
  if (over.length > 0) process.exitCode = 1;
}
