// Reading values of unknown shape: what comes over the wire or out of a program is `unknown` until looked at.

/** An object whose members have not been looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object to read members of; an empty one if it is none. */
export function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** One member of a value; `undefined` if the value is no object or has no such member. */
export function member(value: unknown, name: string): unknown {
  return fields(value)[name];
}

/** The value as a list; an empty one if it is none. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text; the empty text if it is none. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The JSON value of a text, or `undefined` if the text is no JSON. */
export function parsed(source: string): unknown {
  try {
    const value: unknown = JSON.parse(source);
    return value;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
