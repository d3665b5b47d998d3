// The sentences of typed answers: why a fact is there, what an answer does not say, and why there is
// none.

import type { BadQuestion, Bypass, Fact, Note, Refusal } from "../workspace/query.ts";

/** Why a fact is part of an answer, as half a sentence. */
export function whyText({ why: { reason, of = "", by = "" } }: Fact): string {
  switch (reason) {
    case "offers":
      return "offers it";
    case "offersGuarded":
      return "offers it under a condition";
    case "faces":
      return "whom the surface is for";
    case "facesAnyone":
      return "names no party: anyone may use it";
    case "isParty":
      return "what makes somebody one";
    case "about":
      return "what the surface is about";
    case "asked":
    case "subject":
      return "what was asked about";
    case "requires":
      return `required by ${of}`;
    case "listens":
      return `runs on ${of}`;
    case "causes":
      return `${of} causes it`;
    case "byTime":
      return "happens by itself when the time has come; nobody sets it off";
    case "byChange":
      return "happens when this changes";
    case "byCreation":
      return "happens when an instance is created";
    case "defines":
      return `how ${of} is computed`;
    case "makesTrue":
      return `writes ${of}, which decides the condition`;
    case "contradicts":
      return "cannot hold together with the other one marked so";
    case "waysIn":
      return `leads to ${of}`;
    case "waysOut":
      return `leads out of ${of}, to ${by}`;
    case "blockedIn":
      return `keeps the rule from running while ${of}`;
    case "notDeclared":
      return `${by} could take ${of} now, which the graph does not declare`;
    case "assigns":
      return `writes ${of}`;
    case "createsWith":
      return `creates with ${of}`;
    case "createsWithout":
      return `creates without a value for ${of}`;
    case "adds":
      return `adds to ${of}`;
    case "takesOut":
      return `takes out of ${of}`;
    case "removes":
      return of === "" ? "removes an instance" : `removes ${withArticle(of)}`;
    case "startsWith":
      return `the default gives ${of} this value`;
    case "mayWrite":
      return `may write ${of}: what it is applied to is not known, or specified elsewhere`;
    case "computedFrom":
      return `${of} is computed from it`;
    case "creates":
      return `creates ${withArticle(of)}`;
    case "emits":
      return `emits ${of}`;
    case "then":
      return `runs next, set off by ${of}`;
    case "later":
      return `runs later, at a time that ${of} sets`;
    case "again":
      return `runs again, set off by ${of}; see above`;
    case "concerned":
      return `has to hold over ${of}, which is written`;
    case "sameSubject":
      return `also speaks of ${of}, and has to hold`;
    case "step":
      return `takes ${of}`;
    case "declaredOnly":
      return `${of} is declared, and no rule takes it`;
    case "dropped":
      return "the condition that is dropped";
    case "opened":
      return `${by} can take ${of} now`;
    case "bypassed":
      return `${of} would get round it`;
    case "lost":
      return `left behind by ${of}, and not by the shortcut`;
    case "stillAsked":
      return `${of} asks for the same, so there it still holds`;
    case "relies":
      return `uses ${of} later and does not ask for it itself`;
    case "overlaps":
      return `could not run together with ${of}, and can now`;
    case "finding":
      return `would be found then: ${of}`;
    case "reads":
      return `read by ${of}`;
    case "uses":
      return of === "" ? "needed to understand it" : "named by it";
    default:
      return reason satisfies never;
  }
}

/** A bypass in one sentence. */
export function bypassText({ rule, opened, instead }: Bypass): string {
  const names = instead.map((name) => `\`${name}\``).join(", then ");
  return `\`${rule}\` could run while \`${opened}\`, without ${names}.`;
}

/** What an answer rests on, or does not say. */
export function noteText(note: Note): string {
  switch (note.note) {
    case "nobody":
      return `No surface offers \`${note.name}\` and no rule causes it: what sets it off is outside of the specification.`;
    case "external":
      return `\`${note.name}\` is external: it may also change outside of the specification.`;
    case "noConditions":
      return `\`${note.name}\` requires nothing: only its trigger stands before it.`;
    case "noWriters":
      return `No rule of these files leads to \`${note.name}\`.`;
    case "nothingFollows":
      return `No rule of these files does anything on \`${note.name}\`.`;
    case "noPath":
      return `No rules lead from \`${note.from}\` to \`${note.to}\` (${note.name}).`;
    case "terminal":
      return `\`${note.from}\` is terminal: nothing leaves it (${note.name}).`;
    case "noNewPaths":
      return "No new step between states and no rule that would be got round was found; what the condition guards beside states is listed.";
    case "opensState":
      return `\`${note.name}\` could also run while \`${note.state}\`, from which no rule leads to what it asked for.`;
    case "uncertain":
      return `Some rule writes a value to \`${note.name}\` that cannot be told: there may be more ways.`;
    case "never":
      return `\`${note.name}\` can never run: two of its conditions contradict each other.`;
    case "morePaths":
      return `${note.count} longer ways are left out.`;
    default:
      return note satisfies never;
  }
}

/** Why there is no answer, and what to do. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.refusal) {
    case "unknown": {
      const { name, wanted, meant } = refusal;
      const list = meant.map((m) => `\`${m}\``).join(", ");
      const hint =
        meant.length === 0
          ? ""
          : meant.length === 1
            ? ` Did you mean ${list}?`
            : ` There are: ${list}.`;
      return `\`${name}\` is not ${wanted} in these files.${hint}`;
    }
    case "otherKind":
      return `\`${refusal.name}\` is ${withArticle(refusal.found.kind)}; this question takes ${refusal.wanted}.`;
    case "ambiguous": {
      const list = refusal.candidates.map((c) => `\`${c.spelling}\` (${c.kind})`).join(", ");
      return `\`${refusal.name}\` may be any of ${list}. Ask with one of these spellings.`;
    }
    default:
      return refusal satisfies never;
  }
}

/** Why some words are no question. */
export function badQuestionText({ reason, form, found, meant }: BadQuestion): string {
  switch (reason) {
    case "kind":
      return meant === undefined
        ? `\`${found}\` is no kind of question; there are ${form}`
        : `\`${found}\` is no kind of question; did you mean \`${meant}\`?`;
    case "words":
      return `the question has the form \`${form}\``;
    case "drop":
      return `the question has the form \`${form}\`, with the precondition as it is written or its number`;
    default:
      return reason satisfies never;
  }
}

function withArticle(noun: string): string {
  return /^[aeiou]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}
