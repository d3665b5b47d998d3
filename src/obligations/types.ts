// Obligations of entities, variants, value types and enums: fields, computed members, invariants.

import type { EntityMember, Enum, Field, Type } from "../ast/index.ts";
import { show } from "../model/type.ts";
import type { TypeSymbol } from "../model/type-symbol.ts";
import { type Context, inline, obligation, quoted, textOf } from "./context.ts";
import type { ComputedDetail, FieldDetail } from "./details/types.ts";
import { graphObligations } from "./graphs.ts";
import { invariantObligation } from "./invariants.ts";
import type { Obligation } from "./obligation.ts";
import { presenceObligation } from "./presence.ts";

/** A declaration with members. */
type Owner = Extract<TypeSymbol["node"], { kind: "entity" | "value" | "variant" }>;

/**
 * What an entity, variant or value type owes (language definition, 3.4, 6.6, 8.2). First what
 * stands for itself, in the order of the text, then its members by kind.
 */
export function typeObligations(context: Context, owner: Owner): readonly Obligation[] {
  const found: Obligation[] = [];
  const name = owner.name.text;
  const fields = owner.members.flatMap((m) => (m.kind === "field" ? [m] : []));
  if (owner.kind === "value") found.push(equality(context, owner, fields));
  if (owner.kind === "variant") found.push(variant(context, owner));
  for (const member of owner.members) {
    if (member.kind === "graph") found.push(...graphObligations(context, name, member));
    else if (member.kind === "invariant") found.push(invariantObligation(context, member, name));
    else found.push(...presenceObligation(context, name, member));
  }
  const named = namesOf(owner.members);
  if (named.length > 0) {
    found.push(
      obligation(context, {
        category: "entity_fields",
        id: `entity-fields.${name}`,
        description: `${name} has its declared fields, each of its declared type`,
        construct: name,
        from: owner,
        detail: { fields: named, stored: fields.map((f) => fieldDetail(context, f)) },
      }),
    );
  }
  found.push(...fields.flatMap((field) => discriminator(context, owner, field)));
  found.push(...fields.flatMap((field) => optionality(context, owner, field)));
  for (const kind of ["relationship", "projection", "derived"] as const)
    for (const member of owner.members)
      if (member.kind === kind) found.push(...computed(context, owner, member));
  return found;
}

/** What a named enum owes. */
export function enumObligation(context: Context, node: Enum): Obligation {
  const name = node.name.text;
  return obligation(context, {
    category: "enum_comparable",
    id: `enum-comparable.${name}`,
    description: `fields of type ${name} take its values and no others, and compare by them`,
    construct: name,
    from: node,
    detail: { values: node.literals.map((l) => l.text) },
  });
}

function namesOf(members: readonly EntityMember[]): readonly string[] {
  return members.flatMap((m) => {
    switch (m.kind) {
      case "field":
      case "relationship":
      case "projection":
      case "emptyMember":
        return [m.name.text];
      case "derived":
        return m.params === undefined ? [m.name.text] : [];
      default:
        return [];
    }
  });
}

function fieldDetail(context: Context, field: Field): FieldDetail {
  const values = literalsOf(field.type);
  return {
    name: field.name.text,
    type: textOf(context, field.type),
    ...(field.type.kind === "optional" ? { optional: true as const } : {}),
    ...(values === undefined ? {} : { values }),
  };
}

function literalsOf(type: Type): readonly string[] | undefined {
  if (type.kind === "optional") return literalsOf(type.inner);
  return type.kind === "inlineEnum" ? type.literals.map((l) => l.text) : undefined;
}

function equality(context: Context, owner: Owner, fields: readonly Field[]): Obligation {
  const name = owner.name.text;
  return obligation(context, {
    category: "value_equality",
    id: `value-equality.${name}`,
    description: `two values of ${name} are equal exactly when all their fields are`,
    construct: name,
    from: owner,
    detail: { fields: fields.map((f) => f.name.text) },
  });
}

