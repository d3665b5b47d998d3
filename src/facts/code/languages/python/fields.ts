// The fields of a class: annotated, made by a column's call, or set by its initialiser.

import type { CodeExpr } from "../../expression.ts";
import type { FieldFact, TypeRef } from "../../model.ts";
import { field, type Syntax } from "../../shared/syntax.ts";
import { readAnnotation } from "./annotations.ts";
import { readColumn } from "./columns.ts";
import { isConstant } from "./constants.ts";
import { type Context, markerOf } from "./context.ts";
import type { Assignment } from "./enums.ts";
import { readParameters } from "./functions.ts";
import { lowerBlock } from "./statements.ts";

/** A field, and what its relationship still needs to be told. */
export interface ReadField {
  readonly fact: FieldFact;
  readonly relationship?: { readonly keys: readonly string[]; readonly list?: boolean };
}

/**
 * The field that an assignment in a class makes.
 * @param declares whether the class declares its fields, as records, schemas and tables do
 */
export function readField(
  context: Context,
  { name, value, node, annotation }: Assignment,
  declares: boolean,
): ReadField | undefined {
  if (/^__|^(?:model_config|objects|Meta|query)$/.test(name)) return undefined;
  const place = context.source.place(node);
  const column = readColumn(context, value);
  const read = annotation === undefined ? undefined : readAnnotation(annotation);
  if (read !== undefined && /\bClassVar\b/.test(annotation ?? "")) return undefined;
  // An attribute of a class is a default of its instances, where it is plain.
  if (column === undefined && read === undefined) {
    if (declares || !isConstant(value) || value.kind === "list") return undefined;
    return { fact: { name, place, type: typeOfValue(value), default: value, markers: [] } };
  }
  const { relationship, ...told } = column ?? {};
  const plain = column === undefined && value.kind !== "opaque" ? { default: value } : {};
  const typed = read && { type: named(read.type, told.type), nullable: read.nullable };
  const values = read?.values?.map(String) ?? told.values;
  if (values !== undefined && read?.values !== undefined)
    context.enums.push({
      name: `${context.owner ?? ""}.${name}`,
      values: (read.values ?? []).map((v) => ({ name: String(v), value: v, place })),
      idiom: "union",
      place,
    });
  else if (told.values !== undefined && told.enumName === undefined)
    context.enums.push({
      name: `${context.owner ?? ""}.${name}`,
      values: told.values.map((v) => ({ name: v, value: v, place })),
      idiom: "list",
      place,
    });
  const made = markerOf(value);
  return {
    fact: {
      name,
      place,
      ...told,
      ...typed,
      ...(told.nullable !== undefined && { nullable: told.nullable }),
      ...plain,
      ...(values && { values }),
      markers: column === undefined || made === undefined ? [] : [made],
    },
    ...(relationship && { relationship }),
  };
}

/** `Mapped["User"]` beats a column's type; a column's type beats a bare `Mapped`. */
function named(annotated: TypeRef, column: TypeRef | undefined): TypeRef {
  return annotated.name === "Mapped" && column !== undefined ? column : annotated;
}

function typeOfValue(e: CodeExpr): TypeRef {
  const name =
    e.kind === "duration"
      ? "duration"
      : e.kind !== "literal"
        ? "list"
        : typeof e.value === "string"
          ? "string"
          : typeof e.value === "boolean"
            ? "boolean"
            : Number.isInteger(e.value)
              ? "integer"
              : "decimal";
  return { name, args: [], many: false, text: "" };
}

/** Fields that the initialiser sets: `self.email = email`. */
export function readReceiverFields(
  context: Context,
  body: Syntax | undefined,
): readonly ReadField[] {
  const init = body?.children.find(
    (c) => c.type === "function_definition" && context.source.of(field(c, "name")) === "__init__",
  );
  const parameters = readParameters(context, init && field(init, "parameters"));
  const [receiver] = parameters;
  if (init === undefined || receiver === undefined) return [];
  const inner = { ...context, receiver: receiver.name };
  return lowerBlock(inner, field(init, "body")).flatMap((statement): readonly ReadField[] => {
    if (statement.kind !== "assign" || statement.target[0] !== "self") return [];
    const [, name] = statement.target;
    if (statement.target.length !== 2 || name === undefined) return [];
    const { value, place } = statement;
    const from =
      value.kind === "path" && value.segments.length === 1 ? value.segments[0] : undefined;
    const parameter = parameters.find((p) => p.name === from);
    const fixed = value.kind === "literal" || value.kind === "duration" || value.kind === "now";
    const given = fixed ? value : parameter?.default;
    const type =
      parameter?.type ?? (fixed && value.text !== "None" ? typeOfValue(value) : undefined);
    return [
      {
        fact: { name, place, ...(type && { type }), ...(given && { default: given }), markers: [] },
      },
    ];
  });
}

/** Tells of each relationship whether it is one instance or many, by the foreign keys. */
export function settleRelationships(
  fields: readonly ReadField[],
  owner: string,
  table: string | undefined,
): readonly FieldFact[] {
  return fields.map(({ fact, relationship }) => {
    if (relationship === undefined || fact.type === undefined) return fact;
    const annotated = fact.nullable !== undefined || fact.type.many;
    const key = keyOf(fact, relationship.keys, fields, owner, table);
    const many = annotated ? fact.type.many : (relationship.list ?? key === undefined);
    const nullable = fact.nullable ?? (many ? false : key?.nullable);
    return {
      ...fact,
      type: { ...fact.type, many },
      ...(nullable !== undefined && { nullable }),
      ...(key?.references && { references: key.references }),
    };
  });
}

/** The column of the same class that holds the key of a relationship. */
function keyOf(
  relationship: FieldFact,
  named: readonly string[],
  fields: readonly ReadField[],
  owner: string,
  table: string | undefined,
): FieldFact | undefined {
  const keys = fields.map((f) => f.fact).filter((f) => f.references !== undefined);
  if (named.length > 0) {
    const [first] = named;
    const segments = first?.split(".") ?? [];
    if (segments.length === 2 && segments[0] !== owner && segments[0] !== table) return undefined;
    return keys.find((f) => f.name === segments.at(-1));
  }
  const target = (relationship.type?.name ?? "").toLowerCase();
  const sameName = keys.find((f) => f.name.replace(/_?id$/i, "") === relationship.name);
  const pointing = keys.filter((f) => {
    const to = (f.references ?? "").split(".").at(-2)?.toLowerCase().replaceAll("_", "") ?? "";
    return (
      to === target ||
      to === `${target}s` ||
      to === `${target}es` ||
      to === target.replace(/y$/, "ies")
    );
  });
  // A relationship of a class to itself may go either way: the name of the key decides.
  if (sameName !== undefined) return sameName;
  return target === owner.toLowerCase() ? undefined : pointing[0];
}
