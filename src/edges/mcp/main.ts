// The edge for clients that speak the model context protocol: a server on standard input and output
// for the project in which it is started. It ends when its input does.

import { resolve } from "node:path";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { sessionSocket } from "../../host/session-socket.ts";
import { writer } from "../../host/stdio.ts";
import type { Watch } from "../../host/watch.ts";
import { hookReply } from "./hook-reply.ts";
import { listenAt } from "./hook-socket.ts";
import { openProject, type Project } from "./project.ts";
import { serverOf } from "./server.ts";

const help = `Usage: allium mcp

Serves the specifications of a project to a client that speaks the model context protocol, over
standard input and output: tools to ask, query, read and check them, and the files as resources.
The project is the folder that CLAUDE_PROJECT_DIR names, or else the current one.
`;

const PREPARED_AFTER_MS = 20;
/** Editors write a file in several steps, and a checkout writes many files. */
const SETTLED_MS = 150;

/**
 * Runs the server until its input ends.
 * @returns the exit code
 */
export async function runMcp(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    writer(args[0] === "--help" || args[0] === "-h" ? 1 : 2).write(help);
    return args[0] === "--help" || args[0] === "-h" ? 0 : 2;
  }
  const { CLAUDE_PROJECT_DIR } = process.env;
  const root = resolve(
    CLAUDE_PROJECT_DIR === undefined || CLAUDE_PROJECT_DIR === "" ? "." : CLAUDE_PROJECT_DIR,
  );
  const project = await openProject(root, process.env);
  const server = serverOf(project);
  const path = sessionSocket(process.env, process.ppid);
  const socket =
    path === undefined ? undefined : await listenAt(path, (call) => hookReply(project, call));
  const ended = new Promise<void>((done) => {
    process.stdin.once("end", done);
    process.stdin.once("close", done);
    server.server.onclose = () => done();
  });
  let watching: Promise<Watch | undefined> = Promise.resolve(undefined);
  server.server.oninitialized = () => {
    // After the client has heard what there is: the first question shall find everything ready.
    setTimeout(() => {
      watching = prepared(project, () => server.sendResourceListChanged());
    }, PREPARED_AFTER_MS);
  };
  await server.connect(new StdioServerTransport());
  await ended;
  socket?.close();
  await (await watching)?.close();
  return 0;
}

/**
 * Builds what questions are answered from, now and whenever a specification has changed, so that no
 * question waits for it; and watches. What fails here is found by the questions.
 */
async function prepared(project: Project, changed: () => void): Promise<Watch | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const build = (): void => {
    project
      .live()
      .index()
      .catch(() => {});
  };
  try {
    await project.live().index();
    return await project.watch(() => {
      changed();
      clearTimeout(timer);
      timer = setTimeout(build, SETTLED_MS);
      timer.unref();
    });
  } catch {
    return undefined;
  }
}
