// Discriminators and the variants they tell apart (language definition, rules 15 to 17).

import { isUpper } from "../../ast/case-class.ts";
import type { Field, Type, UnionType } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Program } from "../../model/program.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { Check } from "../check.ts";

type Report = Parameters<Check>[1];

/** Reports what is wrong between the fields that list variants and the variants declared. */
export const discriminators: Check = ({ linked, spec }, report) => {
  for (const symbol of linked.types.values()) {
    const { node } = symbol;
    if (node.kind === "variant") listed(symbol, spec.program, report);
    if (node.kind !== "entity" && node.kind !== "variant" && node.kind !== "value") continue;
    for (const member of symbol.members.values())
      if (member.node.kind === "field" && member.node.type.kind === "union")
        alternatives(member, member.node, member.node.type, spec.program, report);
  }
};

function alternatives(
  member: MemberSymbol,
  field: Field,
  type: UnionType,
  program: Program,
  report: Report,
): void {
  if (isMixed(type)) {
    report(diagnostic("sum.invalidDiscriminator", type.span, { field: field.name.text }));
    return;
  }
  const meaning = program.typeOfMember(member);
  if (meaning.kind !== "discriminator") return;
  const entity = member.owner.name;
  const variants = program.variantsOf(member.owner).map((v) => v.name);
  const [first] = meaning.names;
  if (variants.length === 0) {
    const params = { field: field.name.text, entity, name: first ?? "" };
    report(diagnostic("sum.v1InlineEnum", type.span, params));
    return;
  }
  for (const alt of type.alts) {
    const name = alt.kind === "named" ? alt.name.name.text : undefined;
    if (name === undefined || variants.includes(name)) continue;
    const unlisted = variants.filter((v) => !meaning.names.includes(v));
    const near = nearest(name, unlisted);
    const hint =
      near === undefined
        ? `Declare it with \`variant ${name} : ${entity}\`, or remove it here.`
        : `Did you mean \`${near}\`?`;
    report(diagnostic("sum.discriminatorUnknownVariant", alt.span, { name, entity, hint }));
  }
}

/** Names of variants beside literals, or beside words that can be neither. */
function isMixed(type: UnionType): boolean {
  const upper = type.alts.filter((a) => !isLiteral(a));
  return upper.length < type.alts.length && upper.length > 0;
}

function isLiteral(type: Type): boolean {
  if (type.kind === "inlineEnum") return true;
  return type.kind === "named" && type.name.alias === undefined && !isUpper(type.name.name.text);
}

/** A variant must be named by its base. */
function listed(variant: TypeSymbol, program: Program, report: Report): void {
  const base = program.baseOf(variant);
  if (base === undefined || base === "opaque" || base.node.kind !== "entity") return;
  const unions = [...base.members.values()].filter(
    (m) => m.node.kind === "field" && m.node.type.kind === "union",
  );
  // A field that mixes cases is reported there; what it was meant to list is not known.
  if (
    unions.some(
      (m) => m.node.kind === "field" && m.node.type.kind === "union" && isMixed(m.node.type),
    )
  )
    return;
  const fields = [...base.members.values()].flatMap((member) => {
    const type = plain(program.typeOfMember(member));
    return type.kind === "discriminator" ? [{ member, names: type.names }] : [];
  });
  const { id, name } = variant;
  const [field] = fields;
  if (field === undefined) {
    const related = sameFile(variant, base, "the base");
    const params = { base: base.name, name };
    report(diagnostic("sum.missingDiscriminator", id.span, params, { related }));
  } else if (!fields.some((f) => f.names.includes(name))) {
    const related =
      base.module === variant.module
        ? [{ span: field.member.node.span, label: "the variants listed" }]
        : [];
    const params = { base: base.name, name, field: field.member.name };
    report(diagnostic("sum.variantMissingInDiscriminator", id.span, params, { related }));
  }
}

function sameFile(from: TypeSymbol, to: TypeSymbol, label: string) {
  return from.module === to.module ? [{ span: to.id.span, label }] : [];
}
