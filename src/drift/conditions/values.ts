// Values in the words of both sides: keys for what is read, sums of what is added.

import type { Term } from "../../facts/code/derive/term.ts";
import { plainName } from "../names.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Renames instances of one side to those of the other. */
export type Rename = (instance: string, entity: string | undefined) => string;

export interface Reading {
  readonly vocabulary: Vocabulary;
  readonly rename: Rename;
}

const MESSAGE_IDS = /^(?:id|pk|uuid|_id|uid)$/i;

/** A record as a path of names: `user`, `token.user`. */
export function instanceOf(term: Term, reading: Reading): string {
  const name = rawInstance(term, reading.vocabulary);
  return reading.rename(name, reading.vocabulary.entityOf(term));
}

/** A record as a path of names, before renaming. */
export function rawInstance(term: Term, vocabulary: Vocabulary): string {
  switch (term.kind) {
    case "root":
      return plainName(term.name);
    case "fetch":
      return term.label === undefined ? `the_${plainName(term.type)}` : plainName(term.label);
    case "new":
      return `new_${plainName(term.type)}`;
    case "member": {
      if (MESSAGE_IDS.test(term.name)) return rawInstance(term.of, vocabulary);
      const owner = vocabulary.entityOf(term.of);
      const field = vocabulary.fieldOf(owner, term.name);
      return `${rawInstance(term.of, vocabulary)}.${field.name.replace(/_id$/, "")}`;
    }
    case "collection":
      return `${term.op} ${rawInstance(term.of, vocabulary)}`;
    case "choice":
      return rawInstance(term.then, vocabulary);
    case "call":
      return `${term.name}()`;
    case "literal":
    case "constant":
    case "duration":
    case "now":
    case "list":
    case "arithmetic":
    case "test":
    case "opaque":
      return `?${term.kind}`;
    default:
      return term satisfies never;
  }
}

/** A path that is read: the record, the field, and the field with its entity. */
export interface Subject {
  readonly key: string;
  /** `User.status`; undefined where it is no field of a paired entity. */
  readonly field: string | undefined;
  /** The specification knows the field. */
  readonly known: boolean;
  readonly text: string;
}

/** The field that a term reads, or the record that it is. */
export function subjectOf(term: Term, reading: Reading): Subject {
  const { vocabulary } = reading;
  if (term.kind === "member" && !MESSAGE_IDS.test(term.name)) {
    const entity = vocabulary.entityOf(term.of);
    const field = vocabulary.fieldOf(entity, term.name);
    // What comes from outside is known by its last name: `body.password`, `request.json.password`.
    if (entity === undefined && vocabulary.entityOf(term) === undefined)
      return {
        key: plainName(term.name),
        field: undefined,
        known: false,
        text: plainName(term.name),
      };
    const instance = instanceOf(term.of, reading);
    const name = field.name;
    const isRecord = vocabulary.entityOf(term) !== undefined;
    return {
      key: reading.rename(
        `${instance}.${isRecord ? name.replace(/_id$/, "") : name}`,
        isRecord ? vocabulary.entityOf(term) : undefined,
      ),
      field: entity === undefined ? undefined : `${entity}.${name}`,
      known: field.known && entity !== undefined,
      text: `${instance}.${name}`,
    };
  }
  if (term.kind === "member") return subjectOf(term.of, reading);
  if (term.kind === "collection" && term.op === "count") {
    const of = collectionKey(term.of, reading);
    const { known } = collectionParts(term.of, reading);
    return { key: `count(${of})`, field: undefined, known, text: `count of ${of}` };
  }
  if (term.kind === "call") {
    const [only] = term.args;
    if (
      term.on !== undefined &&
      term.args.length === 1 &&
      only?.kind === "literal" &&
      typeof only.value === "string"
    )
      return { key: plainName(only.value), field: undefined, known: false, text: only.value };
    const args = [...(term.on === undefined ? [] : [term.on]), ...term.args].map(
      (a) => subjectOf(a, reading).key,
    );
    return {
      key: `${callName(term.name)}(${args.join(", ")})`,
      field: undefined,
      known: false,
      text: term.name,
    };
  }
  if (term.kind === "literal") {
    const text = reading.vocabulary.literal(term, undefined);
    return { key: `=${text}`, field: undefined, known: false, text };
  }
  if (term.kind === "opaque")
    return { key: `?${plainName(term.text)}`, field: undefined, known: false, text: term.text };
  const key = instanceOf(term, reading);
  return { key, field: undefined, known: vocabulary.entityOf(term) !== undefined, text: key };
}

