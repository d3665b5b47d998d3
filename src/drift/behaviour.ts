// What a function does in the words of the specification: its effects on paired entities and calls
// that may stand for effects outside, each with its conditions in the common form.

import { conjuncts } from "../facts/code/derive/condition.ts";
import { filterOf } from "../facts/code/derive/filter.ts";
import type { Event } from "../facts/code/derive/summary.ts";
import type { Condition, Term } from "../facts/code/derive/term.ts";
import type { Pairing } from "./conditions/vocabulary.ts";
import { plainName, wordsOf } from "./names.ts";

/** An effect of the code on something that the specification knows. */
export interface Deed {
  readonly event: Event;
  readonly kind: "assign" | "create" | "delete" | "call";
  /** The entity written, made or removed. */
  readonly entity?: string;
  /** The field written, as the specification calls it, and whether it knows it. */
  readonly field?: string;
  readonly known?: boolean;
  readonly value?: Term;
  /** The record written or removed. */
  readonly target?: Term;
  /** Fields given to a new record, as the specification calls them. */
  readonly fields?: ReadonlyMap<string, Term>;
  /** For a call: the words of its name and of the literals passed. */
  readonly words?: ReadonlySet<string>;
  readonly literals?: ReadonlySet<string>;
}

/** The deeds among the events of a function. */
export function deedsOf(events: readonly Event[], pairing: Pairing): readonly Deed[] {
  return events.flatMap((found): readonly Deed[] => {
    const { effect } = found;
    const event = { ...found, when: enriched(found) };
    const { codeSide } = pairing;
    switch (effect.kind) {
      case "assign": {
        const entity = codeSide.entityOf(effect.target);
        if (entity === undefined) return [];
        const field = codeSide.fieldOf(entity, effect.member);
        return [
          {
            event,
            kind: "assign",
            entity,
            field: field.name,
            known: field.known,
            value: changed(effect.value, effect.target, effect.member),
            target: effect.target,
          },
        ];
      }
      case "create": {
        const pair = pairing.pairOfType(effect.type);
        if (pair === undefined) return [];
        const entity = pair.entity.name;
        const fields = new Map(
          [...effect.fields].map(([k, v]) => [codeSide.fieldOf(entity, k).name, v]),
        );
        for (const { field, member } of pair.fields) {
          const missing = !fields.has(member.name) && field.default?.kind === "literal";
          if (missing && field.default?.kind === "literal")
            fields.set(member.name, {
              kind: "literal",
              value: field.default.value,
              site: event.site,
            });
          else if (!fields.has(member.name) && field.default?.kind === "path") {
            const named = pairing.codebase.enumValue(field.default.segments);
            if (named !== undefined)
              fields.set(member.name, {
                kind: "literal",
                value: named.value.value ?? named.value.name,
                enumeration: named.owner.fact,
                valueName: named.value.name,
                site: { file: pair.type.file.path, place: field.place },
              });
          }
        }
        return [{ event, kind: "create", entity, fields }];
      }
      case "delete": {
        const entity = codeSide.entityOf(effect.target);
        return entity === undefined
          ? []
          : [{ event, kind: "delete", entity, target: effect.target }];
      }
      case "call": {
        const literals = new Set<string>();
        for (const { value } of effect.args) gatherLiterals(value, literals, 0);
        const words = new Set(effect.callee.flatMap(wordsOf));
        return [{ event, kind: "call", words, literals }];
      }
      case "refuse":
        return [];
      default:
        return effect satisfies never;
    }
  });
}

/** Records that were looked up by a condition have what it says. */
function enriched({ effect, when }: Event): readonly Condition[] {
  const known = new Map<Term, Condition>();
  const add = (t: Term): void => {
    if (t.kind === "member") add(t.of);
    else if (
      t.kind === "fetch" &&
      !t.many &&
      t.where.kind !== "true" &&
      ![...known.keys()].some((k) => k.site === t.site)
    )
      known.set(t, filterOf(t, t));
  };
  for (const c of when) if (c.kind === "truth") add(c.of);
  if (effect.kind === "assign" || effect.kind === "delete") add(effect.target);
  return [...when, ...[...known.values()].flatMap(conjuncts).filter((c) => !identifies(c))];
}

/** A condition by which a record is found, not one that it has to meet. */
function identifies(c: Condition): boolean {
  if (c.kind !== "compare") return c.kind === "truth";
  const isGiven = (t: Term): boolean =>
    t.kind === "root" ||
    t.kind === "member" ||
    t.kind === "call" ||
    t.kind === "fetch" ||
    t.kind === "opaque" ||
    t.kind === "new";
  return c.op === "==" && isGiven(c.left) && isGiven(c.right);
}

/** `{ increment: 1 }` is the field and one more. */
function changed(value: Term, of: Term, name: string): Term {
  if (value.kind !== "new" || value.type !== "{}") return value;
  const [up, down] = [
    value.fields.get("increment") ?? value.fields.get("$inc"),
    value.fields.get("decrement"),
  ];
  const by = up ?? down;
  if (by === undefined) return value.fields.get("set") ?? value;
  const left: Term = { kind: "member", of, name, site: value.site };
  return {
    kind: "arithmetic",
    op: up === undefined ? "-" : "+",
    left,
    right: by,
    site: value.site,
  };
}

function gatherLiterals(term: Term, out: Set<string>, depth: number): void {
  if (depth > 3) return;
  if (term.kind === "literal") {
    if (typeof term.value === "string" && term.value.length < 60) out.add(plainName(term.value));
    if (term.valueName !== undefined) out.add(plainName(term.valueName));
  } else if (term.kind === "list") for (const i of term.items) gatherLiterals(i, out, depth + 1);
  else if (term.kind === "new")
    for (const v of term.fields.values()) gatherLiterals(v, out, depth + 1);
  else if (term.kind === "constant" && term.value !== undefined) {
    out.add(plainName(term.name.slice(term.name.lastIndexOf(".") + 1)));
    gatherLiterals(term.value, out, depth + 1);
  } else if (term.kind === "choice") {
    gatherLiterals(term.then, out, depth + 1);
    gatherLiterals(term.else, out, depth + 1);
  }
}

/** Conditions that cannot hold together with what is said: a way that is never taken. */
export function isNever(when: readonly Condition[]): boolean {
  return when.some((c) => c.kind === "false");
}
