// Times `allium survey` on a generated tree of 5,000 files, the whole process from start to end, and
// prints the figures as JSON.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const files = 5_000;
const runs = 5;
const areas = 60;

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..");
/** The launcher of the bundle, or another program named on the command line. */
const program = resolve(process.argv[2] ?? join(repository, "bin", "allium"));

/** A monorepo of services, a third of them in each of three languages; about 80 lines a file. */
function generate(root: string): number {
  let bytes = 0;
  for (let i = 0; i < files; i++) {
    const area = i % areas;
    const { path, text } = fileOf(area, Math.floor(i / areas), i);
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    bytes += text.length;
  }
  return bytes;
}

function fileOf(area: number, index: number, seed: number): { path: string; text: string } {
  const filler = (comment: string): string =>
    Array.from({ length: 60 }, (_, n) => `${comment} line ${n} of file ${seed} says little`).join(
      "\n",
    );
  switch (area % 3) {
    case 0:
      return {
        path: `services/area${area}/module${index % 7}/file${index}.py`,
        text: `class Thing${seed}Status(Enum):\n    OPEN = 1\n\n@dataclass\nclass Thing${seed}:\n    pass\n\ndef close(thing):\n    thing.status = OPEN\n    raise Refused()\n${filler("x = 1 #")}\n`,
      };
    case 1:
      return {
        path: `services/area${area}/src/file${index}.ts`,
        text: `import { x } from "../area${(area + 1) % areas}/y";\nexport type Thing${seed}Status = "open" | "closed";\nrouter.post("/things/${seed}", () => {\n  throw new Refused();\n});\n${filler("const a = 1; //")}\n`,
      };
    default:
      return {
        path: `services/area${area}/src/main/java/com/acme/area${area}/File${index}.java`,
        text: `package com.acme;\n@Entity\npublic class File${index} {\n  void pay() {\n    this.status = ThingStatus.PAID;\n    throw new Refused();\n  }\n}\n${filler("int a; //")}\n`,
      };
  }
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const root = mkdtempSync(join(tmpdir(), "survey-bench-"));
try {
  const bytes = generate(root);
  const times: number[] = [];
  let text = "";
  for (let i = 0; i < runs; i++) {
    times.push(
      milliseconds(() => {
        const words = [program, "survey", "--format", "text", root];
        const result = spawnSync(process.execPath, words, { encoding: "utf8" });
        if (result.status !== 0) throw new Error(result.stderr);
        if (!result.stdout.includes("5,000 files seen")) throw new Error("looked at too little");
        text = result.stdout;
      }),
    );
  }
  const empty = milliseconds(() => execFileSync(process.execPath, ["-e", "0"]));
  const sorted = [...times].sort((a, b) => a - b).map(Math.round);
  const figures = {
    files,
    bytes,
    cores: availableParallelism(),
    wholeProcessMs: { first: Math.round(times[0] ?? 0), median: sorted[runs >> 1], all: sorted },
    emptyProgramMs: Math.round(empty),
    outputLines: text.split("\n").length - 1,
    outputBytes: Buffer.byteLength(text),
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
