// Wishes against what lasts: a state that nothing leads out of, and a value that is set once.

import type { ItemId } from "../index/model.ts";
import { wayCited } from "./blocked.ts";
import { type Case, type Conflict, cite } from "./conflict.ts";
import { isAct } from "./paths.ts";

/** A state that is to be left although it is the last one. */
export function finals(at: Case): readonly Conflict[] {
  const { graph, wish, circumstances, interest } = at;
  if (!wish.undo) return [];
  return circumstances.flatMap(({ field, value, weight }): readonly Conflict[] => {
    const lifecycle = field === undefined ? undefined : graph.graphs.get(field);
    if (field === undefined || lifecycle === undefined || value.is !== "literal") return [];
    if (weight < 0.65 || lifecycle.edges.some(([from]) => from === value.text)) return [];
    const { name } = graph.item(field);
    const into = (graph.writers.get(field) ?? [])
      .filter(({ effect }) => effect.value?.is === "literal" && effect.value.text === value.text)
      .flatMap(({ rule }) => graph.rules.get(rule) ?? []);
    return [
      {
        asked: `${name} other than ${value.text} again`,
        against: [
          {
            item: field,
            line: lifecycle.line,
            text: `${value.text} is final: no transition leads out of it`,
            why: "stands against it",
          },
        ],
        path: into.slice(0, 2).map((rule) => wayCited(at, rule)),
        lost: [],
        around: [cite(graph, field, "the lifecycle")],
        weight: weight * Math.max(0.3, (interest.get(field) ?? 0) * 0.3),
      },
    ];
  });
}

/** A value that is to be changed although only the making of its instance sets it. */
export function setOnce(at: Case): readonly Conflict[] {
  const { graph, wish, retrieved } = at;
  if (!wish.edit) return [];
  const found = [...retrieved.matches.values()]
    .filter(({ item, named, hits }) => {
      const { kind, owner } = graph.item(item);
      if (kind !== "field" || owner === undefined || named < 0.9) return false;
      const said = retrieved.matches.get(owner)?.named ?? 0;
      return said >= 0.65 && hits.some((hit) => hit.token.weight > 0.5 && hit.term >= 0.9);
    })
    .filter(({ item }) => !graph.writers.has(item) && makers(at, item).length > 0)
    .sort((a, b) => b.score - a.score || a.item - b.item);
  return found.slice(0, 1).map(({ item, score }) => {
    const made = makers(at, item);
    const owner = graph.item(item).owner as ItemId;
    return {
      asked: `another ${graph.item(item).name}`,
      against: [
        { ...cite(graph, item, "set once"), text: `${graph.item(item).text}: no rule changes it` },
        ...made.slice(0, 1).map(({ rule, effect }) => ({
          item: rule,
          line: effect.line,
          text: effect.text,
          why: "sets it, once",
        })),
      ],
      path: replacements(at, owner),
      lost: [],
      around: [],
      weight: score * 0.4,
    };
  });
}

function makers({ graph }: Case, field: ItemId) {
  const { owner } = graph.item(field);
  return owner === undefined
    ? []
    : (graph.creators.get(owner) ?? []).filter(({ effect }) =>
        effect.sets?.some((set) => set.field === field),
      );
}

/** What can be done with an instance as a whole: ending it and making another one. */
function replacements(at: Case, owner: ItemId) {
  const { graph, interest } = at;
  const fields = graph.index.items.flatMap((item, id) =>
    item.kind === "field" && item.owner === owner && graph.graphs.has(id) ? [id] : [],
  );
  const rules = fields
    .flatMap((id) => graph.writers.get(id) ?? [])
    .flatMap(({ rule }) => graph.rules.get(rule) ?? [])
    .filter((rule) => isAct(graph, rule));
  return [...new Set(rules)]
    .sort((a, b) => (interest.get(b.item) ?? 0) - (interest.get(a.item) ?? 0) || a.item - b.item)
    .slice(0, 2)
    .map((rule) => wayCited(at, rule));
}
