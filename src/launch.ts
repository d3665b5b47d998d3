// Loads the program with the bytecode that its first run left in the user's cache folder: compiling
// it takes longer than checking a file. V8 refuses bytecode of another V8 or of other options, but
// tells sources apart by their length alone: hence the digest in the name. Whatever goes wrong here
// is silence, and the program starts without.

import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { sessionSocket } from "./host/session-socket.ts";
import { relay } from "./host/socket-relay.ts";
import { userFolder } from "./host/user-folder.ts";
import type * as Program from "./main.ts";

/** Set by the build: the digest of the program's file. */
declare const ALLIUM_DIGEST: string;

/** Files of bytecode kept, of other versions and for other commands; some 1 MB each. */
const MOST_KEPT = 6;
/** A server has answered its first questions by then, and what they need is compiled. */
const SERVING_MS = 4_000;

const program = join(import.meta.dirname, "allium.cjs");
const require = createRequire(program);
const command = process.argv[2];

const hook = command === "hook" ? process.argv[3] : undefined;

if (hook === "prompt" || hook === "code-edit") void answerBySession();
else start();

/** The server of the session has everything at hand; the program answers where there is none. */
async function answerBySession(): Promise<void> {
  // A shell between the client and this process says whose child it is itself.
  const client = Number(process.env["ALLIUM_CLIENT"]) || process.ppid;
  const path = sessionSocket(process.env, client);
  if (path === undefined || !(await relay(path))) start();
}

function start(): void {
  const isKept = command === "check" || command === "hook" || command === "mcp";
  if (isKept && process.env["ALLIUM_NO_CACHE"] === undefined) void startCached(command);
  else require(program);
}

async function startCached(kind: string): Promise<void> {
  Object.assign(globalThis, { [Symbol.for("allium.loaded")]: ALLIUM_DIGEST });
  const folder = userFolder(process.env);
  if (folder === undefined) return require(program);
  const path = join(folder, `code-${ALLIUM_DIGEST}-${process.version}-${process.arch}-${kind}`);
  const cachedData = read(path);
  const source = `(function(module,require,__filename,__dirname){${readFileSync(program, "latin1")}\n})`;
  const script = new Script(source, {
    filename: program,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} as typeof Program };
  script.runInThisContext()(module, require, program, dirname(program));
  const isFresh = cachedData !== undefined && script.cachedDataRejected !== true;
  if (isFresh) return;
  // A server does not end by itself, and may not be given the time to.
  if (kind === "mcp") {
    setTimeout(() => keep(folder, path, script), SERVING_MS).unref();
    return;
  }
  await module.exports.done;
  try {
    await module.exports.rehearse(join(dirname(program), ".."));
    keep(folder, path, script);
  } catch {}
}

function keep(folder: string, path: string, script: Script): void {
  try {
    write(path, script.createCachedData());
    prune(folder);
  } catch {}
}

/** The bytecode; its file ends with the digest, so that nothing is missing before it. */
function read(path: string): Buffer | undefined {
  try {
    const data = readFileSync(path);
    const end = data.length - ALLIUM_DIGEST.length;
    return data.toString("latin1", end) === ALLIUM_DIGEST ? data.subarray(0, end) : undefined;
  } catch {
    return undefined;
  }
}

function write(path: string, data: Buffer): void {
  const draft = `${path}-${process.pid}`;
  const whole = Buffer.concat([data, Buffer.from(ALLIUM_DIGEST, "latin1")]);
  writeFileSync(draft, whole, { mode: 0o600, flag: "wx" });
  renameSync(draft, path);
}

function prune(folder: string): void {
  const paths = readdirSync(folder)
    .filter((name) => name.startsWith("code-"))
    .map((name) => join(folder, name));
  const aged = paths.map((path) => ({ path, made: statSync(path).mtimeMs }));
  aged.sort((a, b) => b.made - a.made);
  for (const { path } of aged.slice(MOST_KEPT)) rmSync(path, { force: true });
}
