// Gates over manifests and what ships: versions, dependencies, lockfiles, dist/.

import { json, matching, object, type Problems, places, type Tree } from "./tree.ts";

export const DEPENDENCIES = "docs/dependencies.md";

/** Not a file: under this name a tree holds what the program that ships prints. */
export const PRINTED = "dist/bin/allium --version";

/** One version everywhere. */
export function oneVersion(files: Tree): Problems {
  const { version } = json(files, "package.json");
  const lock = json(files, "package-lock.json");
  const said: [string, unknown][] = [
    ["package-lock.json", lock["version"]],
    ["package-lock.json, root package", object(object(lock["packages"])[""])["version"]],
    [".claude-plugin/plugin.json", json(files, ".claude-plugin/plugin.json")["version"]],
    ["dist/.claude-plugin/plugin.json", json(files, "dist/.claude-plugin/plugin.json")["version"]],
    [PRINTED, /\d+\.\d+\.\d+\S*/.exec(files.get(PRINTED) ?? "")?.[0]],
  ];
  const { plugins } = json(files, ".claude-plugin/marketplace.json");
  for (const plugin of Array.isArray(plugins) ? plugins : []) {
    const entry = object(plugin)["version"];
    if (entry !== undefined) said.push([".claude-plugin/marketplace.json", entry]);
  }
  return said
    .filter(([, other]) => other !== version)
    .map(([where, other]) => `${where}: version ${other}, but package.json says ${version}`);
}

/** Every package has its line in the document, and the document names no other. */
export function dependenciesExplained(files: Tree): Problems {
  const manifest = json(files, "package.json");
  const names = Object.keys(object(manifest["devDependencies"]));
  const explained = [...(files.get(DEPENDENCIES) ?? "").matchAll(/^\| `?(@?[a-z][\w./-]*)`? \|/gm)]
    .map((match) => match[1] ?? "")
    .filter((name) => name !== "package");
  return [
    ...["dependencies", "optionalDependencies", "peerDependencies"]
      .filter((kind) => kind in manifest)
      .map((kind) => `package.json has ${kind}, but what the programs need is bundled`),
    ...names
      .filter((name) => !explained.includes(name))
      .map((name) => `package.json: ${name} has no line in ${DEPENDENCIES}`),
    ...explained
      .filter((name) => !names.includes(name))
      .map((name) => `${DEPENDENCIES}: ${name} is no dependency of package.json`),
  ];
}

/** Lockfiles pin content, not the host it came from: a mirror serves as well. */
export function lockfilesNameNoHost(files: Tree): Problems {
  return matching(files, /(^|\/)package-lock\.json$/).flatMap(([path, text]) =>
    places(path, text, /"resolved": "[a-z+]+:\/\/[^"]*"/).map(([at]) => `${at} names a host`),
  );
}

const INSTALLS =
  /(^|\/)(package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/;

/** What ships is whole: with a manifest or a lockfile in it the client would install packages. */
export function distIsWhole(files: Tree): Problems {
  const shipped = matching(files, /^dist\//).map(([path]) => path);
  const needed = [
    "dist/.claude-plugin/plugin.json",
    "dist/bin/allium",
    "dist/lib/launch.cjs",
    "dist/lib/allium.cjs",
  ];
  return [
    ...needed.filter((path) => !files.has(path)).map((path) => `${path} is missing`),
    ...shipped
      .filter((path) => INSTALLS.test(path) || path.includes("/node_modules/"))
      .map((path) => `${path} may not ship`),
    ...shipped.filter((path) => path.endsWith(".map")).map((path) => `${path} may not ship`),
  ];
}
