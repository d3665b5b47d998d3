// The card of a session from texts: parsing them is all that it takes, so that a session does not
// begin with understanding every specification.

import { parse } from "../../grammar/parse.ts";
import { walk } from "../ast/visit.ts";
import { LineTable } from "../base/span.ts";
import { plainText } from "../model/module-model.ts";
import type { Source } from "./check.ts";
import type { CardQuestion, SessionCard } from "./session-card.ts";

/** What is said at the beginning of a session, from texts. */
export function parsedCard(sources: readonly Source[]): SessionCard {
  const questions: CardQuestion[] = [];
  const files = sources.map(({ path, text }) => {
    const { declarations } = parse(text).module;
    const table = new LineTable(text);
    for (const d of declarations)
      walk(d, (node) => {
        if (node.kind !== "openQuestion") return true;
        const { text: words } = node as Extract<typeof d, { kind: "openQuestion" }>;
        const { line } = table.position(node.span.start);
        questions.push({ path, line, text: plainText(words) });
        return false;
      });
    return {
      path,
      entities: declarations.flatMap((d) =>
        d.kind === "entity" && !d.external ? [d.name.text] : [],
      ),
      rules: declarations.filter((d) => d.kind === "rule").length,
      surfaces: declarations.filter((d) => d.kind === "surface").length,
    };
  });
  return { files, questions };
}
