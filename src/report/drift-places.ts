// How places and counts of a drift are said, in text and markdown alike.

import type { Finding } from "../drift/finding.ts";
import type { DriftReport } from "../workspace/drift.ts";

/** `specs/auth.allium:42`; empty where a side has no place. */
export function placeText(site: Finding["spec"]): string {
  return site === undefined ? "" : `${site.file}:${site.place.line}`;
}

/** How much was compared, and what became of it. */
export function coverageLine({ drift }: DriftReport): string {
  const parts = Object.entries(drift.tallies)
    .filter(([, tally]) => tally.compared > 0)
    .map(([topic, { compared, agreed, unknown }]) => {
      const open = unknown === 0 ? "" : `, ${unknown} could not be told`;
      return `${topic} ${agreed} of ${compared} agree${open}`;
    });
  return parts.length === 0 ? "Nothing could be compared." : `Compared: ${parts.join("; ")}.`;
}

/** Findings of the same construct together, the most consequential first. */
export function byConstruct(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const found of inOrder(findings)) {
    const known = groups.get(found.construct);
    if (known === undefined) groups.set(found.construct, [found]);
    else known.push(found);
  }
  return [...groups.values()];
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** The commit that was looked at, in few letters. */
export function commitLine(commit: string | undefined): string {
  return commit === undefined
    ? ""
    : ` Looked at ${commit.slice(0, 12)} and what has changed since.`;
}
