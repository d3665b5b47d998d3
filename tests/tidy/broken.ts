// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the client's own variables are meant.
// Made-up trees, each with one slip that a gate has to see. They also show what each gate is for.

import type { Tree } from "./tree.ts";
import { tree } from "./tree.ts";

/** A slip: what the gate says about it (a part of it), and the tree. */
export type Slip = readonly [says: string, files: Tree];

const table = `
| Layer | Lives here | May import | Types only | Packages |
| --- | --- | --- | --- | --- |
| \`src/base\` | spans | – | – | – |
| \`src/model\` | names | \`src/base\` | – | \`pkg\` |
| \`src/report\` | sentences | – | \`src/model\` | – |
| \`src/edges/a\` | arguments | \`src/base\` | – | \`node\` |
`;

const layered = {
  "docs/architecture.md": table,
  "src/base/span.ts": "export const span = 1;\n",
  "src/model/index.ts": 'import { span } from "../base/span.ts";\nimport pkg from "pkg/part";\n',
  "src/report/text.ts":
    'import type { M } from "../model/index.ts";\nimport { type N } from "../model/index.ts";\n',
  "src/edges/a/main.ts": 'import fs from "node:fs";\nconst now = Date.now();\n',
};

/** A tree with these layers and nothing wrong in it, and the same tree with a file changed. */
export const sound = tree(layered);
const but = (files: Readonly<Record<string, string>>): Tree => tree({ ...layered, ...files });

export const layerSlips: readonly Slip[] = [
  ["no table", tree({})],
  ["src/edges/a has no files", withoutEdge()],
  ["is in no layer", but({ "src/extra/a.ts": "" })],
  [
    "src/base/up.ts:2 imports src/model/index.ts",
    but({ "src/base/up.ts": '\nimport { m } from "../model/index.ts";\n' }),
  ],
  [
    "may have types only",
    but({ "src/report/b.ts": 'import { m, type N } from "../model/index.ts";\n' }),
  ],
  [
    "may have types only",
    but({ "src/report/b.ts": 'const m = await import("../model/index.ts");\n' }),
  ],
  ["imports pkg", but({ "src/base/b.ts": 'export * from "pkg";\n' })],
  ["imports node:fs", but({ "src/model/b.ts": 'import "node:fs";\n' })],
  ["imports tests/a.ts", but({ "src/model/b.ts": 'import { a } from "../../tests/a.ts";\n' })],
  [
    "not above it",
    but({ "docs/architecture.md": table.replace("| spans | –", "| spans | `src/model`") }),
  ],
];

function withoutEdge(): Tree {
  const { "src/edges/a/main.ts": _, ...rest } = layered;
  return tree(rest);
}

export const puritySlips: readonly Slip[] = [
  ["uses Date.now", but({ "src/base/b.ts": "const t = Date.now();\n" })],
  ["uses new Date()", but({ "src/base/b.ts": "const t = new Date();\n" })],
  ["uses Math.random", but({ "src/model/b.ts": "const t = `${Math.random()}`;\n" })],
  ["uses process", but({ "src/report/b.ts": "const t = process.env;\n" })],
];

const lines = (count: number): string => "x;\n".repeat(count);

export const sizeSlips: readonly Slip[] = [
  ["401 lines", tree({ "src/a.ts": lines(401) })],
  ["401 lines", tree({ "tests/a.test.ts": lines(401) })],
];

export const anySlips: readonly Slip[] = [
  ["src/a.ts:2 ", tree({ "src/a.ts": "\nfunction f(x: any) {}\n" })],
  ["src/a.ts:1 ", tree({ "src/a.ts": "const x = y as any;\n" })],
  ["src/a.ts:1 ", tree({ "src/a.ts": "type A = Map<string, any>;\n" })],
  ["src/a.ts:1 ", tree({ "src/a.ts": "let x: any[];\n" })],
];

export const skipSlips: readonly Slip[] = [
  [".only", tree({ "tests/a.test.ts": 'it.only("x", f);\n' })],
  [".skip", tree({ "tests/a.test.ts": 'describe.skip("x", f);\n' })],
  [".todo", tree({ "tests/a.test.ts": 'it.todo("x");\n' })],
  [".skipIf", tree({ "tests/a.test.ts": 'it.skipIf(slow)("x", f);\n' })],
];

export const consoleSlips: readonly Slip[] = [
  ["src/model/a.ts:1", tree({ "src/model/a.ts": "console.log(1);\n" })],
  ["tests/a.ts:1", tree({ "tests/a.ts": "console.error(1);\n" })],
];

export const unfinishedSlips: readonly Slip[] = [
  ["src/a.ts:1", tree({ "src/a.ts": "// TODO: the rest\n" })],
  ["docs/a.md:1", tree({ "docs/a.md": "FIXME\n" })],
  ["src/a.ts:1", tree({ "src/a.ts": 'throw new Error("not implemented");\n' })],
];

export const machineSlips: readonly Slip[] = [
  ["/home/ann", tree({ "README.md": "see /home/ann/x\n" })],
  ["/Users/ann", tree({ "dist/lib/a.mjs": 'var f="/Users/ann/x/y.ts";' })],
  ["/tmp/b", tree({ "docs/a.md": "in `/tmp/build`\n" })],
  ["/work/m", tree({ "src/a.ts": '"file:///work/main"\n' })],
  ["the registry", tree({ "package-lock.json": '"https://registry.npmjs.org/zod"\n' })],
];

