// The typed questions, and how one is read from words: a kind, and the names that it is about.

import { nearest } from "../../base/nearest.ts";
import { err, ok, type Result } from "../../base/result.ts";

export type Question =
  | { readonly kind: "who-can"; readonly name: string }
  | { readonly kind: "what-blocks"; readonly name: string }
  | { readonly kind: "what-writes"; readonly name: string }
  | { readonly kind: "what-follows"; readonly name: string }
  | {
      readonly kind: "paths";
      readonly entity: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: "what-if"; readonly rule: string; readonly drop: string }
  | { readonly kind: "slice"; readonly name: string };

export type QuestionKind = Question["kind"];

/** What each kind is asked about, as it is shown to who asks. */
export const questionForms: Readonly<Record<QuestionKind, string>> = {
  "who-can": "who-can <action|rule|surface>",
  "what-blocks": "what-blocks <rule|state>",
  "what-writes": "what-writes <Entity.field>",
  "what-follows": "what-follows <trigger|rule>",
  paths: "paths <Entity> <from> <to>",
  "what-if": 'what-if "<Rule>: drop <precondition>"',
  slice: "slice <name>",
};

export const questionKinds = Object.keys(questionForms) as readonly QuestionKind[];

/** Why some words are no question. */
export interface BadQuestion {
  readonly reason: "kind" | "words" | "drop";
  /** The form that the words should have had. */
  readonly form: string;
  /** What was found in its place. */
  readonly found: string;
  /** The kind that was probably meant. */
  readonly meant?: string;
}

const DROP = /^\s*([\w/.-]+)\s*:\s*drop\s+(\S[\s\S]*?)\s*$/;

/**
 * Reads a question from a kind and the words after it. The words of a name that contains blanks,
 * such as `User.status = suspended`, may come as one or as several.
 */
export function readQuestion(
  kind: string,
  words: readonly string[],
): Result<Question, BadQuestion> {
  const known = questionKinds.find((k) => k === kind);
  if (known === undefined) {
    const meant = nearest(kind, questionKinds);
    const form = questionKinds.join(", ");
    return err({ reason: "kind", form, found: kind, ...(meant === undefined ? {} : { meant }) });
  }
  const text = words.join(" ").trim();
  const form = questionForms[known];
  if (text === "") return err({ reason: "words", form, found: text });
  switch (known) {
    case "who-can":
    case "what-blocks":
    case "what-writes":
    case "what-follows":
    case "slice":
      return ok({ kind: known, name: text });
    case "paths": {
      const [entity, from, to, ...more] = text.split(/\s+/);
      if (entity === undefined || from === undefined || to === undefined || more.length > 0)
        return err({ reason: "words", form, found: text });
      return ok({ kind: "paths", entity, from, to });
    }
    case "what-if": {
      const [, rule, drop] = DROP.exec(text) ?? [];
      return rule === undefined || drop === undefined
        ? err({ reason: "drop", form, found: text })
        : ok({ kind: "what-if", rule, drop });
    }
    default:
      return known satisfies never;
  }
}
