// `allium query` as a user runs it.

import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/edges/cli/command.ts";
import { run } from "../../src/edges/cli/main.ts";
import { folderWith } from "../support/allium.ts";

const box = `-- allium: 3
entity Box { status: open | shut }
rule Shut { when: Push(box) requires: box.status = open ensures: box.status = shut }
`;

async function query(...args: readonly string[]) {
  const cwd = folderWith({ "specs/box.allium": box, "open/other.allium": "-- allium: 3\n" });
  let [out, err] = ["", ""];
  const context: CommandContext = {
    args,
    cwd,
    env: {},
    isTerminal: false,
    print: (text) => {
      out += text;
    },
    printError: (text) => {
      err += text;
    },
    readInput: async () => "",
  };
  return { code: await run("query", context), out, err };
}

describe("allium query", () => {
  it("answers as JSON, or as text", async () => {
    const json = await query("who-can", "Push");
    expect(json.code).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({
      command: "query",
      question: { kind: "who-can", name: "Push" },
      scope: { files: 2 },
      error: null,
    });
    const text = await query("paths", "Box", "open", "shut", "--format", "text");
    expect(text.out).toContain("open -> shut (Shut)");
  });

  it("takes a state in one word or in several, and paths after the question", async () => {
    const state = await query("what-blocks", "Box.status", "=", "shut", "specs", "--json");
    const { subject, scope } = JSON.parse(state.out);
    expect([subject, scope.files]).toEqual(["Box.status = shut", 1]);
    // What is called like a folder is still a name where a name is due.
    expect(JSON.parse((await query("what-blocks", "open")).out).subject).toBe("Box.status = open");
    const within = await query("read-only", "x", "--in", "specs");
    expect(within.code).toBe(2);
  });

  it("ends with 2 where there is no answer, and says why", async () => {
    const unknown = await query("who-can", "Pusch", "--format", "text");
    expect([unknown.code, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toContain("Did you mean `Push`?");
    const json = await query("who-can", "Pusch");
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out).error.message).toContain("Did you mean `Push`?");
    for (const [args, said] of [
      [[], "what is the question?"],
      [["who-cann", "Push"], "did you mean `who-can`?"],
      [["who-can"], "the question has the form `who-can <action|rule|surface>`"],
      [["paths", "Box", "open"], "the question has the form `paths <Entity> <from> <to>`"],
      [["what-if", "Shut without it"], 'the form `what-if "<Rule>: drop <precondition>"`'],
      [["slice", "Box", "--in", "nowhere"], "nowhere"],
    ] as const) {
      const refused = await query(...args);
      expect(refused.code, args.join(" ")).toBe(2);
      expect(refused.err, args.join(" ")).toContain(said);
    }
  });
});
