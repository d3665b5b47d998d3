// One headless session of the real client: its own empty home, the scripted stand-in as the only peer.
import { delimiter, dirname, join } from "node:path";
import { clientProgram } from "./client.ts";
import { type Fields, fields, parsed } from "./json.ts";
import { type ModelRequest, startMessagesApi } from "./messages-api.ts";
import { type Finished, runProcess } from "./run-process.ts";
import type { Script } from "./script.ts";
import { withTemporaryFolder } from "./temporary.ts";

/** A session to run. Without `pluginDir` the client has only what is installed in `home`. */
export type Session = {
  readonly pluginDir?: string;
  readonly projectDir: string;
  readonly prompt: string;
  readonly script?: Script;
  readonly extraArgs?: readonly string[];
  readonly home?: string;
};

/** What a session did: the requests for turns of the model, in order, and the client's own account of it. */
export type SessionResult = Finished & {
  readonly requests: readonly ModelRequest[];
  readonly otherCalls: readonly string[];
  readonly events: readonly Fields[];
};

const SESSION_LIMIT_MS = 30_000;

/** Runs the client with `-p` on a prompt, the answers of the model coming from the script. */
export async function runClient(session: Session): Promise<SessionResult> {
  const api = await startMessagesApi(session.script ?? []);
  const plugin = session.pluginDir === undefined ? [] : ["--plugin-dir", session.pluginDir];
  const output = ["--output-format", "stream-json", "--verbose", "--include-hook-events"];
  const args = [
    "-p",
    session.prompt,
    ...plugin,
    ...output,
    "--permission-mode",
    "acceptEdits",
    ...(session.extraArgs ?? []),
  ];
  try {
    const program = await clientProgram();
    return await withHome(session.home, async (home) => {
      const env = clientEnvironment(home, api.url);
      const ended = await runProcess({
        program,
        args,
        cwd: session.projectDir,
        env,
        limitMs: SESSION_LIMIT_MS,
      });
      const events = ended.stdout
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => fields(parsed(line)));
      return { ...ended, events, requests: api.requests, otherCalls: api.others };
    });
  } finally {
    await api.close();
  }
}

/** Runs one of the client's own commands, such as `plugin validate`: no session, no model. */
export async function runClientCommand(
  args: readonly string[],
  cwd: string,
  home?: string,
): Promise<Finished> {
  const program = await clientProgram();
  return await withHome(home, (folder) =>
    runProcess({
      program,
      args,
      cwd,
      env: clientEnvironment(folder, "http://127.0.0.1:9"),
      limitMs: SESSION_LIMIT_MS,
    }),
  );
}

/**
 * The whole environment of a client: an own home, no account, no calls besides those to the model, and of the
 * surroundings only what is needed to find programs.
 */
export function clientEnvironment(
  home: string,
  apiUrl: string,
): Readonly<Record<string, string | undefined>> {
  const { PATH, SystemRoot, ComSpec, PATHEXT, TMPDIR, TEMP, TMP } = process.env;
  return {
    // The `node` that the plugin's hooks and commands find is the one that runs the tests.
    PATH: [dirname(process.execPath), PATH ?? ""].join(delimiter),
    SystemRoot,
    ComSpec,
    PATHEXT,
    TMPDIR,
    TEMP,
    TMP,
    HOME: home,
    USERPROFILE: home,
    CLAUDE_CONFIG_DIR: join(home, ".claude"),
    ANTHROPIC_BASE_URL: apiUrl,
    ANTHROPIC_API_KEY: "dummy",
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    CLAUDE_CODE_DISABLE_TERMINAL_TITLE: "1",
    DISABLE_TELEMETRY: "1",
    DISABLE_ERROR_REPORTING: "1",
    DISABLE_AUTOUPDATER: "1",
    // Whatever would still look for another host is sent to a closed port of the loopback.
    HTTPS_PROXY: "http://127.0.0.1:9",
    HTTP_PROXY: "http://127.0.0.1:9",
    NO_PROXY: "127.0.0.1",
  };
}

function withHome<T>(home: string | undefined, work: (folder: string) => Promise<T>): Promise<T> {
  return home === undefined ? withTemporaryFolder(work) : work(home);
}
