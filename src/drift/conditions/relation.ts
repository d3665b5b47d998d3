// How one condition of the specification stands to what the code asks: the same, less, more, with
// another bound, with an exception, or not at all.

import type { Site } from "../../facts/code/derive/term.ts";
import { follows, limitText } from "./formula.ts";
import { type Atom, type Norm, siteOfNorm } from "./norm.ts";

export type Relation =
  | { readonly kind: "agrees"; readonly site?: Site }
  /** The code lets more pass: states that the specification keeps out. */
  | {
      readonly kind: "wider";
      readonly site: Site;
      readonly allows: readonly string[];
      readonly field: string;
    }
  | {
      readonly kind: "narrower";
      readonly site: Site;
      readonly lacks: readonly string[];
      readonly field: string;
    }
  | {
      readonly kind: "operator";
      readonly site: Site;
      readonly spec: string;
      readonly code: string;
      readonly trifling: boolean;
    }
  | {
      readonly kind: "value";
      readonly site: Site;
      readonly spec: Extract<Atom, { kind: "bound" }>;
      readonly code: Extract<Atom, { kind: "bound" }>;
    }
  /** The code asks it, except where something else holds. */
  | {
      readonly kind: "exempt";
      readonly site: Site;
      readonly unless: readonly Norm[];
      readonly inner: Relation;
    }
  | { readonly kind: "opposite"; readonly site: Site }
  | { readonly kind: "missing" };

type Domain = (field: string) => readonly string[] | undefined;

/** The values that the specification gives its parameters, in numbers. */
export type ParamValues = ReadonlyMap<string, number>;

export function relationTo(
  spec: Norm,
  code: readonly Norm[],
  domain: Domain,
  values: ParamValues,
): Relation {
  if (follows(code, spec, domain)) return { kind: "agrees" };
  if (spec.kind === "or") return orRelation(spec, code, domain, values);
  if (spec.kind === "and") {
    let worst: Relation = { kind: "agrees" };
    for (const p of spec.parts) {
      const r = relationTo(p, code, domain, values);
      // What a function outside decides is asked in forms of its own.
      const isForeign = r.kind === "missing" && p.kind === "flag" && p.key.includes("(");
      if (r.kind !== "agrees" && !isForeign) worst = r;
    }
    return worst;
  }
  let found: Relation = { kind: "missing" };
  for (const c of code) {
    const r = one(spec, c, domain, values);
    if (r.kind === "agrees") return r;
    if (found.kind === "missing") found = r;
  }
  return found;
}

function orRelation(
  spec: Extract<Norm, { kind: "or" }>,
  code: readonly Norm[],
  domain: Domain,
  values: ParamValues,
): Relation {
  for (const c of code) {
    if (c.kind !== "or") continue;
    const related = spec.parts.every(
      (s) => relationTo(s, c.parts, domain, values).kind !== "missing",
    );
    if (related) return { kind: "agrees", site: siteOfNorm(c) };
  }
  return { kind: "missing" };
}

