// One file of code to its facts: which extractor, which tree, which parts did not parse.

import type { Node, Tree } from "web-tree-sitter";
import { roleOf, saysGenerated } from "../survey/role.ts";
import type { Grammars } from "./grammars.ts";
import { extractorFor } from "./languages/index.ts";
import type { FileFacts, FileRole } from "./model.ts";
import type { Place } from "./place.ts";

/** Longer texts are written by programs; reading them would not be worth the time. */
const LONGEST = 1_000_000;

/**
 * The facts of one file.
 * @param path relative to the root of the code, with `/`
 * @param grammars must have loaded the grammar of the file's language
 * @returns undefined for what is not code that can be read
 */
export function extractFile(path: string, text: string, grammars: Grammars): FileFacts | undefined {
  const found = extractorFor(path);
  if (found === undefined || text.length > LONGEST) return undefined;
  const tree = grammars.parse(found.grammar, found.extractor.mask?.(text) ?? text);
  if (tree === undefined) return undefined;
  try {
    const { extractor } = found;
    const extracted = extractor.extract({ path, text, root: tree.rootNode });
    const role = fileRole(path, text);
    return { path, language: extractor.language, role, ...extracted, broken: brokenParts(tree) };
  } finally {
    tree.delete();
  }
}

/** What a file is for, by its path and its first lines. */
export function fileRole(path: string, text: string): FileRole {
  if (/(?:^|\/)(?:migrations?|migrate|alembic\/versions)\//i.test(path)) return "migration";
  const role = roleOf(path, "");
  if (role === "test" || role === "vendored") return role;
  return role === "generated" || saysGenerated(text) ? "generated" : "source";
}

/** The smallest stretches that did not parse, in the order of the text. */
function brokenParts(tree: Tree): readonly Place[] {
  if (!tree.rootNode.hasError) return [];
  const places: Place[] = [];
  const visit = (node: Node): void => {
    if (node.isError || node.isMissing) places.push(placeOf(node));
    else if (node.hasError) for (const child of node.children) visit(child);
  };
  visit(tree.rootNode);
  return places;
}

function placeOf(node: Node): Place {
  return {
    start: node.startIndex,
    end: node.endIndex,
    line: node.startPosition.row + 1,
    endLine: node.endPosition.row + 1,
  };
}
