// Words for states that are meant to end. A status without a graph does not say which of its values
// are ends, so only a value that plainly denotes something passing may be called stuck (rule 8).

const PASSING: ReadonlySet<string> = new Set([
  "blocked",
  "booked",
  "delayed",
  "deferred",
  "draft",
  "drafted",
  "frozen",
  "held",
  "initial",
  "initiated",
  "interrupted",
  "invited",
  "late",
  "locked",
  "new",
  "arrears",
  "offered",
  "idle",
  "open",
  "unanswered",
  "unread",
  "unresolved",
  "overdue",
  "paused",
  "pending",
  "planned",
  "prepared",
  "proposed",
  "provisional",
  "queued",
  "requested",
  "reserved",
  "scheduled",
  "started",
  "stuck",
  "submitted",
  "suspended",
  "temporary",
  "tentative",
  "transit",
  "unconfirmed",
  "unpaid",
  "unverified",
]);
/** Words in `ing` that name a thing or a lasting state. */
const LASTING: ReadonlySet<string> = new Set(["missing", "nothing", "outstanding", "standing"]);

/** True for a value that plainly denotes something passing: `pending`, `in_transit`, `running`. */
export function isPassing(value: string): boolean {
  if (/^(in|on|under|awaiting|partially|temporarily)_/.test(value)) return true;
  const first = value.slice(0, Math.max(0, value.indexOf("_"))) || value;
  const last = value.slice(value.lastIndexOf("_") + 1);
  return (
    PASSING.has(value) ||
    PASSING.has(last) ||
    PASSING.has(first) ||
    (/..ing$/.test(first) && !LASTING.has(first)) ||
    (/..ing$/.test(last) && !LASTING.has(last))
  );
}
