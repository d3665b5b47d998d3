// Settings of Java and Kotlin: `@Value("${app.max:5}")`, classes of configuration properties,
// `getProperty("app.max", 5)`.

import type { CodeExpr } from "../expression.ts";
import type { ConstantFact, FieldFact, Marker, TypeFact } from "../model.ts";
import { type At, argument, duration, literal, numberOf, stringOf } from "./build.ts";
import { parseDuration, unitInName, words } from "./durations.ts";
import { marked } from "./jvm-annotations.ts";
import { settingOf } from "./settings.ts";

/** A constant with what its value, its name and its annotations tell. */
export function constantOf(
  name: string,
  place: ConstantFact["place"],
  value: CodeExpr | undefined,
  setting?: string,
): ConstantFact {
  const asked = setting === undefined && value !== undefined ? askedFor(value) : undefined;
  const known = asked === undefined ? value : asked.value;
  const key = setting ?? asked?.key;
  const unit = known?.kind === "duration" ? undefined : unitInName(name.split(".").at(-1) ?? name);
  return {
    name,
    place,
    ...(known !== undefined && { value: known }),
    ...(key !== undefined && { setting: key }),
    ...(unit !== undefined && { unitSeconds: unit }),
  };
}

/** `env.getProperty("x", Integer.class, 5)`, `Integer.getInteger("x", 5)`, `System.getenv("X")`. */
function askedFor(e: CodeExpr): { readonly key: string; readonly value?: CodeExpr } | undefined {
  const known = settingOf(e);
  if (known !== undefined) return known;
  if (e.kind !== "call") return undefined;
  const name = e.callee.at(-1) ?? "";
  const [first, ...rest] = e.args.map((one) => one.value);
  if (/^(?:parse(?:Int|Long|Boolean|Double)|valueOf)$/.test(name) && first && rest.length === 0) {
    const inner = askedFor(first);
    if (inner?.value === undefined) return inner;
    const value = fromText(inner.value, stringOf(inner.value) ?? "", undefined);
    return { key: inner.key, value: value ?? inner.value };
  }
  const key = stringOf(first);
  if (
    key === undefined ||
    !/^(?:getProperty|getenv|getInteger|getLong|getRequiredProperty)$/.test(name)
  )
    return undefined;
  const value = rest.at(-1);
  return value === undefined ? { key } : { key, value };
}

/** The setting of a field with `@Value("${key:default}")` or `@ConfigProperty`. */
export function injected(
  markers: readonly Marker[],
  type: string | undefined,
): { readonly key: string; readonly value?: CodeExpr } | undefined {
  const at = marked(markers, "Value", "ConfigProperty", "Property");
  if (at === undefined) return undefined;
  const written = argument(at.args, "value", 0) ?? argument(at.args, "name");
  const text = stringOf(written);
  if (written === undefined || text === undefined) return undefined;
  const [, key, fallback] = /^\$\{([^:}]+)(?::([^}]*))?\}$/.exec(text) ?? [];
  const plainKey = key ?? (at.name.endsWith("Value") ? undefined : text);
  if (plainKey === undefined) return undefined;
  const other = fallback ?? stringOf(argument(at.args, "defaultValue"));
  const value = other === undefined ? undefined : fromText(written, other, type);
  return value === undefined ? { key: plainKey } : { key: plainKey, value };
}

/** A value that is written as text. */
function fromText(where: At, text: string, type: string | undefined): CodeExpr | undefined {
  const seconds = type === "duration" ? parseDuration(text) : undefined;
  if (seconds !== undefined) return duration(where, seconds);
  if (type !== "string" && /^-?\d+(?:\.\d+)?$/.test(text)) return literal(where, Number(text));
  if (/^(?:true|false)$/.test(text)) return literal(where, text === "true");
  return text === "" ? undefined : literal(where, text);
}

/** The defaults of a class of configuration properties. */
export function propertiesOf(type: TypeFact): readonly ConstantFact[] {
  const at = marked(type.markers, "ConfigurationProperties", "ConfigMapping");
  const prefix =
    at && (stringOf(argument(at.args, "prefix")) ?? stringOf(argument(at.args, "value", 0)));
  if (prefix === undefined) return [];
  return type.fields.flatMap((field: FieldFact): readonly ConstantFact[] => {
    const fallback = marked(field.markers, "DefaultValue");
    const written = fallback && argument(fallback.args, "value", 0);
    const text = stringOf(written);
    const value =
      written !== undefined && text !== undefined
        ? fromText(written, text, field.type?.name)
        : field.default;
    if (value === undefined || (value.kind === "create" && numberOf(value) === undefined))
      return [];
    const key = `${prefix}.${words(field.name).join("-")}`;
    return [constantOf(`${type.name}.${field.name}`, field.place, value, key)];
  });
}
