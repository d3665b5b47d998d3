// Conditions of both sides in one form: which values a field may have, which bound a number keeps,
// what is null, what is the same, what exists.

import { turned } from "../../facts/code/derive/condition.ts";
import type { Condition, Site, Term } from "../../facts/code/derive/term.ts";
import type { Comparison } from "../../facts/code/expression.ts";
import {
  added,
  collectionParts,
  instanceOf,
  type Reading,
  type Subject,
  type Sum,
  subjectOf,
  sumOf,
} from "./values.ts";

interface Node {
  readonly site: Site;
}

export type Norm =
  | Atom
  | { readonly kind: "and"; readonly parts: readonly Norm[] }
  | { readonly kind: "or"; readonly parts: readonly Norm[] };

export type Atom =
  /** A field has one of some values. */
  | (Node & {
      readonly kind: "values";
      readonly subject: Subject;
      readonly values: ReadonlySet<string>;
    })
  /** A sum of fields, numbers and times keeps a bound. */
  | (Node & {
      readonly kind: "bound";
      readonly key: string;
      readonly subjects: readonly Subject[];
      readonly op: Comparison;
      readonly params: ReadonlyMap<string, number>;
      readonly number: number;
      readonly taken: readonly string[];
    })
  | (Node & { readonly kind: "null"; readonly subject: Subject; readonly is: boolean })
  | (Node & {
      readonly kind: "same";
      readonly key: string;
      readonly subjects: readonly Subject[];
      readonly is: boolean /** One side is an element of a collection that is gone through. */;
      readonly local: boolean;
    })
  | (Node & {
      readonly kind: "exists";
      readonly entity: string;
      readonly fields: ReadonlySet<string>;
      readonly known: boolean;
      readonly is: boolean;
      /** One record looked up, as against some of many. */
      readonly lookup: boolean;
      /** Records that the ones asked about belong to. */
      readonly about: readonly string[];
    })
  | (Node & {
      readonly kind: "flag";
      readonly key: string;
      readonly subject: Subject | undefined;
      readonly is: boolean;
    })
  | (Node & { readonly kind: "constant"; readonly is: boolean });

/** A condition in the common form, its negations inside the atoms. */
export function norm(c: Condition, reading: Reading, positive = true): Norm {
  switch (c.kind) {
    case "true":
    case "false":
      return { kind: "constant", is: (c.kind === "true") === positive, site: NOWHERE };
    case "not":
      return norm(c.of, reading, !positive);
    case "and":
    case "or": {
      const parts = c.parts.map((p) => norm(p, reading, positive));
      return joined((c.kind === "and") === positive ? "and" : "or", parts);
    }
    case "compare":
      return comparison(c.op, c.left, c.right, c.site, reading, positive);
    case "in":
      return membership(c.item, c.collection, c.site, reading, positive);
    case "truth":
      return truth(c.of, c.site, reading, positive);
    default:
      return c satisfies never;
  }
}

const NOWHERE: Site = { file: "", place: { start: 0, end: 0, line: 0, endLine: 0 } };

function joined(kind: "and" | "or", parts: readonly Norm[]): Norm {
  const flat = parts.flatMap((p) => (p.kind === kind ? p.parts : [p]));
  const absorbing = kind === "or";
  const kept = flat.filter((p) => p.kind !== "constant" || p.is === absorbing);
  const settled = kept.find((p) => p.kind === "constant");
  if (settled !== undefined) return settled;
  const [only] = kept;
  if (only === undefined) return { kind: "constant", is: !absorbing, site: NOWHERE };
  if (kept.length === 1) return only;
  return kind === "or" ? mergedValues(kept) : { kind, parts: kept };
}

/** `a = x or a = y` is one question. */
function mergedValues(parts: readonly Norm[]): Norm {
  const out: Norm[] = [];
  for (const p of parts) {
    const at =
      p.kind === "values"
        ? out.findIndex((o) => o.kind === "values" && o.subject.key === p.subject.key)
        : -1;
    const known = out[at];
    if (p.kind === "values" && known?.kind === "values")
      out[at] = { ...known, values: new Set([...known.values, ...p.values]) };
    else out.push(p);
  }
  const [only] = out;
  return out.length === 1 && only !== undefined ? only : { kind: "or", parts: out };
}

