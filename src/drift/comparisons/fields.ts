// Fields of entities against attributes: missing, renamed, of another type or nullability.

import type { FieldFact } from "../../facts/code/model.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import { type Comparison, report, tally } from "../context.ts";
import type { FieldPair, TypePair } from "../pairing/model.ts";

export function compareFields(c: Comparison): void {
  for (const pair of c.pairing.types) {
    const total = pair.fields.length + pair.missing.length;
    const neighbours = total === 0 ? 0 : pair.fields.filter((f) => !f.renamed).length / total;
    for (const field of pair.fields) comparePair(c, pair, field, neighbours);
    for (const member of pair.missing) missing(c, pair, member, neighbours);
  }
}

function because(pair: TypePair): string {
  return `${pair.entity.name} and ${pair.type.fact.name}: ${pair.reasons.join(", ")}`;
}

function comparePair(
  c: Comparison,
  pair: TypePair,
  { member, field, renamed }: FieldPair,
  neighbours: number,
): void {
  const spec = c.source.site(member.owner.module, member.node.span);
  const code = { file: pair.type.file.path, place: field.place };
  const name = `${pair.entity.name}.${member.name}`;
  if (renamed) {
    tally(c, "fields", "differs");
    report(c, {
      kind: "field_renamed",
      verdict: "contradicts",
      construct: `entity ${pair.entity.name}`,
      message: `${name} is called ${field.name} in the code (${pair.type.fact.name}.${field.name})`,
      spec,
      code,
      pairing: because(pair),
      confidence: { pairing: Math.min(1, pair.score), neighbours },
      ifSpec: `the code drifted: rename ${field.name} to ${member.name}`,
      ifCode: `the specification is old: rename the field to ${field.name}`,
    });
    return;
  }
  const clash = typeClash(c, member, field);
  if (clash !== undefined) {
    tally(c, "fields", "differs");
    report(c, {
      kind: "field_type",
      verdict: "contradicts",
      construct: `entity ${pair.entity.name}`,
      message: `${name} is ${clash.spec} in the specification, and ${clash.code} in the code`,
      spec,
      code,
      pairing: because(pair),
      confidence: { pairing: Math.min(1, pair.score), neighbours },
      ifSpec: `the code drifted: make ${field.name} ${clash.spec}`,
      ifCode: `the specification is old: give ${member.name} the type of the code`,
    });
    return;
  }
  const type = c.source.spec.program.typeOfMember(member);
  const node = member.node.kind === "field" ? member.node : undefined;
  const optional = type.kind === "optional" || node?.when !== undefined;
  // A required field in the code where the specification lets it be absent; the other way round
  // code often allows null where nothing ever writes it.
  if (optional && field.nullable === false && node?.when !== undefined) {
    tally(c, "fields", "differs");
    report(c, {
      kind: "field_nullability",
      verdict: "contradicts",
      construct: `entity ${pair.entity.name}`,
      message: `${name} is only there in some states, but the code requires it always`,
      spec,
      code,
      pairing: because(pair),
      confidence: { pairing: Math.min(1, pair.score), neighbours },
      note: true,
      ifSpec: `the code drifted: let ${field.name} be absent`,
      ifCode: `the specification is old: ${member.name} is always there`,
    });
    return;
  }
  if (!optional && field.nullable === true && pair.type.fact.persistent) {
    tally(c, "fields", "differs");
    report(c, {
      kind: "field_nullability",
      verdict: "contradicts",
      construct: `entity ${pair.entity.name}`,
      message: `${name} is required in the specification, and ${field.name} may be null in the code`,
      spec,
      code,
      pairing: because(pair),
      confidence: { pairing: Math.min(1, pair.score), neighbours },
      ifSpec: `the code drifted: do not let ${field.name} be null`,
      ifCode: `the specification is old: make ${member.name} optional`,
    });
    return;
  }
  tally(c, "fields", "agreed");
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  String: ["string", "Text", "UUID", "uuid"],
  Integer: ["integer", "decimal"],
  Decimal: ["decimal", "integer", "string"],
  Boolean: ["boolean"],
  Timestamp: ["timestamp", "integer", "string", "decimal"],
  Duration: ["duration", "integer", "decimal"],
};
const NEUTRAL: ReadonlySet<string> = new Set([
  "string",
  "integer",
  "decimal",
  "boolean",
  "timestamp",
  "duration",
]);

/** Types that cannot hold each other's values; nothing is said of types that are not known. */
function typeClash(
  c: Comparison,
  member: MemberSymbol,
  field: FieldFact,
): { spec: string; code: string } | undefined {
  const type = plain(c.source.spec.program.typeOfMember(member));
  const name = field.type?.name;
  if (name === undefined || !NEUTRAL.has(name) || field.type?.many === true) return undefined;
  if (type.kind !== "scalar") return undefined;
  return NAMES[type.name]?.includes(name) === true ? undefined : { spec: type.name, code: name };
}

function missing(c: Comparison, pair: TypePair, member: MemberSymbol, neighbours: number): void {
  tally(c, "fields", "differs");
  const name = `${pair.entity.name}.${member.name}`;
  const isKept = pair.entity.node.kind === "entity" && !pair.entity.node.external;
  report(c, {
    kind: "field_missing",
    verdict: "only in spec",
    construct: `entity ${pair.entity.name}`,
    message: `${name} has nothing in the code that stands for it (${pair.type.fact.name})`,
    spec: c.source.site(member.owner.module, member.node.span),
    code: { file: pair.type.file.path, place: pair.type.fact.namePlace },
    pairing: because(pair),
    confidence: {
      pairing: Math.min(1, pair.score),
      neighbours,
      extraction: pair.type.fact.bases.length > 0 && !pair.type.fact.persistent ? 0.4 : 1,
    },
    note: !isKept || readElsewhere(c, pair, member),
    ifSpec: `the code lacks it: add ${member.name} to ${pair.type.fact.name}`,
    ifCode: `the specification is aspirational: take ${member.name} out`,
  });
}

/** The code computes something of this name. */
function readElsewhere(c: Comparison, pair: TypePair, member: MemberSymbol): boolean {
  return c.pairing.codebase.method(pair.type.fact.name, member.name) !== undefined;
}
