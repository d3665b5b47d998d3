// Times checking: the corpus of specs from the wild where it lies beside the repository, 1,000
// files of about 300 lines, and one edit in such a set in a process that stays. Prints JSON; beside
// the times their ratios to a fixed piece of work done in the same run, which evens out machines.

import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkSources, type Source } from "../src/workspace/check.ts";
import { Session } from "../src/workspace/session.ts";

const copies = 1_000;
const edits = 200;
const processRuns = 3;

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..");
/** The launcher of the bundle, or another program named on the command line. */
const program = resolve(process.argv[2] ?? join(repository, "bin", "allium"));
const corpusFolder = join(repository, "../shared/corpus");

const files = { kind: () => "missing" as const };

/** A fixed piece of work of the same kind: splitting, hashing and sorting words. */
function reference(): void {
  const words: string[] = [];
  for (let n = 0; n < 60_000; n++) words.push(`w${(n * 2_654_435_761) % 1_000_003}`);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  [...counts.keys()].sort();
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** About 350 lines that need no import: two specs of the example as one. */
function template(): string {
  const [accounts, auth] = ["accounts", "auth"].map((name) =>
    readFileSync(join(repository, "examples/accounts/specs", `${name}.allium`), "utf8"),
  );
  const own = (auth ?? "").replace(/^-- allium:.*\n/, "").replace(/^use .*\n/gm, "");
  return `${accounts}\n${own.replace(/\baccounts\//g, "")}`;
}

function generated(): readonly Source[] {
  const text = template();
  return Array.from({ length: copies }, (_, n) => ({
    path: `specs/area${n % 40}/module${n}.allium`,
    text: `${text}\n-- module ${n}\n`,
  }));
}

function corpusSets(): readonly (readonly Source[])[] {
  if (!existsSync(corpusFolder)) return [];
  return readdirSync(corpusFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) =>
      readdirSync(join(corpusFolder, name), { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".allium"))
        .sort()
        .map((path) => ({ path, text: readFileSync(join(corpusFolder, name, path), "utf8") })),
    );
}

function wholeSet(sources: readonly Source[]) {
  const ms = milliseconds(() => checkSources(files, sources));
  return { files: sources.length, bytes: bytesOf(sources), ms };
}

function bytesOf(sources: readonly Source[]): number {
  return sources.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

/** One line added to one file after the other, as an editor's server would see it. */
function editing(sources: readonly Source[]) {
  const session = new Session(files);
  const first = milliseconds(() => session.check(sources));
  const current = [...sources];
  const times: number[] = [];
  for (let n = 0; n < edits; n++) {
    const at = (n * 37) % current.length;
    const { path, text } = current[at] as Source;
    current[at] = { path, text: `${text}\nentity Added${n} { name: String }\n` };
    times.push(milliseconds(() => session.check(current)));
  }
  return { first, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** The whole program from start to end, without and with what it remembers of the set. */
function processes(sources: readonly Source[]) {
  const root = mkdtempSync(join(tmpdir(), "check-bench-"));
  try {
    for (const { path, text } of sources) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const env = { ...process.env, XDG_CACHE_HOME: join(root, "cache") };
    const run = (...options: string[]): number =>
      milliseconds(() => {
        const words = [program, "check", "--format", "json", ...options, "specs"];
        const ran = spawnSync(process.execPath, words, { cwd: root, env, maxBuffer: 1 << 30 });
        if (ran.status === 2) throw new Error(ran.stderr.toString());
      });
    const times = (...options: string[]): number =>
      quantile(
        Array.from({ length: processRuns }, () => run(...options)),
        0.5,
      );
    const withoutCache = times("--no-cache");
    const filling = run();
    const remembered = times();
    return { withoutCache, filling, remembered };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

reference();
const referenceMs = quantile(
  Array.from({ length: 5 }, () => milliseconds(reference)),
  0.5,
);
const ratio = (ms: number) => ({ ms: round(ms), ratio: round(ms / referenceMs, 3) });

const sources = generated();
const corpus = corpusSets().map(wholeSet);
const whole = wholeSet(sources);
const edited = editing(sources);
const ran = processes(sources);

const figures = {
  cores: availableParallelism(),
  referenceMs: round(referenceMs),
  corpus: {
    sets: corpus.length,
    files: corpus.reduce((sum, set) => sum + set.files, 0),
    bytes: corpus.reduce((sum, set) => sum + set.bytes, 0),
    ...ratio(corpus.reduce((sum, set) => sum + set.ms, 0)),
    largestSet: ratio(Math.max(0, ...corpus.map((set) => set.ms))),
  },
  thousandFiles: { files: whole.files, bytes: whole.bytes, ...ratio(whole.ms) },
  oneEdit: { edits, first: ratio(edited.first), p50: ratio(edited.p50), p95: ratio(edited.p95) },
  wholeProcess: {
    withoutCache: ratio(ran.withoutCache),
    filling: ratio(ran.filling),
    remembered: ratio(ran.remembered),
    speedup: round(ran.withoutCache / ran.remembered),
  },
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
