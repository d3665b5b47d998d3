// A drift as SARIF 2.1.0: each finding stands at its place in the code, and names the clause.

import type { Finding } from "../drift/finding.ts";
import type { DriftReport } from "../workspace/drift.ts";
import { writeJson } from "./write-json.ts";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

export function driftSarif(report: DriftReport, all: boolean, version: string): string {
  const shown = report.drift.findings.filter((f) => all || f.severity !== "info");
  const kinds = [...new Set(shown.map(({ kind }) => kind))].sort();
  const run = {
    tool: {
      driver: {
        name: "allium drift",
        semanticVersion: version,
        rules: kinds.map((kind) => ({
          id: `allium.drift.${kind}`,
          shortDescription: { text: kind.replaceAll("_", " ") },
        })),
      },
    },
    columnKind: "utf16CodeUnits",
    results: shown.map((found) => result(found, kinds)),
  };
  return writeJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  });
}

function result(found: Finding, kinds: readonly string[]) {
  const sites = [found.code, found.spec, ...found.also].filter((s) => s !== undefined);
  const [first, ...others] = sites;
  return {
    ruleId: `allium.drift.${found.kind}`,
    ruleIndex: kinds.indexOf(found.kind),
    level: LEVELS[found.severity],
    message: { text: `${found.message}\nEither ${found.ifSpec}\nor ${found.ifCode}` },
    locations: first === undefined ? [] : [{ physicalLocation: place(first) }],
    ...(others.length === 0
      ? {}
      : {
          relatedLocations: others.map((site, id) => ({ id, physicalLocation: place(site) })),
        }),
    partialFingerprints: { "allium/drift": `${found.kind} ${found.construct} ${found.message}` },
  };
}

function place({ file, place: { line, endLine } }: NonNullable<Finding["code"]>) {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return { artifactLocation: { uri }, region: { startLine: line, endLine } };
}
