// What annotations of Java and Kotlin tell of types and fields: JPA, Bean Validation, Jackson.

import type { ConstraintFact, FieldFact, Marker, TypeFact } from "../model.ts";
import { argument, stringOf } from "./build.ts";

/** The marker by one of the names, however it is qualified. */
export function marked(
  markers: readonly Marker[],
  ...names: readonly string[]
): Marker | undefined {
  return markers.find((one) => names.includes(one.name.split(".").at(-1) ?? ""));
}

function flag(marker: Marker | undefined, name: string): boolean | undefined {
  const value = marker === undefined ? undefined : argument(marker.args, name);
  return value?.kind === "literal" && typeof value.value === "boolean" ? value.value : undefined;
}

function string(marker: Marker | undefined, name: string, position?: number): string | undefined {
  return marker === undefined ? undefined : stringOf(argument(marker.args, name, position));
}

/** What the annotations of a field add to what its declaration says. */
export function fieldTraits(
  markers: readonly Marker[],
  type: string | undefined,
): Pick<FieldFact, "nullable" | "unique" | "primaryKey" | "references" | "enumName"> {
  const column = marked(markers, "Column", "JoinColumn");
  const relation = marked(markers, "ManyToOne", "OneToOne");
  const nullable =
    marked(markers, "NotNull", "NonNull", "Nonnull", "NotBlank", "NotEmpty", "Id") !== undefined ||
    flag(column, "nullable") === false ||
    flag(relation, "optional") === false
      ? false
      : marked(markers, "Nullable", "CheckForNull") !== undefined ||
          flag(column, "nullable") === true
        ? true
        : undefined;
  const enumerated = marked(markers, "Enumerated") !== undefined && type !== undefined;
  return {
    ...(nullable !== undefined && { nullable }),
    ...(flag(column, "unique") && { unique: true }),
    ...(marked(markers, "Id", "EmbeddedId") && { primaryKey: true }),
    ...(relation !== undefined && type !== undefined && { references: type }),
    ...(enumerated && { enumName: type }),
  };
}

/** Whether a type is stored, and where. */
export function typeTraits(
  markers: readonly Marker[],
): Pick<TypeFact, "persistent" | "table" | "constraints"> {
  const entity = marked(markers, "Entity", "Document", "MappedSuperclass", "Embeddable", "Table");
  const at = marked(markers, "Table");
  const table = string(at, "name", 0) ?? string(marked(markers, "Document"), "collection", 0);
  return {
    persistent: entity !== undefined,
    constraints: at === undefined ? [] : uniqueTogether(at),
    ...(table !== undefined && { table }),
  };
}

function uniqueTogether(table: Marker): readonly ConstraintFact[] {
  const written = argument(table.args, "uniqueConstraints");
  const each = written?.kind === "list" ? written.items : written === undefined ? [] : [written];
  return each.flatMap((one): readonly ConstraintFact[] => {
    const columns = one.kind === "create" ? argument(one.args, "columnNames") : undefined;
    const names = columns?.kind === "list" ? columns.items : columns === undefined ? [] : [columns];
    const fields = names.flatMap((name) => stringOf(name) ?? []);
    if (fields.length === 0) return [];
    return [{ kind: "unique", fields, text: one.text, place: one.place }];
  });
}
