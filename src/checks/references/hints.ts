// What a specification leaves open: questions, and places that are specified elsewhere (language
// definition, W1 to W3).

import type { Comment, Deferred, OpenQuestion } from "../../ast/index.ts";
import { walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { plainText } from "../../model/module-model.ts";
import type { Check } from "../check.ts";
import { written } from "./names.ts";

/** W1: an external entity is governed by a specification, which the module should import. */
export const externalSources: Check = ({ module }, report) => {
  if (module.declarations.some((d) => d.kind === "use")) return;
  for (const d of module.declarations) {
    if (d.kind !== "entity" || !d.external) continue;
    report(diagnostic("externalEntity.missingSourceHint", d.name.span, { name: d.name.text }));
  }
};

const MAX_QUESTION = 80;

/** W2: each question that is open, wherever it stands. */
export const openQuestions: Check = ({ module }, report) => {
  walk(module, (node) => {
    if (node.kind !== "openQuestion") return true;
    const text = plainText((node as unknown as OpenQuestion).text)
      .replace(/\s+/g, " ")
      .trim();
    const question = text.length > MAX_QUESTION ? `${text.slice(0, MAX_QUESTION - 3)}...` : text;
    report(diagnostic("openQuestion.present", node.span, { question }));
    return true;
  });
};

/** W3: what is deferred should say where it is specified. */
export const deferredHints: Check = ({ module }, report) => {
  module.declarations.forEach((d, index) => {
    if (d.kind !== "deferred" || d.hint !== undefined) return;
    const next = module.declarations[index + 1]?.span.start ?? Number.POSITIVE_INFINITY;
    if (module.comments.some((c) => isBeside(c, d, next) && isHint(c.text))) return;
    const name = [written(d.path), ...d.rest.map((id) => id.text)].join(".");
    const end = d.rest.at(-1)?.span.end ?? d.path.span.end;
    const span = { start: d.path.span.start, end };
    report(diagnostic("deferred.missingLocationHint", span, { name }));
  });
};

/** A comment that shares its line, and nothing else is there, follows on the line of the path. */
function isBeside(comment: Comment, deferred: Deferred, next: number): boolean {
  const { start } = comment.span;
  return !comment.ownLine && start >= deferred.path.span.end && start < next;
}

function isHint(comment: string): boolean {
  return /\bsee:|https?:\/\/|"[^"]+"/i.test(comment);
}
