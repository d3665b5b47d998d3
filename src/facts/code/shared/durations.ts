// Units of time, by the words that programs use for them.

const UNITS: readonly (readonly [number, readonly string[]])[] = [
  [1e-9, ["nanosecond", "nanoseconds", "nanos", "ns"]],
  [1e-6, ["microsecond", "microseconds", "micros", "us"]],
  [1e-3, ["millisecond", "milliseconds", "millis", "milli", "msec", "msecs", "ms"]],
  [1, ["second", "seconds", "secs", "sec", "s"]],
  [60, ["minute", "minutes", "mins", "min", "m"]],
  [3600, ["hour", "hours", "hrs", "hr", "h"]],
  [86_400, ["day", "days", "d"]],
  [604_800, ["week", "weeks", "w"]],
];

const SECONDS = new Map(
  UNITS.flatMap(([seconds, words]) => words.map((w) => [w, seconds] as const)),
);

/** Seconds in a unit by its name (`minutes`, `ms`, `HOUR`); undefined for months, years and others. */
export function unitSeconds(word: string): number | undefined {
  return SECONDS.get(word.toLowerCase());
}

/** The unit that the name of a constant ends in: `LOCKOUT_MINUTES`, `timeoutMs`, `ttl_seconds`. */
export function unitInName(name: string): number | undefined {
  const segments = name.split(".");
  const parts = words(segments.at(-1) ?? "");
  // Inside something the unit may stand alone: `lockout.minutes`; `cache.hour` is a length itself.
  if (segments.length > 1 && parts.length === 1 && /s$/.test(parts[0] ?? "") && parts[0] !== "s")
    return SECONDS.get(parts[0] ?? "");
  const last = parts.at(-1);
  // One letter is an index or a dimension rather than a unit, and a unit alone names no quantity;
  // `attempts_per_hour` is a rate, `MIN` a minimum.
  if (last === undefined || parts.length < 2 || last.length === 1) return undefined;
  if (parts.at(-2) === "per" || (last === "min" && parts.length === 2)) return undefined;
  return SECONDS.get(last);
}

/** The words of a name, in lower case: `maxLoginAttempts`, `MAX_LOGIN_ATTEMPTS`, `HTTPServer`. */
export function words(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

/** Seconds of a written length of time: `15m`, `2h 30m`, `15 minutes`, `PT15M`, `P1DT2H`. */
export function parseDuration(text: string): number | undefined {
  const iso = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
    text,
  );
  if (iso !== null && /\d/.test(text)) {
    const [w, d, h, m, s] = iso.slice(1).map((part) => Number(part ?? 0));
    return (w ?? 0) * 604_800 + (d ?? 0) * 86_400 + (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0);
  }
  if (!/^\s*(?:\d+(?:\.\d+)?\s*[a-zµ]+\s*)+$/i.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-zµ]+)/gi)) {
    const seconds = unitSeconds(unit ?? "");
    if (seconds === undefined) return undefined;
    total += Number(amount) * seconds;
  }
  return total;
}
