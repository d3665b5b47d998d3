// Entities and value types with types of the code: by the fields they share and by their names,
// all of them at once, the surest first.

import type { Codebase, InFile } from "../../facts/code/codebase.ts";
import { wordsOf } from "../../facts/code/derive/words.ts";
import type { FieldFact, TypeFact } from "../../facts/code/model.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import { likeness, plainName, stem } from "../names.ts";
import type { FieldPair, TypePair } from "./model.ts";

/** Below this a pair is not believed. */
const ENOUGH = 0.5;

/** Suffixes that tell a layer, not a thing. */
const LAYER = /(?:Entity|Model|Record|Row|Document|Schema|Table|Doc|Dto|DTO|Data)$/;

/** Pairs types; each entity and each type of the code at most once. */
export function pairTypes(
  spec: SpecModel,
  codebase: Codebase,
  linked: ReadonlyMap<string, string>,
): readonly TypePair[] {
  const entities = spec.modules.flatMap((m) =>
    [...m.types.values()].filter(
      (t) => ["entity", "variant", "value"].includes(t.node.kind) && fieldsOf(t).length > 0,
    ),
  );
  const candidates: {
    entity: TypeSymbol;
    type: InFile<TypeFact>;
    score: number;
    reasons: string[];
  }[] = [];
  for (const entity of entities) {
    for (const type of codebase.types.values()) {
      const found = scoreOf(entity, type, codebase, linked);
      if (found !== undefined) candidates.push({ entity, type, ...found });
    }
  }
  candidates.sort((a, b) => b.score - a.score || compare(a.type.fact.name, b.type.fact.name));
  const done = new Set<TypeSymbol>();
  const taken = new Set<TypeFact>();
  const out: TypePair[] = [];
  for (const c of candidates) {
    if (done.has(c.entity) || taken.has(c.type.fact)) continue;
    done.add(c.entity);
    taken.add(c.type.fact);
    out.push({ ...c, ...pairFields(spec, c.entity, c.type.fact, codebase) });
  }
  return out;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function scoreOf(
  entity: TypeSymbol,
  { fact, file }: InFile<TypeFact>,
  codebase: Codebase,
  linked: ReadonlyMap<string, string>,
): { score: number; reasons: string[] } | undefined {
  if (linked.get(entity.name) === fact.name) return { score: 2, reasons: ["a link says so"] };
  const bare = fact.name.replace(LAYER, "") || fact.name;
  const name = Math.max(likeness(entity.name, fact.name), likeness(entity.name, bare));
  const fields = fieldsOf(entity);
  const known = codebase.fieldsOf(fact.name);
  if (known.length === 0) return undefined;
  const shared = fields.filter((f) => known.some((k) => sameField(f.name, k.name)));
  const overlap = shared.length / fields.length;
  const exact = plainName(entity.name) === plainName(bare);
  if (!exact && overlap < 0.6) return undefined;
  if (exact && overlap < 0.25 && fields.length > 2) return undefined;
  if (!exact && name === 0 && (overlap < 0.9 || fields.length < 4)) return undefined;
  const layer =
    /(?:Request|Response|Dto|DTO|Event|Payload|Command|Input|Output|View|Params|Args|Error|Body|Message)$/.test(
      fact.name,
    )
      ? -0.3
      : 0;
  const score =
    0.5 * name +
    0.5 * overlap +
    (fact.persistent ? 0.1 : 0) +
    layer +
    (file.role === "source" ? 0 : -0.2);
  if (score < ENOUGH) return undefined;
  const reasons = [
    exact ? "same name" : name > 0 ? `names alike (${wordsOf(fact.name).join(" ")})` : "",
    `${shared.length} of ${fields.length} fields`,
  ].filter((r) => r !== "");
  return { score, reasons };
}

/** The members that an instance keeps. */
export function fieldsOf(symbol: TypeSymbol): readonly MemberSymbol[] {
  return [...symbol.members.values()].filter((m) => m.node.kind === "field");
}

/** `user` and `user_id`, `expiresAt` and `expires_at`. */
export function sameField(spec: string, code: string): boolean {
  const [a, b] = [plainName(spec), plainName(code)];
  return (
    a === b ||
    `${a}_id` === b ||
    a === `${b}_id` ||
    `is_${a}` === b ||
    a === `is_${b}` ||
    `${a}_date` === b
  );
}

function pairFields(
  spec: SpecModel,
  entity: TypeSymbol,
  type: TypeFact,
  codebase: Codebase,
): Pick<TypePair, "fields" | "missing" | "extra"> {
  const known = codebase.fieldsOf(type.name);
  const pairs: FieldPair[] = [];
  const used = new Set<FieldFact>();
  let missing: MemberSymbol[] = [];
  for (const member of fieldsOf(entity)) {
    const same = known.filter((k) => sameField(member.name, k.name));
    const [found] = same.sort(
      (a, b) =>
        (plainName(b.name) === plainName(member.name) ? 1 : 0) -
        (plainName(a.name) === plainName(member.name) ? 1 : 0),
    );
    if (found === undefined) missing.push(member);
    else {
      for (const s of same) used.add(s);
      pairs.push({ member, field: found, score: 1, reasons: ["same name"], renamed: false });
    }
  }
  for (const member of [...missing]) {
    const free = known.filter(
      (k) => !used.has(k) && k.computed === undefined && fits(spec, member, k, codebase),
    );
    const alike = free
      .map((field) => ({ field, score: wordsInCommon(member.name, field.name) }))
      .filter((c) => c.score > 0)
      .sort((a, b) => b.score - a.score);
    const [best, second] = alike;
    if (best === undefined || (second !== undefined && second.score === best.score)) continue;
    used.add(best.field);
    missing = missing.filter((m) => m !== member);
    pairs.push({
      member,
      field: best.field,
      score: Math.min(0.9, 0.5 + best.score / 2),
      reasons: [`alike (${best.field.name}), nothing else stands for it`],
      renamed: true,
    });
  }
  return { fields: pairs, missing, extra: known.filter((k) => !used.has(k)) };
}

function wordsInCommon(a: string, b: string): number {
  const direct = likeness(a, b);
  const [x, y] = [new Set(wordsOf(a).map(stem)), new Set(wordsOf(b).map(stem))];
  const shared = [...x].filter((w) => y.has(w)).length;
  return Math.max(direct, shared / new Set([...x, ...y]).size);
}

/** Whether a field of the code could hold what a field of the specification says. */
function fits(
  spec: SpecModel,
  member: MemberSymbol,
  field: FieldFact,
  codebase: Codebase,
): boolean {
  const type = plain(spec.program.typeOfMember(member));
  const name = field.type?.name;
  if (field.primaryKey === true) return false;
  if (type.kind === "scalar") {
    if (name === undefined) return true;
    const kinds: Readonly<Record<string, readonly string[]>> = {
      String: ["string"],
      Integer: ["integer", "decimal"],
      Decimal: ["decimal", "integer", "float"],
      Boolean: ["boolean"],
      Timestamp: ["timestamp", "integer"],
      Duration: ["duration", "integer"],
    };
    return (kinds[type.name] ?? []).includes(name);
  }
  if (type.kind === "enum") return field.values !== undefined || field.enumName !== undefined;
  if (type.kind === "entity")
    return codebase.fieldType(field) !== undefined || field.references !== undefined;
  return type.kind === "collection" ? field.type?.many === true : true;
}
