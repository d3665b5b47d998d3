// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a line of a test is quoted.
// Gates over single lines of code: what may not be written, and how long a file may become.

import { code } from "./code.ts";
import { matching, type Problems, places, type Tree } from "./tree.ts";

/** Above this a file should be split when it is next changed; above the other it must be. */
const LONG = 250;
const TOO_LONG = 400;

const TYPESCRIPT = /^(?!dist\/|examples\/).*\.(ts|mts|mjs)$/;
/** These files name what they forbid. */
const SELF = /^tests\/tidy(\/|\.test\.ts$)/;

/** What people write: no generated files. */
function sources(files: Tree): readonly (readonly [string, string])[] {
  return matching(files, TYPESCRIPT).filter(([path]) => !path.includes("/generated/"));
}

/** Files above a number of lines, with that number. */
function longerThan(files: Tree, limit: number): readonly (readonly [string, number])[] {
  return sources(files)
    .map(([path, text]) => [path, text.replace(/\n$/, "").split("\n").length] as const)
    .filter(([, lines]) => lines > limit);
}

/** Files that are too long. */
export function sizes(files: Tree): Problems {
  return longerThan(files, TOO_LONG).map(
    ([path, lines]) => `${path} has ${lines} lines, of at most ${TOO_LONG}`,
  );
}

/** Files that are about to be too long; worth a line in the log, not a failure. */
export function longFiles(files: Tree): Problems {
  return longerThan(files, LONG)
    .filter(([, lines]) => lines <= TOO_LONG)
    .map(([path, lines]) => `${path} (${lines})`);
}

/** A type that switches the checker off. */
const ANY = /(?:[:<|&,(]\s*|\bas\s+|=>\s*)any\b(?!\s*[(:.=])|\bany\[\]/;

export function noAny(files: Tree): Problems {
  return sources(files).flatMap(([path, text]) =>
    places(path, code(text), ANY).map(([place]) => `${place} uses the type \`any\``),
  );
}

const SKIPPED = /\.(?:only|skip|todo|fails|skipIf|runIf)\b/;

/** Why a test may be left out on some machine, and why that cannot hide a fault. */
const MAY_SKIP: ReadonlyMap<string, string> = new Map([
  [".skipIf(!hasCorpus)", "the examples go through the same test"],
  [".skipIf(corpus.length === 0)", "the examples go through the same test"],
  ['.skipIf(process.platform === "win32")', "links are not for every user of Windows"],
  [".skipIf(process.getuid?.() === 0)", "the superuser may read every file"],
  [".skip(`${name} (not run: ${client.reason", "CI fails where the real client is missing"],
]);

/** Every test runs, except for a reason that is named here. None runs alone. */
export function everyTestRuns(files: Tree): Problems {
  const reasons = [...MAY_SKIP.keys()];
  return matching(files, /^tests\/.*\.ts$/).flatMap(([path, text]) =>
    places(path, code(text), SKIPPED)
      .filter(([, match]) => !reasons.some((reason) => text.startsWith(reason, match.index)))
      .map(([place, match]) => `${place} leaves tests out with ${match[0]}`),
  );
}

const CONSOLE = /\bconsole\s*\./;

/** Only edges, scripts and benchmarks speak on their own. */
export function noConsole(files: Tree): Problems {
  return sources(files)
    .filter(([path]) => !/^(src\/edges|scripts|bench)\//.test(path))
    .flatMap(([path, text]) =>
      places(path, code(text), CONSOLE).map(([place]) => `${place} prints to the console`),
    );
}

const UNFINISHED = /\b(?:TODO|FIXME|XXX|HACK)\b|\bnot (?:yet )?implemented\b|\bunimplemented\b/;

/** Nothing is left for later in the text of a program or a page. */
export function nothingUnfinished(files: Tree): Problems {
  const texts = matching(files, /\.(ts|mts|mjs|js|json|md|py|allium|sh|ya?ml|toml)$/);
  return texts
    .filter(([path]) => !SELF.test(path) && !/^dist\/|package-lock\.json$/.test(path))
    .flatMap(([path, text]) =>
      places(path, text, UNFINISHED).map(([place, match]) => `${place} says "${match[0]}"`),
    );
}

/** Paths of one machine. `/home/me` is the made-up home of the tests. */
const MACHINE =
  /(?<![\w.~$}*)\]-])(?:\/(?:home\/(?!me\b)[\w.]+|Users\/\w+|root|work|tmp)\/[\w.]|[A-Z]:\\Users\\)/;
const REGISTRY = /\b(?:registry\.npmjs\.org|registry\.yarnpkg\.com|npm\.pkg\.github\.com)\b/;

/** No file, of the sources or of what ships, tells on which machine it was made or whence it was installed. */
export function noMachines(files: Tree): Problems {
  return [...files]
    .filter(([path]) => !SELF.test(path))
    .flatMap(([path, text]) => [
      ...places(path, text, MACHINE).map(
        ([at, match]) => `${at} names a path of one machine, ${match[0]}`,
      ),
      ...places(path, text, REGISTRY).map(([at, match]) => `${at} names the registry ${match[0]}`),
    ]);
}
