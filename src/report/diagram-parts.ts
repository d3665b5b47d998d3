// A diagram taken apart where no arrow holds it together.

import type { Diagram, DiagramNode } from "../diagrams/diagram.ts";

/** The parts of a diagram that arrows join, in the order of their first boxes. */
export function joinedParts(diagram: Diagram): readonly Diagram[] {
  const leader = new Map(diagram.nodes.map(({ id }) => [id, id]));
  const leaderOf = (id: string): string => {
    let at = id;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) {
      leader.set(at, leader.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { from, to } of diagram.edges) leader.set(leaderOf(to), leaderOf(from));
  const parts = new Map<string, DiagramNode[]>();
  for (const node of diagram.nodes) {
    const id = leaderOf(node.id);
    parts.set(id, [...(parts.get(id) ?? []), node]);
  }
  return [...parts].map(([id, nodes]) => ({
    ...diagram,
    nodes,
    edges: diagram.edges.filter(({ from }) => leaderOf(from) === id),
  }));
}
