// The project as the gates see it: texts by path. A gate is a pure function over such a tree, so
// that its own test can hand it a made-up one.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ignore from "ignore";

/** Texts by path from the root, with `/` between folders, in the order of their paths. */
export type Tree = ReadonlyMap<string, string>;

/** What is wrong, one line each, beginning with the path; empty when a gate is content. */
export type Problems = readonly string[];

/** A made-up tree. */
export function tree(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files));
}

/** All text files below a folder that its `.gitignore` does not leave out. */
export function readTree(root: string): Tree {
  const left = ignore()
    .add(readFileSync(join(root, ".gitignore"), "utf8"))
    .add(".git");
  const files = new Map<string, string>();
  const visit = (folder: string): void => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}${entry.name}`;
      if (left.ignores(entry.isDirectory() ? `${path}/` : path)) continue;
      if (entry.isDirectory()) visit(`${path}/`);
      else if (entry.isFile()) readText(path);
    }
  };
  const readText = (path: string): void => {
    const bytes = readFileSync(join(root, path));
    if (!bytes.includes(0)) files.set(path, bytes.toString("utf8"));
  };
  visit("");
  return files;
}

/** The files whose paths match. */
export function matching(files: Tree, pattern: RegExp): readonly (readonly [string, string])[] {
  return [...files].filter(([path]) => pattern.test(path));
}

/** Every match of a pattern, as `path:line`, with the match. */
export function places(path: string, text: string, pattern: RegExp): [string, RegExpExecArray][] {
  return [...text.matchAll(new RegExp(pattern, "g"))].map((match) => [
    `${path}:${text.slice(0, match.index).split("\n").length}`,
    match,
  ]);
}

/** A value read from JSON, as an object; an empty one when it is none. */
export function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The object that a JSON file of the tree holds; an empty one when there is no such file. */
export function json(files: Tree, path: string): Readonly<Record<string, unknown>> {
  return object(JSON.parse(files.get(path) ?? "{}"));
}