function callName(name: string): string {
  const plain = plainName(name);
  // Black boxes for secrets have many names: what matters is that something is verified or hashed.
  if (/(?:verify|check|compare|matches|validate)/.test(plain)) return "verify";
  return /(?:hash|encode|bcrypt|digest)/.test(plain) ? "hash" : plain;
}

/** Records of a kind: the entity and by which fields they are chosen, with literals. */
export function collectionKey(term: Term, reading: Reading): string {
  const { entity, fields } = collectionParts(term, reading);
  return `${entity}{${[...fields].sort().join(",")}}`;
}

export interface CollectionParts {
  readonly entity: string;
  /** `user`, `status=active`, `expires_at<`. */
  readonly fields: ReadonlySet<string>;
  readonly known: boolean;
}

/** The entity and the conditions by which records are chosen. */
export function collectionParts(term: Term, reading: Reading): CollectionParts {
  const { vocabulary } = reading;
  const fields = new Set<string>();
  let at = term;
  for (;;) {
    if (at.kind === "collection" && (at.op === "filter" || at.op === "first" || at.op === "map")) {
      if (at.where !== undefined) gather(at.where, reading, fields, vocabulary.entityOf(at));
      at = at.of;
      continue;
    }
    if (at.kind === "fetch") {
      gather(at.where, reading, fields, vocabulary.entityOf(at));
      const entity = vocabulary.entityOf(at) ?? plainName(at.type);
      return { entity, fields, known: vocabulary.entityOf(at) !== undefined };
    }
    if (at.kind === "member") {
      const entity = vocabulary.entityOf(at);
      const owner = vocabulary.entityOf(at.of);
      if (entity !== undefined && owner !== undefined) {
        // A collection of a record: its elements lead back to the record.
        fields.add(`@${owner}`);
        return { entity, fields, known: true };
      }
    }
    return { entity: subjectOf(at, reading).key, fields, known: false };
  }
}

function gather(
  where: import("../../facts/code/derive/term.ts").Condition,
  reading: Reading,
  out: Set<string>,
  entity: string | undefined,
): void {
  const { vocabulary } = reading;
  switch (where.kind) {
    case "and":
      for (const p of where.parts) gather(p, reading, out, entity);
      return;
    case "compare": {
      const member =
        where.left.kind === "member"
          ? where.left
          : where.right.kind === "member"
            ? where.right
            : undefined;
      const other = member === where.left ? where.right : where.left;
      if (member === undefined) return;
      const field = vocabulary.fieldOf(entity, member.name).name.replace(/_id$/, "");
      if (where.op !== "==") {
        out.add(`${field}${where.op === "!=" ? "!=" : "<>"}`);
        return;
      }
      if (other.kind === "literal") {
        out.add(
          `${field}=${vocabulary.literal(other, entity === undefined ? undefined : `${entity}.${field}`)}`,
        );
        return;
      }
      const owner = vocabulary.entityOf(other);
      out.add(owner === undefined ? field : `@${owner}`);
      return;
    }
    case "in":
      if (where.item.kind === "member")
        out.add(`${vocabulary.fieldOf(entity, where.item.name).name}*`);
      return;
    case "true":
    case "false":
    case "not":
    case "or":
    case "truth":
      if (where.kind !== "true") out.add("?");
      return;
    default:
      where satisfies never;
  }
}

