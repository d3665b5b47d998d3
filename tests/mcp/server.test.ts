// The server of tools, from the side of a client.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hookReply } from "../../src/edges/mcp/hook-reply.ts";
import { listenAt } from "../../src/edges/mcp/hook-socket.ts";
import { openProject } from "../../src/edges/mcp/project.ts";
import { promptReply } from "../../src/edges/mcp/prompt-context.ts";
import { folderWith, root, twice } from "../support/allium.ts";
import { served } from "./serving.ts";

const accounts = Object.fromEntries(
  readdirSync(join(root, "examples/accounts/specs")).map((name) => [
    `specs/${name}`,
    readFileSync(join(root, "examples/accounts/specs", name), "utf8"),
  ]),
);

const box = (states: string): string => `-- allium: 3
entity Box { status: ${states} }
rule Shut { when: Push(box) requires: box.status = open ensures: box.status = shut }
`;

describe("the tools", () => {
  it("are read-only, described, and explained to the model", async () => {
    const { client } = await served(folderWith({}));
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toEqual(
      expect.arrayContaining(["ask", "query", "read", "check", "analyse", "plan"]),
    );
    const instructions = client.getInstructions() ?? "";
    for (const { name, description, annotations } of tools) {
      expect(annotations?.readOnlyHint, name).toBe(true);
      expect(description?.length, name).toBeGreaterThan(40);
      expect(instructions).toContain(`\`${name}\``);
    }
  });

  it("give the answers of the command line, with their scope", async () => {
    const { call } = await served(folderWith(accounts));
    const paths = await call("query", { kind: "paths", about: "User suspended active" });
    expect(paths).toContain("suspended -> active (AccountReinstated)");
    expect(paths).toMatch(/\n\[looked at: 5 specifications\]$/);
    const read = await call("read", { name: "billing/InvoiceGenerated" });
    expect(read).toContain("specs/billing.allium:161");
    expect(read).toContain("requires: invoice.amount > 0");
    const asked = await call("ask", { question: "Let suspended users reset their password" });
    expect(asked).toContain("AccountReinstated");
    expect(await call("check", {})).toContain("Nothing is wrong");
    expect(await call("analyse", { paths: ["specs/admin.allium"] })).toMatch(/^\d+ findings?/);
    expect(await call("plan", { paths: ["specs/teams.allium"] })).toContain("specs/teams.allium:");
  });

  it("find what is wrong, in one file or in all", async () => {
    const { call } = await served(
      folderWith({ "a.allium": twice, "b.allium": box("open | shut") }),
    );
    expect(await call("check", {})).toContain("a.allium:3:7 error [type.duplicateName]");
    const one = await call("check", { paths: ["b.allium"] });
    expect(one).not.toContain("a.allium");
    expect(one).toContain("[looked at: 1 specification]");
  });

  it("keep to the budget and say so", async () => {
    const { call } = await served(folderWith(accounts));
    for (const [name, input] of [
      ["query", { kind: "slice", about: "Subscription" }],
      ["query", { kind: "what-follows", about: "CustomerSubscribes" }],
      ["read", { name: "billing/PaymentProcessed" }],
      ["plan", {}],
    ] as const) {
      const text = await call(name, { ...input, budget: 600 });
      expect(text.length, name).toBeLessThanOrEqual(600);
      expect(text, name).toContain("truncated");
    }
  });
});

describe("inputs", () => {
  it("that are none of a tool's are refused", async () => {
    const { call } = await served(folderWith({ "a.allium": box("open | shut") }));
    for (const [name, input] of [
      ["query", { kind: "who-knows", about: "x" }],
      ["query", { kind: "who-can" }],
      ["read", { name: "" }],
      ["ask", { question: 7 }],
      ["plan", { paths: [] }],
      ["check", { budget: 10_000_000 }],
    ] as const)
      expect(await call(name, input), JSON.stringify(input)).toMatch(/^refused: .*nput validation/);
    expect(await call("query", { kind: "who-can", about: "Pusch" })).toMatch(
      /^refused: .*Did you mean `Push`\?/,
    );
    expect(await call("query", { kind: "what-if", about: "Shut without asking" })).toMatch(
      /^refused: the question has the form/,
    );
  });

  it("that lead out of the project are refused, over links too", async () => {
    const outside = folderWith({ "secret.allium": box("open | shut") });
    const folder = folderWith({ "a.allium": box("open | shut") });
    symlinkSync(outside, join(folder, "link"));
    const { call } = await served(folder);
    for (const path of ["..", outside, `${folder}/../x`, "link", "link/secret.allium", "a\0b"])
      for (const tool of ["check", "plan"])
        expect(await call(tool, { paths: [path] }), path).toMatch(
          /^refused: .*outside of the project/s,
        );
    expect(await call("read", { name: "Shut", paths: [folder] })).toContain("a.allium:3");
  });
});

