// Which modules of a set can have a word in each other's meaning: those that imports join, in
// either direction and over any number of steps.

/**
 * Splits a set into its connected components.
 * @param nodes by key; keys that `edges` names and the map lacks are no nodes
 * @param edges the keys that a node leads to
 * @returns each component in the order of the map, the components by their first nodes
 */
export function connected<N>(
  nodes: ReadonlyMap<string, N>,
  edges: (node: N) => readonly string[],
): readonly (readonly N[])[] {
  const parents = new Map<string, string>();
  for (const key of nodes.keys()) parents.set(key, key);
  for (const [key, node] of nodes) {
    for (const to of edges(node)) {
      if (nodes.has(to)) parents.set(rootOf(parents, key), rootOf(parents, to));
    }
  }
  const components = new Map<string, N[]>();
  for (const [key, node] of nodes) {
    const root = rootOf(parents, key);
    const component = components.get(root);
    if (component === undefined) components.set(root, [node]);
    else component.push(node);
  }
  return [...components.values()];
}

/** The representative of a node; shortens the way to it, so that the next look is quick. */
function rootOf(parents: Map<string, string>, key: string): string {
  let at = key;
  for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) {
    const further = parents.get(up) ?? up;
    parents.set(at, further);
    at = further;
  }
  return at;
}