/** A sum: what is read with its sign, parameters, and a number. */
export interface Sum {
  readonly parts: ReadonlyMap<string, number>;
  readonly params: ReadonlyMap<string, number>;
  readonly number: number;
  readonly subjects: readonly Subject[];
  /** Constants of the code that were taken by their value. */
  readonly taken: readonly string[];
}

/** A value as a sum; undefined where it does not count. */
export function sumOf(term: Term, reading: Reading): Sum | undefined {
  switch (term.kind) {
    case "literal":
      return typeof term.value === "number" ? number(term.value) : undefined;
    case "duration": {
      if (term.seconds !== undefined) return number(term.seconds);
      if (term.amount === undefined) return undefined;
      return scaled(term.amount, term.unitSeconds ?? 1, reading);
    }
    case "constant": {
      const param = reading.vocabulary.parameter(term);
      if (param !== undefined) return { ...number(0), params: new Map([[param, 1]]) };
      const value = term.value === undefined ? undefined : sumOf(term.value, reading);
      return value === undefined ? undefined : { ...value, taken: [...value.taken, term.name] };
    }
    case "now":
      return { ...number(0), parts: new Map([["now", 1]]) };
    case "arithmetic": {
      const [a, b] = [sumOf(term.left, reading), sumOf(term.right, reading)];
      if (a === undefined || b === undefined) return undefined;
      if (term.op === "+") return added(a, b, 1);
      if (term.op === "-") return added(a, b, -1);
      const [x, y] = [constantIn(a), constantIn(b)];
      if (term.op === "*" && y !== undefined) return times(a, y);
      if (term.op === "*" && x !== undefined) return times(b, x);
      return undefined;
    }
    case "member":
    case "root":
    case "collection":
    case "call":
    case "fetch":
    case "new": {
      const subject = subjectOf(term, reading);
      return { ...number(0), parts: new Map([[subject.key, 1]]), subjects: [subject] };
    }
    case "list":
    case "choice":
    case "test":
    case "opaque":
      return undefined;
    default:
      return term satisfies never;
  }
}

/** `timedelta(minutes=X)`: the parameter that X stands for if the unit is its own, else the number. */
function scaled(amount: Term, unitSeconds: number, reading: Reading): Sum | undefined {
  if (amount.kind === "constant") {
    const param = reading.vocabulary.parameter(amount);
    const own = unitOf(amount);
    if (param !== undefined && (own === undefined || own === unitSeconds))
      return { ...number(0), params: new Map([[param, 1]]) };
    const value = amount.value === undefined ? undefined : sumOf(amount.value, reading);
    const n = value === undefined ? undefined : constantIn(value);
    return n === undefined ? undefined : { ...number(n * unitSeconds), taken: [amount.name] };
  }
  const inner = sumOf(amount, reading);
  return inner === undefined ? undefined : times(inner, unitSeconds);
}

/** The seconds of one unit of a constant, where its name tells. */
export function unitOf(term: Extract<Term, { kind: "constant" }>): number | undefined {
  return term.fact.unitSeconds;
}

function number(n: number): Sum {
  return { parts: new Map(), params: new Map(), number: n, subjects: [], taken: [] };
}

function constantIn(s: Sum): number | undefined {
  return s.parts.size === 0 && s.params.size === 0 ? s.number : undefined;
}

export function added(a: Sum, b: Sum, sign: 1 | -1): Sum {
  return {
    parts: merged(a.parts, b.parts, sign),
    params: merged(a.params, b.params, sign),
    number: a.number + sign * b.number,
    subjects: [...a.subjects, ...b.subjects],
    taken: [...a.taken, ...b.taken],
  };
}

function times(s: Sum, by: number): Sum {
  const scale = (m: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
    new Map([...m].map(([k, v]) => [k, v * by]));
  return { ...s, parts: scale(s.parts), params: scale(s.params), number: s.number * by };
}

function merged(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  sign: 1 | -1,
): ReadonlyMap<string, number> {
  const out = new Map(a);
  for (const [k, v] of b) {
    const sum = (out.get(k) ?? 0) + sign * v;
    if (sum === 0) out.delete(k);
    else out.set(k, sum);
  }
  return out;
}
