// Names of a specification as words of its domain.

/** `RetireHive` and `queen_mark` as `retire hive` and `queen mark`. */
export function words(name: string): string {
  return name
    .replace(/_/g, " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

/** The word with its article: `an order`, `a hive`. */
export function a(name: string): string {
  const text = words(name);
  return `${/^[aeiou]/.test(text) ? "an" : "a"} ${text}`;
}

/** The word at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[], joint = "and"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${joint} ${last}`;
}
