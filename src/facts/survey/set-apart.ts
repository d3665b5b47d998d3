// What was not looked into for behaviour, counted by role, with the places that hold most of it.

import { byCodeUnits } from "../../base/order.ts";
import type { Role, SetApart } from "./model.ts";

const order: readonly SetApart["role"][] = [
  "infrastructure",
  "test",
  "example",
  "generated",
  "vendored",
  "tooling",
  "documentation",
  "data",
];
const mostPlaces = 5;

/** One entry per role that occurs, in a fixed order. */
export function summariseSetApart(roles: ReadonlyMap<string, Role>): readonly SetApart[] {
  return order.flatMap((role) => {
    const paths = [...roles].filter(([, own]) => own === role).map(([path]) => path);
    return paths.length === 0 ? [] : [{ role, files: paths.length, where: placesOf(paths) }];
  });
}

/** The folders, at most two levels deep, or files that hold most of the paths. */
function placesOf(paths: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folders = path.split("/").slice(0, -1).slice(0, 2);
    const place = folders.length === 0 ? path : `${folders.join("/")}/`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || byCodeUnits(a, b))
    .slice(0, mostPlaces)
    .map(([place]) => place)
    .sort(byCodeUnits);
}
