// Times the lexer, the parser and the start of `allium check`, and prints the figures as JSON.
//
//   npx tsx bench/parse.ts
//
// Lexer and parser are bundled as for the plugin: what tsx makes of the sources is much slower.
// The start is that of the bundle in dist/.
// The corpus of specs from the wild is read where it lies beside the repository.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const examples = join(repository, "examples/accounts/specs");
const corpus = join(repository, "../shared/corpus");
/** Long enough for the compiler of the runtime to have settled. */
const WARM_MS = 3000;
const STARTS = 41;
const LINES = 300;

/** The grammar as it ships. */
interface Grammar {
  parse(text: string): unknown;
  lex(text: string): unknown;
}

interface Rate {
  readonly megabytesPerSecond: number;
  readonly filesPerSecond: number;
}

function textsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".allium"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function rate(texts: readonly string[], ms: number): Rate {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return {
    megabytesPerSecond: rounded(bytes / 1000 / ms),
    filesPerSecond: rounded((texts.length * 1000) / ms),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** One pass over all texts at first, and the median pass after many. */
function rates(
  texts: readonly string[],
  work: (text: string) => unknown,
): { cold: Rate; warm: Rate } {
  const pass = (): number =>
    milliseconds(() => {
      for (const text of texts) work(text);
    });
  const cold = pass();
  const passes: number[] = [];
  const until = performance.now() + WARM_MS;
  while (performance.now() < until || passes.length < 9) passes.push(pass());
  const settled = passes.slice(passes.length >> 1);
  return { cold: rate(texts, cold), warm: rate(texts, median(settled)) };
}

async function bundledGrammar(): Promise<Grammar> {
  const folder = mkdtempSync(join(tmpdir(), "allium-bench-"));
  const outfile = join(folder, "grammar.mjs");
  try {
    await build({
      stdin: {
        resolveDir: repository,
        contents: `export { parse } from "./grammar/parse.ts";
          import { tokenize } from "./grammar/lexer.ts";
          import { LineTable } from "./src/base/span.ts";
          export const lex = (text) => tokenize(text, new LineTable(text));`,
      },
      outfile,
      bundle: true,
      minify: true,
      format: "esm",
      platform: "node",
      target: "node20",
    });
    return (await import(pathToFileURL(outfile).href)) as Grammar;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function throughput(texts: readonly string[], { lex, parse }: Grammar): unknown {
  return {
    files: texts.length,
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    lex: rates(texts, lex),
    parse: rates(texts, parse),
  };
}

/** A file of about 300 lines, made of whole example specs cut at a blank line. */
function sample(): string {
  const lines = textsBelow(examples).join("\n").split("\n").slice(0, LINES);
  return `${lines.slice(0, lines.lastIndexOf("}") + 1).join("\n")}\n`;
}

/** Start to end of whole processes, taken in turns so that both see the same machine. */
function startUp(): unknown {
  const folder = mkdtempSync(join(tmpdir(), "allium-bench-"));
  const file = join(folder, "sample.allium");
  const text = sample();
  writeFileSync(file, text);
  const commands: Readonly<Record<string, readonly string[]>> = {
    empty: ["-e", "0"],
    check: [join(repository, "bin/allium"), "check", file],
  };
  const times: Record<string, number[]> = { empty: [], check: [] };
  try {
    for (let i = 0; i < STARTS; i++) {
      for (const [name, args] of Object.entries(commands)) {
        const ms = milliseconds(() => void spawnSync(process.execPath, args, { stdio: "ignore" }));
        times[name]?.push(ms);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [empty, check] = [median(times["empty"] ?? []), median(times["check"] ?? [])];
  return {
    lines: text.split("\n").length - 1,
    starts: STARTS,
    emptyMs: rounded(empty),
    checkMs: rounded(check),
    ratio: rounded(check / empty),
  };
}

const grammar = await bundledGrammar();
const report = {
  node: process.version,
  startUp: startUp(),
  examples: throughput(textsBelow(examples), grammar),
  ...(existsSync(corpus) ? { corpus: throughput(textsBelow(corpus), grammar) } : {}),
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
