// The outline of code as a model reads it: sections of blocks, none of which is cut, on pages.

import type { Behaviour, Lifecycle, Outline, Spot, Thing } from "../facts/outline/index.ts";

/** One page, and how many there are. */
export interface DistillPage {
  readonly text: string;
  readonly page: number;
  readonly pages: number;
}

/**
 * @param budget the most characters of a page; a single block that is longer stands alone
 * @param page from 1
 */
export function distillMarkdown(
  outline: Outline,
  label: string | undefined,
  budget: number,
  page: number,
): DistillPage {
  const pages = paged(blocks(outline), budget);
  const at = Math.min(Math.max(1, page), pages.length);
  const head = `# Code facts${label === undefined ? "" : `: ${label}`} (page ${at} of ${pages.length}, ${outline.files.length} files read)\n`;
  const more = at < pages.length ? `\nMore: the same call with --page ${at + 1}.\n` : "";
  return { text: `${head}\n${pages[at - 1] ?? ""}${more}`, page: at, pages: pages.length };
}

interface Block {
  readonly section: string;
  readonly text: string;
}

function paged(all: readonly Block[], budget: number): readonly string[] {
  const pages: string[] = [];
  let text = "";
  let section = "";
  for (const block of all) {
    const heading = block.section === section ? "" : `\n## ${block.section}\n\n`;
    if (text !== "" && text.length + heading.length + block.text.length > budget) {
      pages.push(text.trimStart());
      text = `\n## ${block.section}\n\n${block.text}`;
    } else text += heading + block.text;
    section = block.section;
  }
  return [...pages, text === "" ? "No code that could be read.\n" : text.trimStart()];
}

const at = ({ file, line }: Spot): string => `${file}:${line}`;

function blocks(outline: Outline): readonly Block[] {
  const section = (name: string, texts: readonly string[]): readonly Block[] =>
    texts.map((text) => ({ section: name, text }));
  return [
    ...section(
      "Anomalies: ask whether each is intended",
      outline.anomalies.map((a) => {
        const also = a.also.length === 0 ? "" : ` (see ${a.also.map(at).join(", ")})`;
        return `- ${at(a)} ${a.message}${also}\n`;
      }),
    ),
    ...section("Things", outline.things.map(thing)),
    ...section("Lifecycles", outline.lifecycles.map(lifecycle)),
    ...section("What is done, and when it is refused", outline.behaviours.map(behaviour)),
    ...section(
      "Limits and settings",
      outline.limits.map(
        (l) =>
          `- ${l.name} = ${l.value}${l.setting === undefined ? "" : ` (setting ${l.setting})`} ${at(l)}\n`,
      ),
    ),
    ...section(
      "Ways in",
      outline.waysIn.map((w) => {
        const guards = w.guards.length === 0 ? "" : `, guarded by ${w.guards.join(", ")}`;
        return `- ${w.kind} ${w.name}${w.every === undefined ? "" : ` every ${w.every}`} → ${w.handler}${guards} ${at(w)}\n`;
      }),
    ),
    ...section(
      "The outside",
      outline.outside.map((o) => `- ${o.name}: ${o.calls.join(", ")} ${at(o)}\n`),
    ),
  ];
}

function thing(t: Thing): string {
  const fields = t.fields.map((f) => {
    const parts = [
      f.type,
      f.nullable === true ? "may be missing" : "",
      f.unique === true ? "unique" : "",
    ];
    const known = parts.filter((p) => p !== undefined && p !== "").join(", ");
    return `  - ${f.name}${known === "" ? "" : `: ${known}`}${f.default === undefined ? "" : ` = ${f.default}`} (line ${f.line})\n`;
  });
  const states = t.states.map((s) => `  - states of ${s.name}: ${s.values.join(" | ")}\n`);
  const moments =
    t.moments.length === 0
      ? ""
      : `  - may stand for states: ${t.moments.join(", ")} (there or not)\n`;
  const constraints = t.constraints.map((c) => `  - constraint: ${c}\n`);
  return `- **${t.name}** ${at(t)}\n${fields.join("")}${states.join("")}${moments}${constraints.join("")}`;
}

function lifecycle(l: Lifecycle): string {
  const initial = l.initial.map((i) => `  - begins as ${i.value}: ${i.by} ${at(i)}\n`);
  const steps = l.steps.map((s) => {
    const from = s.from === undefined ? "any state" : s.from.join(", ");
    return `  - ${from} → ${s.to}: ${s.by} ${at(s)}\n`;
  });
  const unwritten =
    l.unwritten.length === 0 ? "" : `  - nothing sets it to: ${l.unwritten.join(", ")}\n`;
  return `- **${l.thing}.${l.field}**: ${l.values.join(" | ")}\n${initial.join("")}${steps.join("")}${unwritten}`;
}

function behaviour(b: Behaviour): string {
  const entries = b.entries.length === 0 ? "" : `, by ${[...new Set(b.entries)].join("; ")}`;
  const refusals = b.refusals.map((r) => {
    const error = r.error === undefined ? "" : ` (${r.error})`;
    return `  - refuses if ${r.condition}${error} ${at(r)}\n`;
  });
  const deeds = b.deeds.map((d) => {
    const when = d.conditions.length === 0 ? "" : ` if ${d.conditions.join(" and ")}`;
    return `  - ${d.text}${when} ${at(d)}\n`;
  });
  const open = b.open.length === 0 ? "" : `  - not all is known: ${b.open.join("; ")}\n`;
  return `- **${b.name}** ${at(b)}${entries}\n${refusals.join("")}${deeds.join("")}${open}`;
}
