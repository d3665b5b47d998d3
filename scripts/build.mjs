// Builds dist/, the plugin that ships: manifest, prompts, hooks, bundled programs, pages and the
// example. The same sources give the same bytes.
//
//   node scripts/build.mjs           builds dist/
//   node scripts/build.mjs --check   builds elsewhere and fails when dist/ differs

import { createHash } from "node:crypto";
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

/** Where src/host/grammar-files.ts finds the grammars while the sources run. */
const GRAMMARS = [
  "web-tree-sitter/web-tree-sitter.wasm",
  "@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm",
  ...[
    "c-sharp",
    "go",
    "java",
    "javascript",
    "php",
    "python",
    "ruby",
    "rust",
    "tsx",
    "typescript",
  ].map((name) => `@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`),
];

// CommonJS throughout: it starts faster than modules, and V8's bytecode can be kept for it. The
// launcher has no extension; only below a package.json of modules is it one itself.
const LAUNCHER = `#!/usr/bin/env node
const launch = "../lib/launch.cjs";
typeof require === "function" ? require(launch) : import(launch);
`;

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

async function buildInto(target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const path of COPIED) copy(path, target);
  const metafile = await bundle(target);
  mkdirSync(join(target, "bin"), { recursive: true });
  writeFileSync(join(target, "bin", "allium"), LAUNCHER);
  chmodSync(join(target, "bin", "allium"), 0o755);
  const packages = copyGrammars(target);
  writeFileSync(join(target, "lib", "licences.txt"), licences(metafile, packages));
  assertSameVersion(target);
}

function copy(path, target) {
  const from = join(root, path);
  if (!existsSync(from)) return;
  const wanted = (source) => !NOT_COPIED.has(basename(source)) && !source.endsWith(".pyc");
  cpSync(from, join(target, path), { recursive: true, filter: wanted });
}

/**
 * The grammars of the languages that code is read in, as WebAssembly.
 * @returns the folders of the packages that bring them
 */
function copyGrammars(target) {
  const folder = join(target, "lib", "grammars");
  mkdirSync(folder, { recursive: true });
  return GRAMMARS.map((path) => {
    const file = join(folder, basename(path));
    cpSync(join(root, "node_modules", path), file);
    chmodSync(file, 0o644);
    return `node_modules/${/^(?:@[^/]+\/)?[^/]+/.exec(path)[0]}`;
  });
}

/** The program in one file, and the small one that starts it. */
async function bundle(target) {
  mkdirSync(join(target, "lib"), { recursive: true });
  const program = await bundled("src/main.ts", { ALLIUM_VERSION: JSON.stringify(version) });
  writeFileSync(join(target, "lib", "allium.cjs"), program.text);
  const digest = createHash("sha256").update(program.text).digest("hex").slice(0, 32);
  const launch = await bundled("src/launch.ts", { ALLIUM_DIGEST: JSON.stringify(digest) });
  writeFileSync(join(target, "lib", "launch.cjs"), launch.text);
  const graphviz = await bundled(GRAPHVIZ, {});
  writeFileSync(join(target, "lib", "graphviz.cjs"), graphviz.text);
  return { inputs: { ...program.metafile.inputs, ...graphviz.metafile.inputs } };
}

/** Large, and needed for pictures alone: a file of its own, so that nothing else reads it. */
const GRAPHVIZ = "@hpcc-js/wasm-graphviz";
const graphvizApart = {
  name: "graphviz-apart",
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^${GRAPHVIZ}$`) }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "./graphviz.cjs", external: true },
    );
  },
};

async function bundled(entry, define) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    plugins: [graphvizApart],
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    // Bytecode that is kept knows no `import()`.
    supported: { "dynamic-import": false },
    // Its module for `import` asks where it lies, which a bundle does not know.
    alias: { "web-tree-sitter": "./node_modules/web-tree-sitter/web-tree-sitter.cjs" },
    minify: true,
    legalComments: "none",
    charset: "ascii",
    metafile: true,
    define: {
      "import.meta.filename": "__filename",
      "import.meta.dirname": "__dirname",
      ...define,
    },
    write: false,
    logLevel: "warning",
  });
  return { text: toAscii(outputFiles[0].text), metafile };
}

/**
 * Escapes what the bundler leaves outside ASCII, which is inside regular expressions: a single such
 * character makes the engine keep the whole source in two bytes per character.
 */
function toAscii(text) {
  return text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The licence texts of all packages that went into the bundle, in the order of their names. */
function licences(metafile, further) {
  const packages = new Set(further);
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match !== null) packages.add(input.slice(0, match[0].length - 1));
  }
  const texts = [...packages].sort().map((folder) => {
    const { name, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined
        ? ""
        : readFileSync(join(root, folder, file), "utf8")
            .replaceAll("\r\n", "\n")
            .trim();
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
