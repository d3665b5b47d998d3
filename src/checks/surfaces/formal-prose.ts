// Promises in words that could be said formally (language definition, W20 of 8.3).

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Check } from "../check.ts";
import { annotationsOf, tagSpan } from "./annotations.ts";

const COMPARISON = /[\w)\]"] (?:=|!=|<|<=|>|>=) [\w(["-]/;
const QUANTIFIER = /\bfor all \w+ in\b|^\s*for all\b/im;
// "This implies that …" is a sentence; between two operands the word is an operator.
const IMPLICATION = /[\w)\]"] implies (?!that\b|an?\b|the\b|there\b)[\w(]/;
const SENTENCE_START = /\b(?:this|that|which|it|also) implies\b/i;

/** Reports `@invariant` texts that look like expressions. */
export const formalProse: Check = ({ module }, report) => {
  for (const declaration of module.declarations) {
    if (declaration.kind !== "contract" && declaration.kind !== "surface") continue;
    for (const annotation of annotationsOf(declaration)) {
      if (annotation.tag !== "invariant" || annotation.name === undefined) continue;
      if (!looksFormal(annotation.lines.join("\n"))) continue;
      const params = { name: annotation.name.text };
      report(diagnostic("annotation.formalProse", tagSpan(annotation), params));
    }
  }
};

function looksFormal(text: string): boolean {
  if (COMPARISON.test(text) || QUANTIFIER.test(text)) return true;
  return IMPLICATION.test(text) && !SENTENCE_START.test(text);
}
