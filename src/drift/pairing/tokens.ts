// Effects as short words that both sides share, for telling which function does what a rule says.

import type { Term } from "../../facts/code/derive/term.ts";
import type { Deed } from "../behaviour.ts";
import type { Pairing } from "../conditions/vocabulary.ts";
import { plainName, wordsOf } from "../names.ts";
import type { SpecEffect } from "../spec/rules.ts";

/** The words for an effect of a rule, the most telling first. */
export function specTokens({ effect }: SpecEffect, pairing: Pairing): readonly string[] {
  switch (effect.kind) {
    case "assign": {
      const entity = pairing.specSide.entityOf(effect.target);
      if (entity === undefined) return [];
      const value = literalWord(effect.value, (t) => String(t.value)) || OTHER;
      return [`${entity}.${effect.member}${value}`];
    }
    case "create": {
      const paired = pairing.pairOfEntity(effect.type) !== undefined;
      const literals = [...effect.fields].flatMap(([name, v]) =>
        v.kind === "literal" && typeof v.value === "string"
          ? [`+${effect.type}[${name}=${plainName(v.value)}]`]
          : [],
      );
      if (effect.external && !paired)
        return literals.length > 0 ? literals.slice(0, 1) : [`+${effect.type}`];
      return [...literals, `+${effect.type}`];
    }
    case "delete": {
      const entity = pairing.specSide.entityOf(effect.target);
      return entity === undefined ? [] : [`-${entity}`];
    }
    case "emit":
      return [];
    default:
      return effect satisfies never;
  }
}

function literalWord(
  value: Term,
  literal: (t: Extract<Term, { kind: "literal" }>) => string,
): string {
  if (value.kind === "literal") return `=${plainName(literal(value)) || String(value.value)}`;
  return value.kind === "now" ? "=now" : "";
}

/** A value that is no literal is marked, so that a literal does not stand for it. */
const OTHER = "=~";

/** Whether a deed of the code is what a word says. */
export function does(deed: Deed, token: string, pairing: Pairing): boolean {
  const { codeSide } = pairing;
  switch (deed.kind) {
    case "assign": {
      const [path = "", value] = token.split("=");
      if (path !== `${deed.entity}.${deed.field}`) return false;
      if (value === undefined || deed.value === undefined) return true;
      const own = literalWord(deed.value, (t) => codeSide.literal(t, path));
      if (value === "~") return own === "";
      // A sum or a count is another value for sure; what was given or computed elsewhere may be it.
      const open =
        own === "" && !["arithmetic", "duration", "list", "collection"].includes(deed.value.kind);
      return open || own === `=${value}`;
    }
    case "create": {
      const match = /^\+(\w+)(?:\[(\w+)=(\w+)\])?$/.exec(token);
      if (match?.[1] !== deed.entity) return false;
      const field = match?.[2];
      const value = match?.[3];
      if (field === undefined) return true;
      const given = deed.fields?.get(field);
      if (given === undefined) return false;
      return (
        given.kind !== "literal" ||
        plainName(codeSide.literal(given, `${deed.entity}.${field}`)) === value
      );
    }
    case "delete":
      return token === `-${deed.entity}`;
    case "call": {
      const match = /^\+(\w+)(?:\[(\w+)=(\w+)\])?$/.exec(token);
      const entity = match?.[1];
      if (entity === undefined || pairing.pairOfEntity(entity) !== undefined) return false;
      return callStandsFor(deed, entity, match?.[3]);
    }
    default:
      return deed.kind satisfies never;
  }
}

const SENDING =
  /^(?:send|notify|mail|email|publish|emit|dispatch|enqueue|deliver|push|post|sms|queue|message|notification|produce|raise|fire|trigger|alert|announce|broadcast)/;

/** Whether a call hands something like a message on: by a literal it passes, or by its name. */
export function callStandsFor(deed: Deed, entity: string, literal: string | undefined): boolean {
  const words = deed.words ?? new Set<string>();
  const isSending =
    [...words].some((w) => SENDING.test(w)) || wordsOf(entity).some((w) => words.has(w));
  if (literal === undefined)
    return wordsOf(entity).some((w) => words.has(w) || [...words].some((x) => x.startsWith(w)));
  const wanted = plainName(literal);
  if (isSending && deed.literals?.has(wanted) === true) return true;
  // `users.password_reset` and `password-reset.html` carry the literal among other words.
  for (const l of deed.literals ?? [])
    if (isSending && `_${l}_`.includes(`_${wanted}_`)) return true;
  const parts = wordsOf(wanted);
  return (
    isSending &&
    parts.every((w) =>
      [...words].some(
        (x) =>
          x === w ||
          (w.length > 4 && (x.startsWith(w.slice(0, -2)) || (w.startsWith(x) && x.length > 4))),
      ),
    )
  );
}
