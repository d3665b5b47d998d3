// What nothing joins would end up in one long row; unseen arrows set it below one another instead.

import type { Diagram } from "../diagrams/diagram.ts";

/** Boxes without an arrow, so many below one another. */
const BOXES = 4;

/** The arrows to lay out with, but not to draw. */
export function stacked(diagram: Diagram): readonly (readonly [string, string])[] {
  return diagram.groups.length > 1 ? stackedGroups(diagram) : stackedBoxes(diagram);
}

/** Groups in about as many columns as rows, in their order from left to right. */
function stackedGroups(diagram: Diagram): readonly (readonly [string, string])[] {
  const columns = Math.ceil(Math.sqrt(diagram.groups.length));
  const leaving = new Set(diagram.edges.map(({ from }) => from));
  const found: [string, string][] = [];
  for (const [at, { id }] of diagram.groups.entries()) {
    const above = diagram.groups[at - columns];
    const first = diagram.nodes.find(({ group }) => group === id);
    const last = diagram.nodes.filter(({ group }) => group === above?.id);
    if (first === undefined || last.length === 0) continue;
    const ends = last.filter((node) => !leaving.has(node.id));
    for (const end of ends.length > 0 ? ends : last.slice(-1)) found.push([end.id, first.id]);
  }
  return found;
}

function stackedBoxes(diagram: Diagram): readonly (readonly [string, string])[] {
  const joined = new Set(diagram.edges.flatMap(({ from, to }) => [from, to]));
  const alone = diagram.nodes.filter(({ id }) => !joined.has(id));
  return alone.flatMap((node, at): readonly (readonly [string, string])[] => {
    const above = alone[at - 1];
    return above === undefined || at % BOXES === 0 ? [] : [[above.id, node.id]];
  });
}
