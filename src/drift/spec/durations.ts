// Lengths of time as Allium writes them (language definition, 1.4): `15.minutes`.

const SECONDS: Readonly<Record<string, number>> = {
  millisecond: 0.001,
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
};

/** The seconds of a written length of time. */
export function secondsOf(raw: string): number | undefined {
  const match = /^([\d_.]+?)\.?\s*([a-z]+?)s?$/i.exec(raw);
  const amount = Number(match?.[1]?.replace(/_/g, "").replace(/\.$/, ""));
  const unit = SECONDS[match?.[2]?.toLowerCase() ?? ""];
  return unit === undefined || Number.isNaN(amount) ? undefined : amount * unit;
}

/** Seconds in the largest unit that fits: `15 minutes`. */
export function showSeconds(seconds: number): string {
  for (const [unit, size] of Object.entries(SECONDS).reverse()) {
    if (unit === "month" || unit === "year" || unit === "week") continue;
    const amount = seconds / size;
    if (Number.isInteger(amount) && amount >= 1)
      return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
  }
  return `${seconds} seconds`;
}
