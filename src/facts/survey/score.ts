// The one place where signs are weighed. The weights say how much a sign tells about behaviour that
// is worth specifying: states and what changes them most, plain guards least.

import type { Sign, SignCounts, SignKind } from "./model.ts";
import { signKinds } from "./model.ts";

const weights: SignCounts = {
  status: 6,
  transition: 4,
  job: 4,
  entity: 3,
  handler: 3,
  service: 2,
  limit: 2,
  guard: 1,
};
/** More than this many of one kind add nothing. */
const mostOfAKind = 40;

/** How often each kind occurs among signs. */
export function countSigns(signs: readonly Sign[]): SignCounts {
  const counts: Record<SignKind, number> = {
    status: 0,
    transition: 0,
    job: 0,
    entity: 0,
    handler: 0,
    service: 0,
    limit: 0,
    guard: 0,
  };
  for (const { kind } of signs) counts[kind]++;
  return counts;
}

/** The weighted sum of signs. */
export function behaviourOf(counts: SignCounts): number {
  return signKinds.reduce(
    (sum, kind) => sum + weights[kind] * Math.min(counts[kind], mostOfAKind),
    0,
  );
}

/** True when signs show a part of the domain, not just code that refuses bad input. */
export function showsDomain(counts: SignCounts): boolean {
  const { guard, limit, service, ...telling } = counts;
  const strong = Object.values(telling).reduce((sum, count) => sum + count, 0);
  return strong > 0 || (service > 0 && guard + limit > 0);
}

/** The most telling signs: states first, at most two of a kind, in the order of kinds and places. */
export function bestEvidence(signs: readonly Sign[], most: number): readonly Sign[] {
  const best = signKinds.flatMap((kind) => {
    const named = new Set<string>();
    return signs
      .filter((sign) => sign.kind === kind)
      .filter((sign) => sign.name === "" || (!named.has(sign.name) && named.add(sign.name)))
      .slice(0, 2);
  });
  const first = signKinds.flatMap((kind) => best.find((sign) => sign.kind === kind) ?? []);
  const rest = best.filter((sign) => !first.includes(sign));
  const chosen = new Set([...first, ...rest].slice(0, most));
  return best.filter((sign) => chosen.has(sign));
}
