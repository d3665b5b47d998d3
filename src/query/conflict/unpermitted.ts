// A wish for somebody to do what they are not permitted to: what a rule asks of whoever acts, and how
// such a permission is come by.

import { atomsIn } from "../index/formulas.ts";
import type { ActorFacts, Atom } from "../index/model.ts";
import { stemOf, wordsOfName } from "../words/split.ts";
import { guardCited, wayCited } from "./blocked.ts";
import { literalOf, literalsOf } from "./circumstance.ts";
import { type Case, type Conflict, cite } from "./conflict.ts";
import { lossesOf, offersOf, waysTo } from "./paths.ts";
import { targetsOf } from "./targets.ts";

/** Conflicts of a wish with permissions that the party named in it does not have. */
export function unpermitted(at: Case): readonly Conflict[] {
  const { graph, wish } = at;
  if (!wish.relax) return [];
  const parties = namedActors(at);
  if (parties.length === 0) return [];
  for (const { rule, score } of targetsOf(at).slice(0, 2)) {
    for (const guard of rule.guards) {
      const atom = atomsIn(guard.formula).find((a) => permissionIn(at, a) !== undefined);
      const literal = atom === undefined ? undefined : permissionIn(at, atom);
      if (literal === undefined) continue;
      const has = (actor: ActorFacts): boolean =>
        atomsIn(actor.guard.formula).some((a) => permissionIn(at, a) === literal);
      if (parties.some(has)) continue;
      const ways = waysTo(at, rule, guard, undefined);
      const holders = graph.index.actors.filter(has).slice(0, 2);
      return [
        {
          asked: `${graph.item(rule.item).name} by ${graph.item(parties[0]?.item ?? rule.item).name}`,
          against: [guardCited(at, rule, guard)],
          path: [
            ...ways.map((way) => wayCited(at, way)),
            ...holders.map(({ item }) => cite(graph, item, "is permitted")),
          ],
          lost: ways.slice(0, 1).flatMap((way) => lossesOf(at, way, rule)),
          around: [
            ...parties.slice(0, 1).map(({ item }) => cite(graph, item, "who is meant")),
            ...offersOf(graph, rule),
          ],
          weight: score * 0.8,
        },
      ];
    }
  }
  return [];
}

/** The permission that a condition asks for: a value that a collection has to hold. */
function permissionIn({ graph }: Case, atom: Atom): string | undefined {
  if (atom.relation !== "in" || atom.field === undefined || !graph.isCollection(atom.field))
    return undefined;
  const [value] = atom.values;
  const literal = value === undefined ? undefined : literalOf(value);
  return literal !== undefined && literalsOf(graph, atom.field).includes(literal)
    ? literal
    : undefined;
}

/** The actors that a request names by a word of their own. */
function namedActors({ graph, retrieved }: Case): readonly ActorFacts[] {
  return graph.index.actors.filter(({ item }) => {
    const [first = ""] = wordsOfName(graph.item(item).name).map(stemOf);
    return retrieved.matches
      .get(item)
      ?.hits.some((hit) => hit.meaning.stem === first && hit.meaning.by === "itself");
  });
}
