// Source files to groups that may be areas. Folders with a name of their own stay what they are;
// names found across layers are joined with each other and with the folder of the same name.

import { joinNames, matches } from "./joining.ts";
import type { FileFacts } from "./model.ts";
import { domainWordOfStem, isAreaName, labelOf, normalName, stemOf } from "./names.ts";
import { commonFolder, domainFolders, placeFile } from "./placement.ts";
import { folderName, nameProjects, type ProjectName, projectKey } from "./projects.ts";
import { countSigns, showsDomain } from "./score.ts";

/** Files that belong together, before anything was counted. */
export interface Group {
  readonly kind: "folder" | "name" | "shared" | "soft";
  readonly root: string;
  readonly name: string;
  readonly label: string;
  /** The folder that named it; empty for names found across layers. */
  readonly folder: string;
  readonly files: FileFacts[];
}

export interface Grouping {
  readonly groups: readonly Group[];
  readonly infrastructure: readonly FileFacts[];
  /** Files that show things under a name no area has. */
  readonly left: readonly FileFacts[];
}

/**
 * Groups the source files of a tree.
 * @param files in path order
 * @param rootOf the project root of a path
 */
export function groupFiles(
  files: readonly FileFacts[],
  rootOf: (path: string) => string,
): Grouping {
  const byRoot = new Map<string, FileFacts[]>();
  for (const file of files) {
    const root = rootOf(file.path);
    const known = byRoot.get(root);
    if (known === undefined) byRoot.set(root, [file]);
    else known.push(file);
  }
  const roots = [...byRoot.keys()].sort();
  const projects = nameProjects(roots);
  const grouper = new Grouper(domainFolders(files.map(({ path }) => path)));
  for (const root of roots) {
    grouper.addProject(root, projects.get(root) ?? { kind: "application" }, byRoot.get(root) ?? []);
  }
  return splitLarge(grouper.finish());
}

/** Above this many lines a folder is looked into for areas of its own. */
const largeFolder = 8_000;

/** Replaces folders that are too large to be one area by the groups inside them. */
function splitLarge(grouping: Grouping, depth = 0): Grouping {
  const parts = grouping.groups.map((group): Grouping => {
    const lines = group.files.reduce((sum, file) => sum + file.lines, 0);
    const whole = { groups: [group], infrastructure: [], left: [] };
    if (group.kind !== "folder" || lines < largeFolder || depth === 2) return whole;
    const paths = group.files.map(({ path }) => path);
    const inner = new Grouper(domainFolders(paths));
    inner.addProject(commonFolder(paths), { kind: "application" }, group.files);
    const split = inner.finish();
    const telling = split.groups.filter(
      ({ kind, files }) => kind !== "shared" && showsDomain(countSigns(files.flatMap(signsOf))),
    );
    if (telling.length < 2) return whole;
    const named = split.groups.map((own) =>
      own.kind === "shared" ? { ...own, name: group.name, label: group.label } : own,
    );
    return splitLarge({ ...split, groups: named }, depth + 1);
  });
  return {
    groups: parts.flatMap(({ groups }) => groups),
    infrastructure: [...grouping.infrastructure, ...parts.flatMap((part) => part.infrastructure)],
    left: [...grouping.left, ...parts.flatMap(({ left }) => left)],
  };
}

function signsOf({ signs }: FileFacts): FileFacts["signs"] {
  return signs;
}

class Grouper {
  private readonly domains: ReadonlySet<string>;
  private readonly groups = new Map<string, Group>();
  private readonly infrastructure: FileFacts[] = [];
  private readonly weak: {
    readonly root: string;
    readonly key: string;
    readonly file: FileFacts;
  }[] = [];

  constructor(domains: ReadonlySet<string>) {
    this.domains = domains;
  }

