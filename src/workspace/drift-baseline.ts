// Differences that are known and accepted for now, so that only new ones count. A difference is
// known by what it says, not by its lines.

import * as z from "zod/mini";
import type { FileSystem } from "../base/ports.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { Finding } from "../drift/finding.ts";
import { loadJson } from "./load.ts";

const shape = z.object({
  version: z.literal(1),
  differences: z.array(z.object({ kind: z.string(), construct: z.string(), message: z.string() })),
});

export type DriftBaseline = z.infer<typeof shape>;

/** Takes down all differences, in an order of their own. */
export function driftBaselineOf(findings: readonly Finding[]): DriftBaseline {
  const differences = findings
    .filter(({ severity }) => severity !== "info")
    .map(({ kind, construct, message }) => ({ kind, construct, message }));
  const key = (d: DriftBaseline["differences"][number]): string => Object.values(d).join("\n");
  differences.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return { version: 1, differences };
}

export function readDriftBaseline(files: FileSystem, path: string): Result<DriftBaseline> {
  const json = loadJson(files, path);
  if (!json.ok) return json;
  const parsed = shape.safeParse(json.value);
  return parsed.success ? ok(parsed.data) : err(`${path}: is no baseline of \`allium drift\``);
}

/** What a baseline does not know. */
export function withoutKnownDrift(
  findings: readonly Finding[],
  { differences }: DriftBaseline,
): readonly Finding[] {
  const known = new Set(
    differences.map(({ kind, construct, message }) => `${kind}\n${construct}\n${message}`),
  );
  return findings.filter(
    ({ kind, construct, message }) => !known.has(`${kind}\n${construct}\n${message}`),
  );
}