function one(spec: Atom, code: Norm, domain: Domain, values: ParamValues): Relation {
  if (code.kind === "or") {
    const relations = code.parts.map((p) =>
      relationTo(spec, p.kind === "and" ? p.parts : [p], domain, values),
    );
    const at = relations.findIndex((r) => r.kind !== "missing");
    const inner = relations[at];
    if (inner === undefined) return { kind: "missing" };
    const unless = code.parts.filter((_, i) => relations[i]?.kind === "missing");
    if (unless.length === 0) return inner;
    return { kind: "exempt", site: siteOfNorm(unless[0] ?? code), unless, inner };
  }
  if (code.kind === "and") return relationTo(spec, code.parts, domain, values);
  switch (spec.kind) {
    case "values": {
      if (code.kind !== "values" || !sameSubject(spec.subject, code.subject))
        return { kind: "missing" };
      const allows = [...code.values].filter((v) => !spec.values.has(v));
      const lacks = [...spec.values].filter((v) => !code.values.has(v));
      const field = spec.subject.field ?? spec.subject.key;
      if (allows.length > 0) return { kind: "wider", site: code.site, allows, field };
      if (lacks.length > 0) return { kind: "narrower", site: code.site, lacks, field };
      return { kind: "agrees", site: code.site };
    }
    case "bound":
      return code.kind === "bound" ? boundRelation(spec, code, values) : { kind: "missing" };
    case "null":
      if (code.kind !== "null" || !sameSubject(spec.subject, code.subject))
        return { kind: "missing" };
      return spec.is === code.is
        ? { kind: "agrees", site: code.site }
        : { kind: "opposite", site: code.site };
    case "same":
      if (code.kind !== "same") return { kind: "missing" };
      if (code.key === spec.key || loose(spec.subjects) === loose(code.subjects))
        return spec.is === code.is
          ? { kind: "agrees", site: code.site }
          : { kind: "opposite", site: code.site };
      return { kind: "missing" };
    case "exists": {
      if (
        code.kind !== "exists" ||
        code.entity !== spec.entity ||
        !overlaps(spec.fields, code.fields)
      )
        return { kind: "missing" };
      if (spec.is !== code.is) return { kind: "opposite", site: code.site };
      return { kind: "agrees", site: code.site };
    }
    case "flag": {
      if (code.kind !== "flag") return { kind: "missing" };
      const same =
        code.key === spec.key || (head(code.key) === head(spec.key) && /\(/.test(spec.key));
      if (!same) return { kind: "missing" };
      return spec.is === code.is
        ? { kind: "agrees", site: code.site }
        : { kind: "opposite", site: code.site };
    }
    case "constant":
      return { kind: "agrees" };
    default:
      return spec satisfies never;
  }
}

function head(key: string): string {
  return key.slice(0, key.indexOf("(") + 1);
}

function sameSubject(a: { readonly key: string }, b: { readonly key: string }): boolean {
  return a.key === b.key;
}

function loose(
  subjects: readonly { readonly field: string | undefined; readonly key: string }[],
): string {
  return subjects
    .map((s) => s.field ?? s.key)
    .sort()
    .join("=");
}

/** The same literals, and one side's plain fields among the other's. */
function overlaps(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const literal = (s: ReadonlySet<string>): string =>
    [...s]
      .filter((f) => f.includes("="))
      .sort()
      .join();
  const plain = (s: ReadonlySet<string>): string[] =>
    [...s].filter((f) => !f.includes("=") && !f.startsWith("@") && f !== "?");
  if (literal(a) !== literal(b)) return false;
  const [x, y] = [plain(a), plain(b)];
  return x.length === 0 || y.length === 0 ? true : x.some((f) => y.includes(f));
}

type Bound = Extract<Atom, { kind: "bound" }>;

function boundRelation(spec: Bound, code: Bound, values: ParamValues): Relation {
  if (spec.key !== code.key && looseKey(spec) !== looseKey(code) && !sameUse(spec, code))
    return { kind: "missing" };
  const isTime = spec.key.includes("now");
  const [a, b] = [limitOf(spec, values), limitOf(code, values)];
  const sameParams = sameMap(spec.params, code.params);
  const sameLimit = sameParams ? spec.number === code.number : a !== undefined && a === b;
  if (!sameLimit) {
    if (direction(spec.op) !== direction(code.op)) return { kind: "missing" };
    // `>= 5` and `> 4` keep the same bound where only whole numbers count.
    if (!isTime && sameParams && whole(spec) === whole(code))
      return { kind: "agrees", site: code.site };
    if (a === undefined || b === undefined) return { kind: "missing" };
    return { kind: "value", site: code.site, spec, code };
  }
  if (spec.op === code.op) return { kind: "agrees", site: code.site };
  if (direction(spec.op) !== direction(code.op)) return { kind: "opposite", site: code.site };
  return {
    kind: "operator",
    site: code.site,
    spec: `${spec.op} ${limitText(spec)}`,
    code: `${code.op} ${limitText(code)}`,
    trifling: isTime,
  };
}

/** Inputs have many names; that they are measured against the same parameter makes them the same. */
function sameUse(a: Bound, b: Bound): boolean {
  const isInput = (x: Bound): boolean =>
    x.subjects.length === 1 && x.subjects[0]?.field === undefined;
  if (countedKind(a) !== undefined && countedKind(a) === countedKind(b)) return true;
  return (
    isInput(a) &&
    isInput(b) &&
    a.params.size > 0 &&
    sameMap(a.params, b.params) &&
    a.key.startsWith("+count") === b.key.startsWith("+count")
  );
}

/** What is counted: the entity and the literals by which its records are chosen. */
function countedKind(b: Bound): string | undefined {
  const match = /^\+count\((\w+)\{([^}]*)\}\)$/.exec(b.key);
  if (match === null || b.subjects[0]?.known !== true) return undefined;
  return `${match[1]} ${(match[2] ?? "")
    .split(",")
    .filter((f) => f.includes("=") || f.includes("<>"))
    .sort()
    .join()}`;
}

/** Two bounds on one field of an entity are the same question whoever the instance is. */
function looseKey(b: Bound): string {
  if (b.subjects.length !== 1) return b.key;
  const [only] = b.subjects;
  return only?.field === undefined ? b.key : `${b.key.includes("now") ? "now " : ""}${only.field}`;
}

function whole(b: Bound): string {
  const n = b.op === "<" ? b.number - 1 : b.op === ">" ? b.number + 1 : b.number;
  return `${direction(b.op)} ${n}`;
}

function direction(op: string): string {
  return op.startsWith("<") ? "<" : op.startsWith(">") ? ">" : op;
}

function sameMap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([k, v]) => b.get(k) === v);
}

export function limitOf(b: Bound, values: ParamValues): number | undefined {
  let sum = b.number;
  for (const [name, times] of b.params) {
    const value = values.get(name);
    if (value === undefined) return undefined;
    sum += value * times;
  }
  return sum;
}