  addProject(root: string, project: ProjectName, files: readonly FileFacts[]): void {
    if (project.kind === "infrastructure") {
      this.infrastructure.push(...files);
      return;
    }
    if (project.kind === "area") {
      const { name } = project;
      const label = labelOf(name);
      this.add(projectKey(root, name), { kind: "folder", root, name, label, folder: root }, files);
      return;
    }
    for (const set of sourceSets(files)) this.addSourceSet(root, set);
  }

  private addSourceSet(root: string, files: readonly FileFacts[]): void {
    const base = baseOf(files);
    for (const file of files) {
      const place = placeFile(file.path, file.path.startsWith(base) ? base : root, this.domains);
      switch (place.kind) {
        case "infrastructure":
          this.infrastructure.push(file);
          break;
        case "shared": {
          const name = folderName(base);
          const group = { kind: "shared", root, name, label: name, folder: "" } as const;
          this.add(`${root}|shared`, group, [file]);
          break;
        }
        case "name":
          if (place.weak) {
            this.weak.push({ root, key: place.key, file });
          } else {
            const { key, name } = place;
            const group = { kind: "name", root, name, label: labelOf(name), folder: "" } as const;
            this.add(`${root}|name|${key}`, group, [file]);
          }
          break;
        case "soft":
        case "folder": {
          const { kind, key, name, folder } = place;
          const group = { kind, root, name, label: labelOf(name), folder };
          this.add(`${root}|${kind}|${key}`, group, [file]);
          break;
        }
      }
    }
  }

  private add(key: string, group: Omit<Group, "files">, files: readonly FileFacts[]): void {
    const known = this.groups.get(key);
    if (known === undefined) this.groups.set(key, { ...group, files: [...files] });
    else known.files.push(...files);
  }

  finish(): Grouping {
    const roots = [...new Set([...this.groups.values()].map(({ root }) => root))];
    const groups = roots.flatMap((root) =>
      joinNames([...this.groups.values()].filter((group) => group.root === root)),
    );
    const left = this.weak.filter(({ root, key, file }) => {
      const home = groups.find(
        (group) => group.root === root && group.kind !== "shared" && matches(group, key),
      );
      home?.files.push(file);
      return home === undefined;
    });
    return { groups, infrastructure: this.infrastructure, left: left.map(({ file }) => file) };
  }
}

/** Divides the files of a project by source set: `src/main/java/` and `src/main/kotlin/` are two. */
function sourceSets(files: readonly FileFacts[]): readonly (readonly FileFacts[])[] {
  const sets = new Map<string, FileFacts[]>();
  for (const file of files) {
    const set = /^(?:.*\/)?src\/main\/\w+\//.exec(file.path)?.[0] ?? "";
    const known = sets.get(set);
    if (known === undefined) sets.set(set, [file]);
    else known.push(file);
  }
  return [...sets.values()];
}

/** The folder that all telling files share; entry points at the top do not hold it up. */
function baseOf(files: readonly FileFacts[]): string {
  const atTop = files.filter(({ path, signs }) => !path.includes("/") && signs.length > 0);
  if (atTop.length > 2) return "";
  const telling = files.filter(
    ({ path }) =>
      path.includes("/") &&
      (domainWordOfStem(stemOf(path)) !== "" || /\/.*\//.test(path)) &&
      placeFile(path, "", new Set()).kind !== "infrastructure",
  );
  const base = commonFolder((telling.length > 0 ? telling : files).map(({ path }) => path));
  return namesOneArea(base, files) ? base.slice(0, -folderName(base).length - 1) : base;
}

/** True for a folder such as `orders/` with `order.ts` in it: the only area, not what holds areas. */
function namesOneArea(base: string, files: readonly FileFacts[]): boolean {
  const name = folderName(base);
  if (
    name === "" ||
    placeFile(`${base}x`, base.slice(0, -name.length - 1), new Set()).kind !== "folder"
  )
    return false;
  if (isAreaName(name)) return true;
  return files.some(
    ({ path }) => path.startsWith(base) && domainWordOfStem(stemOf(path)) === normalName(name),
  );
}