function variant(context: Context, owner: Extract<Owner, { kind: "variant" }>): Obligation {
  const name = owner.name.text;
  const base = textOf(context, owner.base);
  const symbol = context.module.types.get(name);
  const of = symbol === undefined ? undefined : context.spec.program.baseOf(symbol);
  const kind =
    of === undefined || of === "opaque" ? undefined : context.spec.program.discriminatorOf(of);
  return obligation(context, {
    category: "sum_type_variant",
    id: `sum-type-variant.${name}`,
    description: `${name} is a variant of ${base}: it has the base's members and its own, which other variants do not have`,
    construct: name,
    from: owner,
    detail: {
      base,
      ...(kind === undefined ? {} : { discriminator: kind.name }),
      fields: namesOf(owner.members),
    },
  });
}

function discriminator(context: Context, owner: Owner, field: Field): readonly Obligation[] {
  const member = context.module.types.get(owner.name.text)?.members.get(field.name.text);
  const type = member === undefined ? undefined : context.spec.program.typeOfMember(member);
  if (type?.kind !== "discriminator") return [];
  const construct = `${owner.name.text}.${field.name.text}`;
  return [
    obligation(context, {
      category: "sum_type_discriminator",
      id: `sum-type-discriminator.${construct}`,
      description: `${construct} is set when a variant is created, and never changes afterwards`,
      construct,
      from: owner,
      exact: field,
      detail: { entity: owner.name.text, field: field.name.text, variants: type.names },
    }),
  ];
}

function optionality(context: Context, owner: Owner, field: Field): readonly Obligation[] {
  if (field.type.kind !== "optional") return [];
  const construct = `${owner.name.text}.${field.name.text}`;
  return [
    obligation(context, {
      category: "entity_optional",
      id: `entity-optional.${construct}`,
      description: `${construct} may be null, and may have a value`,
      construct,
      from: owner,
      exact: field,
      detail: {
        entity: owner.name.text,
        field: field.name.text,
        type: textOf(context, field.type),
      },
    }),
  ];
}

type Computed = Extract<EntityMember, { kind: "relationship" | "projection" | "derived" }>;

function computed(context: Context, owner: Owner, node: Computed): readonly Obligation[] {
  const entity = owner.name.text;
  const construct = `${entity}.${node.name.text}`;
  const common = { construct, from: owner, exact: node };
  const detail = computedDetail(context, entity, node);
  const definition = inline(detail.definition.text);
  switch (node.kind) {
    case "relationship":
      return [
        obligation(context, {
          ...common,
          category: "entity_relationship",
          id: `entity-relationship.${construct}`,
          description: `${construct} leads to the instances for which \`${definition}\` holds, and to no others`,
          detail,
        }),
      ];
    case "projection":
      return [
        obligation(context, {
          ...common,
          category: "projection",
          id: `projection.${construct}`,
          description: `${construct} gives exactly \`${definition}\``,
          detail,
        }),
      ];
    case "derived":
      return [
        obligation(context, {
          ...common,
          category: "derived",
          id: `derived.${construct}`,
          description: `${construct} is always \`${definition}\``,
          detail,
        }),
      ];
    default:
      return node satisfies never;
  }
}

function computedDetail(context: Context, entity: string, node: Computed): ComputedDetail {
  const { module, spec } = context;
  const member = module.types.get(entity)?.members.get(node.name.text);
  const type = member?.node === node ? show(spec.program.typeOfMember(member)) : "unknown";
  const definition =
    node.kind === "relationship"
      ? { span: { start: node.target.span.start, end: node.predicate.span.end } }
      : node.expr;
  return {
    entity,
    field: node.name.text,
    definition: quoted(context, definition),
    ...(node.kind === "relationship" ? { target: textOf(context, node.target) } : {}),
    ...(node.kind === "derived" && node.params !== undefined
      ? { parameters: node.params.map((p) => p.text) }
      : {}),
    ...(/unknown/.test(type) ? {} : { type }),
  };
}
