// The suggestions of a survey as offers in plain words.

import { assertNever } from "../base/assert.ts";
import type { AreaRef, Suggestion } from "../workspace/survey.ts";
import { shownText } from "./display.ts";
import { areaText, plural, some } from "./survey-words.ts";

/** One suggestion as a line: what to do, and why. */
export function suggestionText(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case "fix": {
      const files = suggestion.specs.map(
        ({ path, errors }) => `${path} (${plural(errors, "error")})`,
      );
      return `Fix the specs with errors first: ${shownText(some(files, 3))}.`;
    }
    case "answer": {
      const files = suggestion.specs.map(({ path, questions }) => `${path} (${questions})`);
      return `Answer the open questions in ${shownText(some(files, 3))}.`;
    }
    case "drift": {
      const pairs = suggestion.pairs.map(
        ({ spec, label, days }) => `${spec} against ${label} (${plural(days, "day")} behind)`,
      );
      return `Check drift, the code changed after the spec: ${shownText(some(pairs, 3))}.`;
    }
    case "distill": {
      const { first, next, alongside } = suggestion;
      const shared =
        alongside.length === 0 ? "" : `; read with the shared ${shownText(some(alongside, 3))}`;
      const rest = next.length === 0 ? "" : ` Then ${some(next.map(nameOf), 3)}.`;
      return `Distill from code, starting with ${areaText(first)}: ${whyText(first)}${shared}.${rest}`;
    }
    case "distillNamed":
      return `Or distill from code that you name; the largest parts are ${shownText(some(suggestion.modules, 3))}.`;
    case "review":
      return "Nothing is broken and no area is without a spec: ask what governs a behaviour, describe a change, or check the specs against the code.";
    case "elicit":
      return elicitText(suggestion.because);
    default:
      return assertNever(suggestion);
  }
}

function elicitText(because: "no code" | "no behaviour" | "alternative"): string {
  switch (because) {
    case "no code":
      return "Start from intent: there is no code to distill, so build the spec through conversation.";
    case "no behaviour":
      return "Start from intent: no part of the code shows states, handlers or jobs by its names.";
    case "alternative":
      return "Start from intent: say what the system should do, and build the spec through conversation.";
    default:
      return assertNever(because);
  }
}

function nameOf(area: AreaRef): string {
  return shownText(area.label);
}

function whyText(area: AreaRef): string {
  const signs = `${plural(area.signs, "sign")} of behaviour in ${plural(area.lines, "line")}`;
  const size = area.fits ? "fits one conversation" : "too large for one conversation, so by parts";
  const self =
    area.dependsOn.length === 0
      ? "imports no other area"
      : `imports ${shownText(some(area.dependsOn, 3))}`;
  return `${signs}; ${size}; ${self}`;
}
