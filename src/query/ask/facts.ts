// Items as facts of an answer.

import type { Cited, Conflict } from "../conflict/conflict.ts";
import type { ItemId } from "../index/model.ts";
import type { Bypass, Fact, FactKind, Quoted } from "./answer.ts";
import type { AskGraph } from "./graph.ts";

/** An item as a fact. */
export function factOf(graph: AskGraph, id: ItemId, why: string): Fact {
  const item = graph.item(id);
  return {
    kind: item.kind as FactKind,
    name: item.name,
    file: graph.index.files[item.file] ?? "",
    line: item.line,
    text: item.kind === "open_question" ? item.name : textOf(graph, id),
    why,
  };
}

/** What an item says, with the values of config filled in. */
function textOf(graph: AskGraph, id: ItemId): string {
  const rule = graph.rules.get(id);
  const item = graph.item(id);
  if (rule === undefined) return item.text;
  const parts = [
    ...rule.triggers.map((t) => `when ${t.text}`),
    ...rule.guards.map((g) => `requires ${withValues(graph, g.text, g.reads)}`),
    ...rule.effects.map((e) => `ensures ${withValues(graph, e.text, e.reads)}`),
  ];
  return parts.join("; ");
}

/** A clause with the values of the config that it reads. */
export function withValues(graph: AskGraph, text: string, reads: readonly ItemId[]): string {
  const values = reads
    .map((id) => graph.item(id))
    .filter((item) => item.kind === "config" && item.text.includes("="))
    .map(
      (item) =>
        `${item.name.replace("config.", "")} = ${item.text.split("=").slice(1).join("=").trim()}`,
    );
  return values.length === 0 ? text : `${text} (${values.join(", ")})`;
}

/** A conflict as it is answered. */
export function bypassOf(graph: AskGraph, { asked, against, path, lost }: Conflict): Bypass {
  const quoted = ({ item, line, text }: Cited): Quoted => {
    const { name, file } = graph.item(item);
    return { name, file: graph.index.files[file] ?? "", line, text };
  };
  return {
    asked,
    against: against.map(quoted),
    path: path.map(quoted),
    lost: lost.map(quoted),
  };
}
