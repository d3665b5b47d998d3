// Where the real client comes from. It is large, so it is no dependency of the project: `runtime/` pins one version by
// its lockfile, and the first run installs it into a cache folder that all checkouts share.
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withInstallLock } from "./install-lock.ts";
import { member, parsed, text } from "./json.ts";
import { runProcess } from "./run-process.ts";

const RUNTIME = join(dirname(fileURLToPath(import.meta.url)), "runtime");
const PACKAGE = "@anthropic-ai/claude-code";
const INSTALL_LIMIT_MS = 240_000;

/** The version of the client that `runtime/` pins. */
export async function pinnedVersion(): Promise<string> {
  const manifest = parsed(await readFile(join(RUNTIME, "package.json"), "utf8"));
  return text(member(member(manifest, "dependencies"), PACKAGE));
}

/** The folder that holds the installed clients, one folder per version and platform. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME } = process.env;
  return join(XDG_CACHE_HOME || join(homedir(), ".cache"), "allium-test-client");
}

/**
 * The program of the client, installed if it is not there yet. Fails with the reason if that cannot be done.
 *
 * A folder in the cache is always complete: the installation is made and tried out beside it, then renamed. So runs
 * side by side may do the work twice at worst, and never see half of it. `retries` is for a network that fails.
 */
export async function installClient(retries: number): Promise<string> {
  const cache = cacheFolder();
  const version = await pinnedVersion();
  const installed = join(cache, `${version}-${process.platform}-${process.arch}`);
  const program = programIn(installed);
  if (existsSync(program)) return program;
  await mkdir(cache, { recursive: true });
  return await withInstallLock(`${installed}.lock`, async () => {
    if (existsSync(program)) return program;
    const attempt = await mkdtemp(`${installed}.new-`);
    try {
      await installInto(attempt, version, retries);
      await rename(attempt, installed).catch((error: unknown) => {
        if (!existsSync(program)) throw error;
      });
    } finally {
      await rm(attempt, { recursive: true, force: true });
    }
    return program;
  });
}

async function installInto(folder: string, version: string, retries: number): Promise<void> {
  await cp(RUNTIME, folder, { recursive: true });
  // The scripts of packages stay switched off; the one that puts the binary into its place is called by name.
  await mustRun(folder, "npm", [
    "ci",
    "--ignore-scripts",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    "--loglevel=error",
    `--fetch-retries=${retries}`,
  ]);
  await mustRun(folder, process.execPath, [join(folder, "node_modules", PACKAGE, "install.cjs")]);
  const answer = await mustRun(folder, programIn(folder), ["--version"]);
  if (!answer.startsWith(`${version} `))
    throw new Error(`the installed client calls itself ${answer.trim()}`);
}

async function mustRun(cwd: string, program: string, args: readonly string[]): Promise<string> {
  const ended = await runProcess({
    program,
    args,
    cwd,
    env: installEnvironment(cwd),
    limitMs: INSTALL_LIMIT_MS,
  });
  if (ended.exitCode === 0) return ended.stdout;
  const said = `${ended.stdout}${ended.stderr}`.replace(
    /^npm error\s+(at .*|A complete log .*)\n/gm,
    "",
  );
  throw new Error(`${program} ${args[0]} ended with ${ended.exitCode}\n${said}`.trim());
}

/** The user's own settings of npm count (proxy, mirror), those of the `npm run` around the tests do not. */
function installEnvironment(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(local_prefix|prefix|omit|include)|package_|lifecycle_)/i.test(name),
  );
  return { ...Object.fromEntries(kept), CLAUDE_CONFIG_DIR: join(home, ".claude") };
}

function programIn(folder: string): string {
  return join(folder, "node_modules", PACKAGE, "bin", "claude.exe");
}