const versions = {
  "package.json": '{"version":"1.2.3"}',
  "package-lock.json": '{"version":"1.2.3","packages":{"":{"version":"1.2.3"}}}',
  ".claude-plugin/plugin.json": '{"version":"1.2.3"}',
  "dist/.claude-plugin/plugin.json": '{"version":"1.2.3"}',
  ".claude-plugin/marketplace.json": '{"plugins":[{"name":"a"}]}',
  "dist/bin/allium --version": "allium 1.2.3 (language versions: 1, 2, 3)",
};
const older = '{"version":"1.2.2","plugins":[{"version":"1.2.2"}]}';

export const soundVersions = tree(versions);
export const versionSlips: readonly Slip[] = Object.keys(versions)
  .filter((path) => path !== "package.json")
  .map((path) => [`${path}: version 1.2.2`, tree({ ...versions, [path]: older })]);

const explained = (...names: string[]): string =>
  `| package | what for |\n| --- | --- |\n${names.map((name) => `| ${name} | parsing |\n`).join("")}`;

export const dependencySlips: readonly Slip[] = [
  [
    "zod has no line",
    tree({
      "package.json": '{"devDependencies":{"zod":"4"}}',
      "docs/dependencies.md": explained("@a/b"),
    }),
  ],
  [
    "@a/b is no dependency",
    tree({ "package.json": "{}", "docs/dependencies.md": explained("@a/b") }),
  ],
  ["has dependencies", tree({ "package.json": '{"dependencies":{}}' })],
];

export const lockfileSlips: readonly Slip[] = [
  [
    "package-lock.json:1",
    tree({ "package-lock.json": '"resolved": "https://mirror.example/a.tgz"\n' }),
  ],
  ["sub/package-lock.json:2", tree({ "sub/package-lock.json": '\n"resolved": "git+ssh://x/a"\n' })],
];

const shipped = {
  "dist/.claude-plugin/plugin.json": "{}",
  "dist/bin/allium": "",
  "dist/lib/launch.cjs": "",
  "dist/lib/allium.cjs": "",
};

export const soundDist = tree(shipped);
export const distSlips: readonly Slip[] = [
  ["dist/lib/allium.cjs is missing", tree({})],
  ["dist/package.json may not", tree({ ...shipped, "dist/package.json": "{}" })],
  ["dist/a/package-lock.json may not", tree({ ...shipped, "dist/a/package-lock.json": "{}" })],
  ["dist/node_modules/a/i.js may not", tree({ ...shipped, "dist/node_modules/a/i.js": "" })],
  ["dist/lib/allium.cjs.map may not", tree({ ...shipped, "dist/lib/allium.cjs.map": "" })],
];

const prompt = (fields: string, body = ""): string => `---\n${fields}\n---\n${body}\n`;

export const frontmatterSlips: readonly Slip[] = [
  ["no frontmatter", tree({ "commands/a.md": "# A\n" })],
  ["no description", tree({ "agents/a.md": prompt("name: a") })],
  ["`argument-hint`", tree({ "commands/a.md": prompt("description: d\nargument-hint: [a] [b]") })],
  ["`description`", tree({ "commands/a.md": prompt("description: checks: all") })],
  ["that of its folder", tree({ "skills/a/SKILL.md": prompt("name: b\ndescription: d") })],
];

const allowed = (body: string): string =>
  prompt('description: d\nallowed-tools: Bash(node "${CLAUDE_PLUGIN_ROOT}/x":*), Read', body);

/** Commands that the client runs. */
export const soundPrompt = tree({
  "commands/a.md": allowed('!`node "${CLAUDE_PLUGIN_ROOT}/x" a 2>&1 || true`'),
  "commands/b.md": allowed(
    "```!\nnode \"${CLAUDE_PLUGIN_ROOT}/x\" b --exit-zero <<'END'\n$ARGUMENTS\nEND\n```",
  ),
});

export const shellSlips: readonly Slip[] = [
  [
    "does not let through",
    tree({ "commands/a.md": allowed("!`node ${CLAUDE_PLUGIN_ROOT}/x || true`") }),
  ],
  ["does not let through", tree({ "commands/a.md": prompt("description: d", "!`ls || true`") })],
  [
    "would drop the prompt",
    tree({ "commands/a.md": allowed('!`node "${CLAUDE_PLUGIN_ROOT}/x" a`') }),
  ],
  [
    "user's words",
    tree({
      "commands/a.md": allowed('```!\nnode "${CLAUDE_PLUGIN_ROOT}/x" $ARGUMENTS || true\n```'),
    }),
  ],
];

export const optionSlips: readonly Slip[] = [
  ["hooks/hooks.json:1", tree({ "hooks/hooks.json": '{"args":["${user_config.a}"]}' })],
];

export const boundSlips: readonly Slip[] = [
  [
    "PostToolUse has no timeout",
    tree({ "hooks/hooks.json": '{"hooks":{"PostToolUse":[{"hooks":[{"type":"command"}]}]}}' }),
  ],
];

export const pluginPathSlips: readonly Slip[] = [
  ["bin/x, which is not there", tree({ "hooks/hooks.json": '"${CLAUDE_PLUGIN_ROOT}/bin/x"' })],
  [
    "dist/bin/x, which is not there",
    tree({ "bin/x": "", "commands/a.md": '"${CLAUDE_PLUGIN_ROOT}/bin/x"' }),
  ],
];
