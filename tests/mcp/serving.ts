// A server of a folder and a client beside it, connected in memory; and the server as a process.

import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { onTestFinished } from "vitest";
import { openProject, type Project } from "../../src/edges/mcp/project.ts";
import { serverOf } from "../../src/edges/mcp/server.ts";

export interface Served {
  readonly client: Client;
  readonly project: Project;
  /** Calls a tool and gives its text; that of a refusal begins with `refused: `. */
  call(name: string, input: Readonly<Record<string, unknown>>): Promise<string>;
}

/** Serves a folder to a client until the test ends. */
export async function served(folder: string): Promise<Served> {
  const project = await openProject(folder, { XDG_CACHE_HOME: "/nonexistent" });
  const server = serverOf(project);
  const [here, there] = InMemoryTransport.createLinkedPair();
  await server.connect(there);
  const client = new Client({ name: "test", version: "0" });
  await client.connect(here);
  onTestFinished(() => client.close());
  const call = async (name: string, input: Readonly<Record<string, unknown>>): Promise<string> => {
    const result = await client.callTool({ name, arguments: { ...input } });
    const [content] = result.content as readonly { readonly text: string }[];
    return `${result.isError === true ? "refused: " : ""}${content?.text ?? ""}`;
  };
  return { client, project, call };
}
