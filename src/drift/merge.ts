// One finding per difference: those about one place of the code and one kind belong together, and
// what follows from another finding is folded into it.

import type { Site } from "../facts/code/derive/term.ts";
import type { Finding, Kind } from "./finding.ts";

const ORDER: readonly Kind[] = [
  "terminal_state_left",
  "undeclared_transition",
  "role_exemption",
  "access_restriction",
  "guard_missing_in_code",
  "guard_operator",
  "guard_value",
  "hardcoded_literal",
  "config_value",
  "config_unit",
  "effect_missing_in_code",
  "effect_value",
  "rule_without_code",
  "job_unscheduled",
  "surface_entry_missing",
  "behaviour_without_rule",
  "guard_only_in_code",
  "notification_missing",
  "effect_only_in_code",
  "effect_not_persisted",
  "invariant_not_enforced",
  "state_only_in_spec",
  "state_only_in_code",
  "state_renamed",
  "field_missing",
  "field_renamed",
  "field_type",
  "field_nullability",
  "config_missing",
  "stale_link",
  "ambiguous_pair",
];
const RANK = new Map(ORDER.map((k, i) => [k, i]));
const LEVEL = { error: 0, warning: 1, info: 2 } as const;

/** Merges and sorts: the most consequential first. */
export function merged(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding>();
  for (const f of findings) {
    const key = keyOf(f);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, f);
    else {
      const [first, other] = LEVEL[f.severity] < LEVEL[known.severity] ? [f, known] : [known, f];
      const places = [
        ...first.also,
        ...(other.spec === undefined ? [] : [other.spec]),
        ...other.also,
      ];
      groups.set(key, { ...first, also: unique(places, first) });
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      LEVEL[a.severity] - LEVEL[b.severity] ||
      (RANK.get(a.kind) ?? 99) - (RANK.get(b.kind) ?? 99) ||
      order(a.spec ?? a.code, b.spec ?? b.code) ||
      (a.message < b.message ? -1 : a.message > b.message ? 1 : 0),
  );
}

/** Findings about conditions merge by the place in the code, others by both places. */
function keyOf(f: Finding): string {
  const code = f.code === undefined ? "" : `${f.code.file}:${f.code.place.line}`;
  const spec = f.spec === undefined ? "" : `${f.spec.file}:${f.spec.place.start}`;
  const byCode = [
    "guard_operator",
    "guard_value",
    "hardcoded_literal",
    "role_exemption",
    "guard_only_in_code",
    "effect_value",
  ];
  return byCode.includes(f.kind) && f.code !== undefined
    ? `${f.kind} ${code}`
    : `${f.kind} ${spec} ${code}`;
}

function unique(sites: readonly Site[], first: Finding): readonly Site[] {
  const seen = new Set(
    [first.spec, first.code].flatMap((s) => (s === undefined ? [] : [textOf(s)])),
  );
  return sites.filter((s) => {
    const text = textOf(s);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function textOf(s: Site): string {
  return `${s.file}:${s.place.line}`;
}

function order(a: Site | undefined, b: Site | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.place.start - b.place.start || a.place.line - b.place.line;
}
