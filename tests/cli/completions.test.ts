// Shell completions say what commands take, and the help says what options do.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { helpLines, optionsOf } from "../../src/edges/cli/described.ts";
import { allCommands } from "../../src/edges/cli/help.ts";
import { commands } from "../../src/edges/cli/table.ts";
import { folderWith } from "../support/allium.ts";
import { runHere } from "./in-process.ts";

describe("the options of a command", () => {
  it.each(commands.map((c) => [c.name, c] as const))(
    "are those of its help: %s",
    async (_, entry) => {
      const command = await entry.load();
      const inHelp = [...helpLines(command.help).keys()].sort();
      expect(Object.keys(command.options ?? {}).sort()).toEqual(inHelp);
      for (const { name, summary } of optionsOf(command)) expect(summary, `--${name}`).not.toBe("");
    },
  );

  it("are read from the lines of a help", () => {
    const help = [
      "Usage: x",
      "  --in <path>  where to look (may be repeated)",
      "  --a, --b     colours; or none",
      "  --as x|y, --z  the form",
      "               --c is no option here",
    ].join("\n");
    expect([...helpLines(help)]).toEqual([
      ["in", { placeholder: "<path>", summary: "where to look" }],
      ["a", { placeholder: "", summary: "colours" }],
      ["b", { placeholder: "", summary: "colours" }],
      ["as", { placeholder: "x|y", summary: "the form" }],
      ["z", { placeholder: "", summary: "the form" }],
    ]);
  });
});

describe("allium completions", () => {
  it("names every command and every option in each shell", async () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { code, stdout, stderr } = await runHere(["completions", shell]);
      expect([code, stderr]).toEqual([0, ""]);
      for (const { name } of allCommands()) expect(stdout).toMatch(new RegExp(`\\b${name}\\b`));
      for (const { load } of commands)
        for (const name of Object.keys((await load()).options ?? {}))
          expect(stdout).toMatch(new RegExp(`(--|-l )${name}\\b`));
    }
  });

  it("asks which shell is meant", async () => {
    for (const args of [[], ["csh"], ["bash", "zsh"]]) {
      const { code, stdout, stderr } = await runHere(["completions", ...args]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("name one shell: bash, zsh or fish");
    }
  });

  it.skipIf(process.platform === "win32")("works in bash", async () => {
    const { stdout: script } = await runHere(["completions", "bash"]);
    const cwd = folderWith({ "allium.bash": script });
    const complete = (...words: readonly string[]): readonly string[] => {
      const program = `source "$1"; shift; COMP_WORDS=(allium "$@"); COMP_CWORD=$#
        compopt() { :; }; _allium; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const args = ["--norc", "-c", program, "bash", join(cwd, "allium.bash"), ...words];
      const { stdout, stderr } = spawnSync("bash", args, { encoding: "utf8" });
      expect(stderr).toBe("");
      return stdout.split("\n").filter((line) => line !== "");
    };
    expect(complete("pl")).toEqual(["plan"]);
    expect(complete("check", "--exit")).toEqual(["--exit-zero"]);
    expect(complete("check", "--format", "s")).toEqual(["sarif"]);
    expect(complete("completions", "")).toEqual(["bash", "zsh", "fish"]);
    expect(complete("explain", "rule.missingW")).toEqual(["rule.missingWhen"]);
    expect(complete("check", "")).toEqual([]);
  });
});