function comparison(
  op: Comparison,
  left: Term,
  right: Term,
  site: Site,
  reading: Reading,
  positive: boolean,
): Norm {
  if (left.kind === "literal" && right.kind !== "literal")
    return comparison(turned(op), right, left, site, reading, positive);
  const { vocabulary } = reading;
  const equal = op === "==" || op === "!=";
  const is = (op === "==") === positive;
  if (equal && right.kind === "literal") {
    const subject = subjectOf(left, reading);
    if (right.value === null) return { kind: "null", subject, is, site };
    const domain = subject.field === undefined ? undefined : vocabulary.domain(subject.field);
    if (domain !== undefined)
      return values(subject, [vocabulary.literal(right, subject.field)], is, domain, site);
    if (typeof right.value === "boolean") return truth(left, site, reading, right.value === is);
    if (typeof right.value === "string" || right.enumeration !== undefined) {
      const text = vocabulary.literal(right, subject.field);
      return { kind: "flag", key: `${subject.key}=${text}`, subject, is, site };
    }
  }
  if (equal && isRecord(left, reading) && isRecord(right, reading)) {
    const keys = [instanceOf(left, reading), instanceOf(right, reading)].sort();
    return {
      kind: "same",
      key: keys.join("="),
      subjects: [subjectOf(left, reading), subjectOf(right, reading)],
      is,
      local: isElement(left) || isElement(right),
      site,
    };
  }
  const [a, b] = [sumOf(left, reading), sumOf(right, reading)];
  if (a !== undefined && b !== undefined && (!equal || isNumeric(a, b))) {
    const direct = positive ? op : OPPOSITE[op];
    return bound(added(a, b, -1), direct, site);
  }
  if (equal) {
    const subjects = [subjectOf(left, reading), subjectOf(right, reading)];
    const key = subjects
      .map((s) => s.key)
      .sort()
      .join("=");
    return { kind: "same", key, subjects, is, local: isElement(left) || isElement(right), site };
  }
  const text = `${subjectOf(left, reading).key} ${op} ${subjectOf(right, reading).key}`;
  return { kind: "flag", key: text, subject: subjectOf(left, reading), is: positive, site };
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

function isNumeric(a: Sum, b: Sum): boolean {
  return [a, b].some(
    (s) => s.number !== 0 || s.params.size > 0 || s.parts.size === 0 || s.parts.has("now"),
  );
}

function isRecord(term: Term, reading: Reading): boolean {
  return (
    reading.vocabulary.entityOf(term) !== undefined ||
    (term.kind === "member" && /^(?:id|pk|uuid)$/i.test(term.name))
  );
}

function bound(difference: Sum, op: Comparison, site: Site): Norm {
  const sorted = [...difference.parts].sort(([x], [y]) => (x < y ? -1 : 1));
  const [first] = sorted;
  if (first === undefined && difference.params.size === 0) {
    const n = difference.number;
    const is =
      op === "=="
        ? n === 0
        : op === "!="
          ? n !== 0
          : op === "<"
            ? n < 0
            : op === "<="
              ? n <= 0
              : op === ">"
                ? n > 0
                : n >= 0;
    return { kind: "constant", is, site };
  }
  const sign = (first?.[1] ?? 1) < 0 ? -1 : 1;
  const key = sorted
    .map(([k, v]) => `${v * sign === 1 ? "+" : v * sign === -1 ? "-" : `${v * sign}*`}${k}`)
    .join("");
  return {
    kind: "bound",
    key,
    subjects: difference.subjects,
    op: sign === 1 ? op : turned(op),
    params: new Map([...difference.params].map(([k, v]) => [k, -v * sign])),
    number: -difference.number * sign,
    taken: difference.taken,
    site,
  };
}

function values(
  subject: Subject,
  named: readonly string[],
  is: boolean,
  domain: readonly string[] | undefined,
  site: Site,
): Norm {
  const set = is ? new Set(named) : new Set((domain ?? []).filter((d) => !named.includes(d)));
  return { kind: "values", subject, values: set, site };
}

function membership(
  item: Term,
  collection: Term,
  site: Site,
  reading: Reading,
  positive: boolean,
): Norm {
  const subject = subjectOf(item, reading);
  const list =
    collection.kind === "constant" && collection.value !== undefined
      ? collection.value
      : collection;
  if (list.kind === "list" && list.items.every((i) => i.kind === "literal")) {
    const named = list.items.flatMap((i) =>
      i.kind === "literal" ? [reading.vocabulary.literal(i, subject.field)] : [],
    );
    const domain =
      subject.field === undefined ? undefined : reading.vocabulary.domain(subject.field);
    if (domain !== undefined || positive) return values(subject, named, positive, domain, site);
  }
  return {
    kind: "flag",
    key: `${subject.key} in ${subjectOf(list, reading).key}`,
    subject,
    is: positive,
    site,
  };
}

function truth(of: Term, site: Site, reading: Reading, positive: boolean): Norm {
  if (of.kind === "test") return norm(of.condition, reading, positive);
  if (of.kind === "fetch" || (of.kind === "collection" && of.op !== "count" && of.op !== "sum")) {
    const { entity, fields, known } = collectionParts(of, reading);
    const lookup = of.kind === "fetch" && !of.many;
    return {
      kind: "exists",
      entity,
      fields,
      known,
      is: positive,
      lookup,
      about: ownersOf(of, reading),
      site,
    };
  }
  if (of.kind === "constant" && of.value?.kind === "literal" && typeof of.value.value === "boolean")
    return { kind: "flag", key: `setting ${of.name}`, subject: undefined, is: positive, site };
  if (
    reading.vocabulary.entityOf(of) !== undefined &&
    (of.kind === "root" || of.kind === "member")
  ) {
    const subject = subjectOf(of, reading);
    const isMany =
      of.kind === "member" &&
      reading.vocabulary.fieldOf(reading.vocabulary.entityOf(of.of), of.name).known &&
      /s$/.test(of.name);
    if (isMany) {
      const { entity, fields, known } = collectionParts(of, reading);
      return {
        kind: "exists",
        entity,
        fields,
        known,
        is: positive,
        lookup: false,
        about: ownersOf(of, reading),
        site,
      };
    }
    return { kind: "null", subject, is: !positive, site };
  }
  const subject = subjectOf(of, reading);
  const type = subject.field === undefined ? undefined : subject.field;
  if (type !== undefined && subject.known && of.kind === "member")
    return { kind: "flag", key: subject.key, subject, is: positive, site };
  return { kind: "flag", key: subject.key, subject, is: positive, site };
}

function isElement(term: Term): boolean {
  if (term.kind === "member") return isElement(term.of);
  return (
    term.kind === "root" &&
    term.origin === "element" &&
    (term.of !== undefined || term.name === "it")
  );
}

/** The records that some others are looked for from: `user` of `user.sessions`. */
function ownersOf(term: Term, reading: Reading): readonly string[] {
  switch (term.kind) {
    case "member":
      return [instanceOf(term.of, reading)];
    case "collection":
      return ownersOf(term.of, reading);
    case "fetch": {
      const out: string[] = [];
      const visit = (c: Condition): void => {
        if (c.kind === "and") c.parts.forEach(visit);
        if (c.kind !== "compare" || c.op !== "==") return;
        const other =
          c.left.kind === "member" && c.left.of.kind === "root" && c.left.of.name === "it"
            ? c.right
            : c.left;
        if (reading.vocabulary.entityOf(other) !== undefined) out.push(instanceOf(other, reading));
      };
      visit(term.where);
      return out;
    }
    default:
      return [];
  }
}

/** The conditions that must all hold. */
export function parts(n: Norm): readonly Norm[] {
  return n.kind === "and" ? n.parts.flatMap(parts) : n.kind === "constant" && n.is ? [] : [n];
}

/** The site of a condition: its own, or that of its first part. */
export function siteOfNorm(n: Norm): Site {
  if (n.kind === "and" || n.kind === "or") {
    const [first] = n.parts;
    return first === undefined ? NOWHERE : siteOfNorm(first);
  }
  return n.site;
}

/** The fields of paired entities that a condition speaks of. */
export function subjectsOf(n: Norm): readonly Subject[] {
  switch (n.kind) {
    case "and":
    case "or":
      return n.parts.flatMap(subjectsOf);
    case "values":
    case "null":
      return [n.subject];
    case "bound":
    case "same":
      return n.subjects;
    case "flag":
      return n.subject === undefined ? [] : [n.subject];
    case "exists":
    case "constant":
      return [];
    default:
      return n satisfies never;
  }
}
