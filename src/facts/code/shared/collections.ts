// One vocabulary for what is done with collections, whatever the language calls it:
// `filter`, `map`, `any`, `all`, `find`, `none`, `count`. Each takes a lambda over one member,
// except `count`, which takes nothing: `len(xs)`, `xs.length` and `xs.size()` are `xs.count()`.

import type { CodeExpr } from "../expression.ts";
import { type At, callOn } from "./build.ts";

const NAMES: Readonly<Record<string, string>> = {
  filter: "filter",
  Where: "filter",
  select: "filter",
  find_all: "filter",
  filterTo: "filter",
  map: "map",
  Select: "map",
  collect: "map",
  mapTo: "map",
  some: "any",
  any: "any",
  "any?": "any",
  Any: "any",
  anyMatch: "any",
  ContainsFunc: "any",
  every: "all",
  all: "all",
  "all?": "all",
  All: "all",
  allMatch: "all",
  none: "none",
  "none?": "none",
  noneMatch: "none",
  find: "find",
  detect: "find",
  First: "find",
  FirstOrDefault: "find",
  firstOrNull: "find",
  Single: "find",
  SingleOrDefault: "find",
};

/**
 * The shared name of a collection's method that takes a lambda; undefined for any other. Names
 * that mean different things in different languages (`select`, `collect`) hold only where the
 * caller knows that its language has them.
 */
export function collectionMethod(name: string): string | undefined {
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}

/** How many members a collection has. */
export function countOf(where: At, collection: CodeExpr): CodeExpr {
  return callOn(where, collection, ["count"], []);
}
