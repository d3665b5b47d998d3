// Which record of the code is which instance of a rule: by type, by name, by elimination.

import type { Condition, Term } from "../../facts/code/derive/term.ts";
import { type Reading, type Rename, rawInstance } from "../conditions/values.ts";
import type { Pairing, Vocabulary } from "../conditions/vocabulary.ts";
import { likeness } from "../names.ts";
import type { Course } from "../spec/chains.ts";
import type { Candidate } from "./functions.ts";

const same: Rename = (instance) => instance;

/** How both sides are read so that one name means one instance. */
export function readings(
  pairing: Pairing,
  course: Course,
  candidate: Candidate,
): { readonly spec: Reading; readonly code: Reading } {
  const spec = new Map<string, Set<string>>();
  const code = new Map<string, Set<string>>();
  const inSpec = collector(pairing.specSide, spec);
  for (const c of course.requires) inSpec.condition(c.condition);
  for (const e of course.effects) {
    for (const c of e.when) inSpec.condition(c.condition);
    if (e.effect.kind === "assign" || e.effect.kind === "delete") inSpec.term(e.effect.target);
    if (e.effect.kind === "create") for (const v of e.effect.fields.values()) inSpec.term(v);
  }
  const inCode = collector(pairing.codeSide, code);
  for (const d of candidate.deeds) {
    if (d.kind === "call") continue;
    for (const c of d.event.when) inCode.condition(c);
    if (d.target !== undefined) inCode.term(d.target);
    for (const v of d.fields?.values() ?? []) inCode.term(v);
  }
  const names = new Map<string, string>();
  for (const [entity, ours] of code) match([...(spec.get(entity) ?? [])], [...ours], names);
  return {
    spec: { vocabulary: pairing.specSide, rename: same },
    code: { vocabulary: pairing.codeSide, rename: (instance) => names.get(instance) ?? instance },
  };
}

function match(spec: readonly string[], code: readonly string[], out: Map<string, string>): void {
  const free = new Set(spec);
  const rest = code.filter((c) => {
    if (!free.has(c)) return true;
    free.delete(c);
    return false;
  });
  const scored = rest
    .flatMap((c) => [...free].map((s) => ({ c, s, score: likeness(last(c), last(s)) })))
    .filter((x) => x.score > 0)
    .sort((a, b) => b.score - a.score);
  for (const { c, s } of scored) {
    if (out.has(c) || !free.has(s)) continue;
    out.set(c, s);
    free.delete(s);
  }
  const left = rest.filter((c) => !out.has(c));
  const [onlyCode] = left;
  const [onlySpec] = [...free];
  if (left.length === 1 && free.size === 1 && onlyCode !== undefined && onlySpec !== undefined)
    out.set(onlyCode, onlySpec);
  else if (spec.length === 1 && spec[0] !== undefined && free.size === 1)
    for (const c of left) if (!c.includes("()")) out.set(c, spec[0]);
}

function last(instance: string): string {
  return instance.slice(instance.lastIndexOf(".") + 1).replace(/^(?:the|new)_/, "");
}

/** Gathers the records that terms and conditions speak of, by entity. */
function collector(
  vocabulary: Vocabulary,
  into: Map<string, Set<string>>,
): { term(t: Term): void; condition(c: Condition): void } {
  const record = (t: Term): void => {
    const entity = vocabulary.entityOf(t);
    if (entity === undefined || t.kind === "collection" || (t.kind === "fetch" && t.many)) return;
    const known = into.get(entity) ?? new Set<string>();
    known.add(rawInstance(t, vocabulary));
    into.set(entity, known);
  };
  const visit = (t: Term): void => {
    switch (t.kind) {
      case "root":
      case "new":
        record(t);
        return;
      case "fetch":
        record(t);
        return;
      case "member":
        record(t);
        visit(t.of);
        return;
      case "arithmetic":
        visit(t.left);
        visit(t.right);
        return;
      case "collection":
        if (t.of.kind === "member") visit(t.of.of);
        return;
      case "call":
        if (t.on !== undefined) visit(t.on);
        t.args.forEach(visit);
        return;
      case "choice":
        condition(t.condition);
        visit(t.then);
        visit(t.else);
        return;
      case "test":
        condition(t.condition);
        return;
      case "literal":
      case "constant":
      case "duration":
      case "now":
      case "list":
      case "opaque":
        return;
      default:
        t satisfies never;
    }
  };
  const condition = (c: Condition): void => {
    switch (c.kind) {
      case "and":
      case "or":
        c.parts.forEach(condition);
        return;
      case "not":
        condition(c.of);
        return;
      case "compare":
        visit(c.left);
        visit(c.right);
        return;
      case "in":
        visit(c.item);
        return;
      case "truth":
        visit(c.of);
        return;
      case "true":
      case "false":
        return;
      default:
        c satisfies never;
    }
  };
  return { term: visit, condition };
}
