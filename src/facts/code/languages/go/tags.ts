// The tags of struct fields: `json:"id,omitempty" gorm:"primaryKey"`.

import type { CodeExpr } from "../../expression.ts";
import { type At, duration, literal } from "../../shared/build.ts";
import { parseDuration } from "../../shared/durations.ts";

export type Tags = ReadonlyMap<string, string>;

/** Tags by their key. */
export function parseTags(text: string): Tags {
  const tags = new Map<string, string>();
  for (const [, key, value] of text.matchAll(/([\w-]+):"((?:[^"\\]|\\.)*)"/g))
    if (key !== undefined) tags.set(key, (value ?? "").replace(/\\(.)/g, "$1"));
  return tags;
}

/** A value that is written as text, read by the type of its field. */
export function valueFromText(
  where: At,
  text: string,
  type: string | undefined,
): CodeExpr | undefined {
  const plain = text.replace(/^'(.*)'$/, "$1");
  const seconds = type === "duration" ? parseDuration(plain) : undefined;
  if (seconds !== undefined) return duration(where, seconds);
  if (/^(?:now\(\)|CURRENT_TIMESTAMP)$/i.test(plain)) return { kind: "now", ...where };
  if (type !== "string" && /^-?\d+(?:\.\d+)?$/.test(plain)) return literal(where, Number(plain));
  if (type === "boolean" && /^(?:true|false)$/i.test(plain))
    return literal(where, plain.toLowerCase() === "true");
  if (/^null$/i.test(text)) return literal(where, null);
  // A function of the database says nothing that can be compared.
  return /\(/.test(text) ? undefined : literal(where, plain);
}
