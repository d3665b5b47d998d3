// The rules of `.gitignore` files: those of a folder, of the folders above it up to the root of
// the repository, and of each folder below as the search comes to it.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** The rules that hold inside one folder, outermost first. */
export type IgnoreChain = readonly Rules[];

/**
 * The rules that hold at `folder` before its own file is read: those of the folders above, up to
 * the one that holds `.git`. None when there is no repository, and none when the rules would
 * ignore `folder` itself: whoever names an ignored folder means it.
 */
export function rulesAbove(folder: string): IgnoreChain {
  const above: string[] = [];
  let at = folder;
  while (!existsSync(join(at, ".git"))) {
    const parent = dirname(at);
    if (parent === at) return [];
    above.unshift(parent);
    at = parent;
  }
  const chain = above.reduce<IgnoreChain>((rules, dir) => withRulesOf(dir, rules), []);
  return isIgnored(folder, true, chain) ? [] : chain;
}

/** The chain inside `folder`: what holds above it, and what its own `.gitignore` says. */
export function withRulesOf(folder: string, above: IgnoreChain): IgnoreChain {
  let text: string;
  try {
    text = readFileSync(join(folder, ".gitignore"), "utf8");
  } catch {
    return above;
  }
  return [...above, { folder, matcher: ignore().add(text) }];
}

/** True when the rules exclude a path; the innermost file that has an opinion decides. */
export function isIgnored(path: string, isFolder: boolean, chain: IgnoreChain): boolean {
  for (let i = chain.length - 1; i >= 0; i--) {
    const rules = chain[i];
    if (rules === undefined) continue;
    const inside = relative(rules.folder, path).split(sep).join("/");
    if (inside === "" || inside.startsWith("../")) continue;
    const verdict = rules.matcher.test(isFolder ? `${inside}/` : inside);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
