// The server: its tools and resources, over the model context protocol.

import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { version } from "../../base/version.ts";
import { OutsideError } from "./confine.ts";
import { askInput, queryInput, readInput, setInput } from "./inputs.ts";
import { instructions } from "./instructions.ts";
import type { Project } from "./project.ts";
import { bounded, type Reply } from "./reply.ts";
import { analyseTool, askTool, checkTool, planTool, queryTool, readTool } from "./tools.ts";

/** Every tool reads, and reads this project alone. */
const annotations = { readOnlyHint: true, openWorldHint: false } as const;

interface Result {
  [key: string]: unknown;
  content: { type: "text"; text: string }[];
  isError?: boolean;
}

/** Makes the server of a project; who calls this connects it. */
export function serverOf(project: Project): McpServer {
  const server = new McpServer(
    { name: "allium", title: "Allium specifications", version },
    { instructions, capabilities: { resources: { listChanged: true } } },
  );
  registerAsk(server, project);
  server.registerTool(
    "query",
    {
      title: "Ask the model of the specifications",
      description:
        "A typed question by name: who-can, what-blocks, what-writes, what-follows, paths, what-if, slice. Facts with file, line, the author's text and the reason.",
      inputSchema: queryInput,
      annotations,
    },
    (input) => replied(input.budget, () => queryTool(project, input)),
  );
  server.registerTool(
    "read",
    {
      title: "Read a construct",
      description:
        "The declaration of a rule, entity, surface or any other construct, by its name.",
      inputSchema: readInput,
      annotations,
    },
    (input) => replied(input.budget, () => readTool(project, input)),
  );
  server.registerTool(
    "check",
    {
      title: "Check specifications",
      description: "Errors and warnings in specifications, each with its line and what to do.",
      inputSchema: setInput,
      annotations,
    },
    (input) => replied(input.budget, () => checkTool(project, input)),
  );
  server.registerTool(
    "analyse",
    {
      title: "Analyse the design",
      description:
        "What specifications leave open over all files: dead ends, values that nothing brings about, rules that contradict each other, risks to invariants; each with its evidence and a question for a person.",
      inputSchema: setInput,
      annotations,
    },
    (input) => replied(input.budget, () => analyseTool(project, input)),
  );
  server.registerTool(
    "plan",
    {
      title: "What the specifications owe in tests",
      description:
        "The obligations of specifications: one line for each thing that a test has to show, with the id to link the test by.",
      inputSchema: setInput,
      annotations,
    },
    (input) => replied(input.budget, () => planTool(project, input)),
  );
  registerResources(server, project);
  return server;
}

function registerAsk(server: McpServer, project: Project): void {
  server.registerTool(
    "ask",
    {
      title: "Ask the specifications in words",
      description:
        "What the specifications say about a request or a question in plain words: the governing rules, what stands against a wish, the regular way, what a shortcut would lose.",
      inputSchema: askInput,
      annotations,
    },
    (input) => replied(input.budget, () => askTool(project, input)),
  );
}

/** The whole answer of a tool; what goes wrong is told to the model, without a stack. */
async function replied(budget: number, work: () => Promise<Reply>): Promise<Result> {
  try {
    const reply = await work();
    const content = [{ type: "text" as const, text: bounded(reply, budget) }];
    return reply.failed === true ? { content, isError: true } : { content };
  } catch (error) {
    const text =
      error instanceof OutsideError
        ? error.message
        : `This should not have happened: ${error instanceof Error ? error.message : String(error)}`;
    return { content: [{ type: "text", text }], isError: true };
  }
}

const SCHEME = "allium:///";

/** The specifications themselves, for clients that let their users pick. */
function registerResources(server: McpServer, project: Project): void {
  const mimeType = "text/x-allium";
  const template = new ResourceTemplate(`${SCHEME}{+path}`, {
    list: async () => ({
      resources: (await project.live().sources()).map(({ path }) => ({
        uri: uriOf(path),
        name: path,
        mimeType,
      })),
    }),
  });
  server.registerResource(
    "specification",
    template,
    { title: "Specification", description: "A specification of this project", mimeType },
    async (uri) => {
      const sources = await project.live().sources();
      const found = sources.find(({ path }) => uriOf(path) === uri.href);
      if (found === undefined) throw new Error(`there is no specification ${uri.href}`);
      return { contents: [{ uri: uri.href, mimeType, text: found.text }] };
    },
  );
}

function uriOf(path: string): string {
  return new URL(path.split("/").map(encodeURIComponent).join("/"), SCHEME).href;
}