describe("freshness", () => {
  it("each answer rests on what the files say at that moment, watched or not", async () => {
    for (const isWatched of [false, true]) {
      const folder = folderWith({ "a.allium": box("open | shut") });
      const { call, project } = await served(folder);
      const watch = isWatched ? await project.watch(() => {}) : undefined;
      const states = async () =>
        (await call("query", { kind: "what-writes", about: "Box.status" })).split("\n")[3]?.trim();
      expect(await states()).toBe("status: open | shut");
      writeFileSync(join(folder, "a.allium"), box("open | shut | lost"));
      expect(await states()).toBe("status: open | shut | lost");
      rmSync(join(folder, "a.allium"));
      expect(await states()).toBeUndefined();
      await watch?.close();
    }
  });

  it("a new file in a new folder is seen, and ignored folders are not", async () => {
    const folder = folderWith({
      "a.allium": box("open | shut"),
      ".gitignore": "out/\n",
      ".git/HEAD": "",
    });
    const { call, project, client } = await served(folder);
    let changes = 0;
    const watch = await project.watch(() => {
      changes++;
    });
    expect((await client.listResources()).resources.map((r) => r.name)).toEqual(["a.allium"]);
    mkdirSync(join(folder, "deep/er"), { recursive: true });
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out/x.allium"), box("open | shut"));
    writeFileSync(
      join(folder, "deep/er/b.allium"),
      "-- allium: 3\nentity Crate { size: Integer }\n",
    );
    await expect.poll(() => changes, { timeout: 4_000 }).toBeGreaterThan(0);
    await expect
      .poll(async () => await call("read", { name: "Crate" }), { timeout: 4_000 })
      .toContain("deep/er/b.allium:2");
    expect((await client.listResources()).resources.map((r) => r.name)).toEqual([
      "a.allium",
      "deep/er/b.allium",
    ]);
    await watch?.close();
  });
});

describe("resources", () => {
  it("are the specifications", async () => {
    const { client } = await served(folderWith({ "dir with blank/ü.allium": box("open | shut") }));
    const [resource] = (await client.listResources()).resources;
    expect(resource?.name).toBe("dir with blank/ü.allium");
    const read = await client.readResource({ uri: resource?.uri ?? "" });
    expect(read.contents[0]).toMatchObject({ text: box("open | shut") });
    await expect(client.readResource({ uri: "allium:///../../etc/passwd" })).rejects.toThrow();
  });
});

describe("the hook of the same session", () => {
  const asked = async (prompt: string, files: Readonly<Record<string, string>>) =>
    promptReply(await openProject(folderWith(files), { XDG_CACHE_HOME: "/nonexistent" }), prompt);

  it("is answered in the form of a hook, and with nothing where there is nothing to say", async () => {
    const said = JSON.parse(await asked("Let suspended users reset their password", accounts));
    expect(said.hookSpecificOutput.hookEventName).toBe("UserPromptSubmit");
    expect(said.hookSpecificOutput.additionalContext).toContain("AccountReinstated");
    for (const quiet of ["", "  \n", "Please bump the linter.", "¿Puedes arreglar el CI?"])
      expect(await asked(quiet, accounts), quiet).toBe("");
    expect(await asked("Let suspended users reset their password", {})).toBe("");
  });

  it("may pass a prompt of any length and with any characters", async () => {
    const log = "2026-01-01 ERROR [worker-7] timeout after 30000 ms\n".repeat(4_000);
    for (const prompt of [
      log,
      "$(rm -rf /) `id` \"; drop table users; -- '",
      "\0\ud800",
      "密码重置",
    ]) {
      const started = performance.now();
      const said = await asked(prompt, accounts);
      expect(said === "" || "hookSpecificOutput" in JSON.parse(said), prompt.slice(0, 20)).toBe(
        true,
      );
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });

  it.skipIf(process.platform === "win32")(
    "finds the server by a socket, which goes with it",
    async () => {
      const path = join(folderWith({}), "ask-1");
      const project = await openProject(folderWith(accounts), { XDG_CACHE_HOME: "/nonexistent" });
      const socket = await listenAt(path, (call) => hookReply(project, call));
      const ask = (input: string) =>
        new Promise<string>((done) => {
          let text = "";
          const client = connect(path, () => client.end(input));
          client.setEncoding("utf8").on("data", (piece: string) => {
            text += piece;
          });
          client.on("close", () => done(text));
        });
      const prompt = `Let suspended users reset their password.\n${" ü".repeat(100_000)}`;
      expect(await ask(JSON.stringify({ prompt }))).toContain("AccountReinstated");
      for (const wrong of ["", "{", "[]", '{"prompt":1}', '{"prompt":"Bump the linter."}'])
        expect(await ask(wrong), wrong).toBe("");
      socket?.close();
      expect(existsSync(path)).toBe(false);
    },
  );
});
