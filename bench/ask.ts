// Times `allium ask` on generated sets of 100, 1,000 and 10,000 declarations: making the index,
// writing and reading it, and questions about it; prints the figures as JSON.

import { performance } from "node:perf_hooks";
import { ask } from "../src/query/ask/ask.ts";
import type { AskIndex } from "../src/query/index/model.ts";
import type { Source } from "../src/workspace/check.ts";
import { indexOf } from "../src/workspace/index-of.ts";

const sizes = [100, 1_000, 10_000];
const perFile = 25;

const things = "order parcel invoice loan ticket booking refund shipment claim permit".split(" ");
const deeds = "approved rejected cancelled archived shipped renewed closed reopened".split(" ");

const pascal = (word: string): string => word[0]?.toUpperCase() + word.slice(1);

/** A file of entities with a lifecycle, the rules that move them, and a surface. */
function file(n: number): Source {
  const blocks: string[] = ["-- allium: 3"];
  for (let i = 0; i < perFile / 5; i++) {
    const thing = `${things[(n + i) % things.length]}${n}x${i}`;
    const name = pascal(thing);
    const [a = "", b = ""] = [deeds[(n + i) % deeds.length], deeds[(n + i + 3) % deeds.length]];
    blocks.push(
      `entity ${name} {\n    owner: Member${n}\n    amount: Decimal\n    opened_at: Timestamp\n    status: open | ${a} | ${b}\n    transitions status {\n        open -> ${a}\n        ${a} -> ${b}\n        terminal: ${b}\n    }\n}`,
      `config { ${thing}_window: Duration = ${7 + i}.days }`,
      `rule ${name}${pascal(a)} {\n    when: Member${pascal(a)}${name}(member, ${thing})\n    requires: ${thing}.status = open\n    requires: ${thing}.amount > 0\n    ensures: ${thing}.status = ${a}\n}`,
      `rule ${name}${pascal(b)} {\n    when: ${thing}: ${name}.opened_at + config.${thing}_window <= now\n    requires: ${thing}.status = ${a}\n    ensures: ${thing}.status = ${b}\n}`,
      `surface ${name}Page {\n    facing member: Member${n}\n    context ${thing}: ${name}\n    exposes: ${thing}.status\n    provides: Member${pascal(a)}${name}(member, ${thing})\n}`,
    );
  }
  blocks.push(`entity Member${n} { name: String }`);
  return { path: `specs/part${n}.allium`, text: `${blocks.join("\n\n")}\n` };
}

const questions = [
  "how long may an order stay open before it is closed?",
  "let members cancel a shipment that was already archived",
  "show the amount of every refund to all members",
  "bump the version and run the tests again",
  "what happens when a claim is rejected",
];

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return Math.round((performance.now() - start) * 10) / 10;
}

const results = sizes.map((declarations) => {
  const sources = Array.from({ length: declarations / perFile }, (_, n) => file(n));
  let index: AskIndex | undefined;
  const build = milliseconds(() => {
    index = indexOf(sources);
  });
  const text = JSON.stringify(index);
  let back = index as AskIndex;
  const read = milliseconds(() => {
    back = JSON.parse(text) as AskIndex;
  });
  const first = milliseconds(() => ask(back, questions[0] ?? ""));
  const each = questions.map((question) => milliseconds(() => ask(back, question)));
  const log = Array.from({ length: 4000 }, (_, i) => `12:00:${i % 60} ERROR order ${i} rejected`);
  const pasted = milliseconds(() => ask(back, `why? ${log.join("\n")}`));
  return {
    declarations,
    files: sources.length,
    items: back.items.length,
    indexBytes: text.length,
    buildMs: build,
    readMs: read,
    firstQuestionMs: first,
    questionMs: each.sort((a, b) => a - b)[each.length >> 1],
    slowestQuestionMs: each.at(-1),
    pastedLogMs: pasted,
  };
});

process.stdout.write(`${JSON.stringify({ bench: "ask", results }, null, 2)}\n`);
