// Items as facts of an answer.

import type { Cited, Conflict } from "../conflict/conflict.ts";
import type { ItemId, RuleFacts, SurfaceFacts } from "../index/model.ts";
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

/** What an item says: short ones in full, of long ones what they are made of. */
function textOf(graph: AskGraph, id: ItemId): string {
  const item = graph.item(id);
  const rule = graph.rules.get(id);
  if (rule !== undefined) return ruleText(graph, rule);
  if (!item.text.endsWith("{")) return item.text;
  const surface = graph.surfaces.get(id);
  if (surface !== undefined) return surfaceText(graph, surface);
  const parts = graph.parts(id).map((part) => graph.item(part).name.split(".").at(-1));
  return parts.length === 0 ? item.text : `${item.text} ${parts.join(", ")} }`;
}

function ruleText(graph: AskGraph, rule: RuleFacts): string {
  return [
    ...rule.triggers.map((t) => `when ${withValues(graph, t.text, t.reads)}`),
    ...rule.guards.map((g) => `requires ${withValues(graph, g.text, g.reads)}`),
    ...rule.effects.map((e) => `ensures ${withValues(graph, e.text, e.reads)}`),
  ].join("; ");
}

function surfaceText(graph: AskGraph, { facing, provides, exposes }: SurfaceFacts): string {
  const parts = [
    facing === undefined ? "" : `facing ${graph.item(facing).name}`,
    provides.length === 0 ? "" : `provides ${provides.map((p) => p.name).join(", ")}`,
    exposes.length === 0 ? "" : `exposes ${exposes.map((e) => e.text).join(", ")}`,
  ];
  return parts.filter((part) => part !== "").join("; ");
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
