// Frameworks, from what manifests declare and, where they are silent, from imports.

import { byCodeUnits } from "../../base/order.ts";
import type { FileEntry } from "../../base/ports.ts";
import type { Ecosystem, Manifest } from "./ecosystems/ecosystem.ts";
import { ecosystemOfManifest, ecosystems } from "./ecosystems/index.ts";
import type { FileFacts, Framework, Role } from "./model.ts";
import type { Reader } from "./reader.ts";

const mostManifests = 200;

export interface ManifestFound {
  readonly path: string;
  readonly ecosystem: Ecosystem;
  readonly manifest: Manifest;
}

/** Reads the manifests that are not set apart as tests, examples or other people's code. */
export function readManifests(
  entries: readonly FileEntry[],
  roles: ReadonlyMap<string, Role>,
  reader: Reader,
): readonly ManifestFound[] {
  const found: ManifestFound[] = [];
  const apart: readonly (Role | undefined)[] = ["vendored", "test", "example", "generated"];
  for (const entry of [...entries].sort(byDepth)) {
    const ecosystem = ecosystemOfManifest(entry.path);
    if (ecosystem === undefined || apart.includes(roles.get(entry.path))) continue;
    if (found.length === mostManifests) break;
    const text = reader.read(entry);
    if (text === undefined) continue;
    found.push({ path: entry.path, ecosystem, manifest: ecosystem.read(text) });
  }
  return found;
}

/** The frameworks in use, each once with the first place that shows it, sorted by name. */
export function findFrameworks(
  manifests: readonly ManifestFound[],
  facts: readonly FileFacts[],
): readonly Framework[] {
  const found = new Map<string, Framework>();
  for (const { path, ecosystem, manifest } of manifests) {
    for (const dependency of manifest.dependencies) {
      const name = lookUp(ecosystem, dependency);
      if (name !== undefined && !found.has(name))
        found.set(name, { name, seenIn: "manifest", path });
    }
  }
  for (const { path, language, imports } of facts) {
    const ecosystem = ecosystems.find(({ signs }) =>
      signs.some(({ languages }) => languages.includes(language)),
    );
    if (ecosystem === undefined) continue;
    for (const imported of imports) {
      const name = lookUp(ecosystem, imported) ?? lookUp(ecosystem, firstPart(imported));
      if (name !== undefined && !found.has(name)) found.set(name, { name, seenIn: "import", path });
    }
  }
  return [...found.values()].sort((a, b) => byCodeUnits(a.name, b.name));
}

function lookUp(ecosystem: Ecosystem, dependency: string): string | undefined {
  return Object.hasOwn(ecosystem.frameworks, dependency)
    ? ecosystem.frameworks[dependency]
    : undefined;
}

/** What an import names first: the package without the module inside it. */
function firstPart(imported: string): string {
  if (imported.startsWith("@")) return imported.split("/").slice(0, 2).join("/");
  if (/^[\w.-]+\.\w+\//.test(imported)) return imported.split("/").slice(0, 3).join("/");
  return imported.split(/[./]|::/)[0] ?? imported;
}

function byDepth(a: FileEntry, b: FileEntry): number {
  return a.path.split("/").length - b.path.split("/").length || byCodeUnits(a.path, b.path);
}
