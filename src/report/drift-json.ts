// A drift as JSON; see docs/json/drift.schema.json.

import type { Finding, Topic } from "../drift/finding.ts";
import type { DriftReport } from "../workspace/drift.ts";
import { writeJson } from "./write-json.ts";

export interface DriftPlace {
  readonly file: string;
  /** @asType integer */
  readonly line: number;
  /** @asType integer */
  readonly end_line: number;
}

export interface DriftFinding {
  readonly kind: string;
  readonly verdict: string;
  readonly severity: "error" | "warning" | "info";
  readonly construct: string;
  readonly message: string;
  readonly spec?: DriftPlace;
  readonly code?: DriftPlace;
  readonly also: readonly DriftPlace[];
  readonly pairing: string;
  readonly confidence: number;
  readonly corrections: { readonly code: string; readonly spec: string };
}

export interface DriftCoverage {
  readonly topic: string;
  /** @asType integer */
  readonly compared: number;
  /** @asType integer */
  readonly agreed: number;
  /** @asType integer */
  readonly unknown: number;
}

export interface DriftDocument {
  readonly version: 1;
  /** The commit of the code that was looked at, where there is one. */
  readonly commit?: string;
  readonly findings: readonly DriftFinding[];
  readonly coverage: readonly DriftCoverage[];
}

/** @param all with the notes, which are left out else */
export function driftJson(report: DriftReport, all: boolean, commit?: string): string {
  return writeJson(driftDocument(report, all, commit));
}

export function driftDocument(report: DriftReport, all: boolean, commit?: string): DriftDocument {
  const findings = report.drift.findings.filter((f) => all || f.severity !== "info");
  return {
    version: 1,
    ...(commit === undefined ? {} : { commit }),
    findings: findings.map(documentOf),
    coverage: (Object.keys(report.drift.tallies) as Topic[]).map((topic) => ({
      topic,
      ...report.drift.tallies[topic],
    })),
  };
}

function documentOf(f: Finding): DriftFinding {
  const place = (s: NonNullable<Finding["spec"]>): DriftPlace => ({
    file: s.file,
    line: s.place.line,
    end_line: s.place.endLine,
  });
  return {
    kind: f.kind,
    verdict: f.verdict,
    severity: f.severity,
    construct: f.construct,
    message: f.message,
    ...(f.spec === undefined ? {} : { spec: place(f.spec) }),
    ...(f.code === undefined ? {} : { code: place(f.code) }),
    also: f.also.map(place),
    pairing: f.pairing,
    confidence:
      Math.round(
        Math.min(f.confidence.pairing, f.confidence.extraction, f.confidence.neighbours) * 100,
      ) / 100,
    corrections: { code: f.ifSpec, spec: f.ifCode },
  };
}
