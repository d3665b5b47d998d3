// Builds dist/, the plugin that ships: manifest, prompts, hooks, bundled programs, pages and the
// example. The same sources give the same bytes.
//
//   node scripts/build.mjs           builds dist/
//   node scripts/build.mjs --check   builds elsewhere and fails when dist/ differs

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");

/** Copied as they are, when they are there. */
const COPIED = [
  ".claude-plugin/plugin.json",
  "commands",
  "skills",
  "hooks",
  "agents",
  "docs/codes",
  "examples/accounts",
  "README.md",
  "LICENSE",
];

/** Left behind by tools that run in the example. */
const NOT_COPIED = new Set(["__pycache__", ".pytest_cache", ".venv", ".DS_Store"]);

// Newer versions of Node keep the compiled program for the next start.
const LAUNCHER = `#!/usr/bin/env node
process.getBuiltinModule?.("node:module").enableCompileCache?.();
import("../lib/allium.mjs");
`;

// Bundled CommonJS packages ask for node's modules with `require`; only the files with such
// packages pay for it.
const REQUIRE =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);\n';

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

async function buildInto(target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const path of COPIED) copy(path, target);
  const result = await bundle(target);
  toAscii(join(target, "lib"));
  mkdirSync(join(target, "bin"), { recursive: true });
  writeFileSync(join(target, "bin", "allium"), LAUNCHER);
  chmodSync(join(target, "bin", "allium"), 0o755);
  writeFileSync(join(target, "lib", "licences.txt"), licences(result.metafile));
  assertSameVersion(target);
}

function copy(path, target) {
  const from = join(root, path);
  if (!existsSync(from)) return;
  const wanted = (source) => !NOT_COPIED.has(basename(source)) && !source.endsWith(".pyc");
  cpSync(from, join(target, path), { recursive: true, filter: wanted });
}

async function bundle(target) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { allium: "src/main.ts" },
    outdir: join(target, "lib"),
    outExtension: { ".js": ".mjs" },
    entryNames: "[name]",
    chunkNames: "chunk-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minify: true,
    legalComments: "none",
    charset: "ascii",
    metafile: true,
    define: { ALLIUM_VERSION: JSON.stringify(version) },
    write: false,
    logLevel: "warning",
  });
  mkdirSync(join(target, "lib"), { recursive: true });
  for (const { path, text } of result.outputFiles)
    writeFileSync(path, text.includes("typeof require") ? REQUIRE + text : text);
  return result;
}

/**
 * Escapes what the bundler leaves outside ASCII, which is inside regular expressions: a single such
 * character makes the engine keep the whole source in two bytes per character.
 */
function toAscii(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const text = readFileSync(path, "utf8");
    const escaped = text.replace(
      /[^\0-\x7f]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    if (escaped !== text) writeFileSync(path, escaped);
  }
}

/** The licence texts of all packages that went into the bundle, in the order of their names. */
function licences(metafile) {
  const packages = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match !== null) packages.add(input.slice(0, match[0].length - 1));
  }
  const texts = [...packages].sort().map((folder) => {
    const { name, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? "" : readFileSync(join(root, folder, file), "utf8").trim();
    return `${name} (${license})\n\n${text}\n`;
  });
  return `Packages bundled into these programs, and their licences.\n\n${texts.join(`\n${"-".repeat(78)}\n\n`)}`;
}

function assertSameVersion(target) {
  const manifest = join(target, ".claude-plugin", "plugin.json");
  if (!existsSync(manifest)) return;
  const declared = JSON.parse(readFileSync(manifest, "utf8")).version;
  if (declared !== version)
    throw new Error(`plugin.json says version ${declared}, package.json says ${version}`);
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function differences(expected, actual) {
  const names = new Set([...filesBelow(expected), ...filesBelow(actual)]);
  return [...names].sort().flatMap((name) => {
    const [a, b] = [join(expected, name), join(actual, name)];
    if (!existsSync(b)) return [`missing:   dist/${name}`];
    if (!existsSync(a)) return [`left over: dist/${name}`];
    return readFileSync(a).equals(readFileSync(b)) ? [] : [`differs:   dist/${name}`];
  });
}

if (process.argv.includes("--check")) {
  const fresh = mkdtempSync(join(tmpdir(), "allium-dist-"));
  try {
    await buildInto(fresh);
    const stale = differences(fresh, dist);
    if (stale.length > 0) {
      process.stderr.write(`dist/ is stale; build it with npm run build:\n${stale.join("\n")}\n`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
} else {
  await buildInto(dist);
}
