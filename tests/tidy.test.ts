// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scanner reads templates as text.
// The gates of the project. Each is first driven to failure on made-up trees, so that a gate that
// sees nothing cannot pass for one that found nothing, and then applied to this repository.

import { describe, expect, it } from "vitest";
import { allium, root } from "./support/allium.ts";
import * as broken from "./tidy/broken.ts";
import { code, imports } from "./tidy/code.ts";
import { layering, purity } from "./tidy/layers.ts";
import * as packages from "./tidy/packages.ts";
import * as prompts from "./tidy/prompts.ts";
import { type Problems, readTree, type Tree, tree } from "./tidy/tree.ts";
import * as words from "./tidy/words.ts";

interface Gate {
  readonly holds: string;
  readonly gate: (files: Tree) => Problems;
  /** At least one made-up tree that the gate must refuse. */
  readonly slips: readonly broken.Slip[];
  /** A made-up tree that it must accept. */
  readonly sound?: Tree;
}

const { sound, soundVersions, soundDist, soundPrompt } = broken;
const repository: Tree = new Map([
  ...readTree(root),
  [packages.PRINTED, allium(["--version"]).stdout],
]);

const gates: readonly Gate[] = [
  { holds: "imports go downwards", gate: layering, slips: broken.layerSlips, sound },
  { holds: "layers without Node are pure", gate: purity, slips: broken.puritySlips, sound },
  { holds: "no file is too long", gate: words.sizes, slips: broken.sizeSlips },
  { holds: "no type is any", gate: words.noAny, slips: broken.anySlips },
  { holds: "every test runs", gate: words.everyTestRuns, slips: broken.skipSlips },
  { holds: "only edges print", gate: words.noConsole, slips: broken.consoleSlips },
  { holds: "nothing is unfinished", gate: words.nothingUnfinished, slips: broken.unfinishedSlips },
  { holds: "no machine is named", gate: words.noMachines, slips: broken.machineSlips },
  {
    holds: "there is one version",
    gate: packages.oneVersion,
    slips: broken.versionSlips,
    sound: soundVersions,
  },
  {
    holds: "dependencies are explained",
    gate: packages.dependenciesExplained,
    slips: broken.dependencySlips,
  },
  {
    holds: "lockfiles name no host",
    gate: packages.lockfilesNameNoHost,
    slips: broken.lockfileSlips,
  },
  {
    holds: "what ships is whole",
    gate: packages.distIsWhole,
    slips: broken.distSlips,
    sound: soundDist,
  },
  {
    holds: "prompts have a valid head",
    gate: prompts.frontmatterIsValid,
    slips: broken.frontmatterSlips,
    sound: soundPrompt,
  },
  {
    holds: "commands in prompts run",
    gate: prompts.shellLinesRun,
    slips: broken.shellSlips,
    sound: soundPrompt,
  },
  {
    holds: "hooks name no options",
    gate: prompts.hooksNameNoOptions,
    slips: broken.optionSlips,
  },
  { holds: "hooks are bounded", gate: prompts.hooksAreBounded, slips: broken.boundSlips },
  { holds: "named files exist", gate: prompts.pluginPathsExist, slips: broken.pluginPathSlips },
];

describe.each(gates)("$holds", ({ gate, slips, sound }) => {
  it("and a slip is seen", () => {
    expect(slips.length).toBeGreaterThan(0);
    for (const [says, files] of slips) expect(gate(files).join("\n")).toContain(says);
    if (sound !== undefined) expect(gate(sound)).toEqual([]);
  });

  it("in this repository", () => {
    expect(gate(repository)).toEqual([]);
  });
});

it("the gates see this repository", () => {
  for (const path of ["package.json", "src/main.ts", "dist/lib/allium.cjs", ".ci/run"])
    expect(repository.has(path), path).toBe(true);
  for (const path of repository.keys()) expect(path).not.toMatch(/node_modules|\.git\//);
});

it("files that grow long are named", () => {
  expect(words.longFiles(tree({ "src/a.ts": "x;\n".repeat(251) }))).toEqual(["src/a.ts (251)"]);
  const long = words.longFiles(repository);
  if (long.length > 0) process.stderr.write(`\nLong files, to be split: ${long.join(", ")}\n`);
});

describe("the scanner", () => {
  it("blanks comments, strings and regular expressions, and nothing else", () => {
    const text = 'a("b//c", /[/"]d/g, `e${f("g")}h`); // i\nj / k; /* l\n */ m';
    expect(code(text)).toBe('a("    ", /     /g, ` ${f(" ")} `);     \nj / k;     \n    m');
  });

  it("finds every form of import", () => {
    const text = [
      'import "a";',
      'import type { B } from "b";',
      'import { type C, type D } from "c";',
      'import { type E, f } from "d";',
      'export * from "e";',
      'const g = await import("f");',
      '// import "g";',
      "const h = 'import \"h\"';",
    ].join("\n");
    expect(imports(text).map(({ from, line, typeOnly }) => [from, line, typeOnly])).toEqual([
      ["a", 1, false],
      ["b", 2, true],
      ["c", 3, true],
      ["d", 4, false],
      ["e", 5, false],
      ["f", 6, false],
    ]);
  });
});
