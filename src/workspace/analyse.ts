// Analysing specifications: a check of the set, and beside it what is found over each group of
// files that imports join.

import type { Finding } from "../analyses/finding.ts";
import { analyseModel } from "../analyses/registry.ts";
import type { FileSystem } from "../base/ports.ts";
import type { CheckReport } from "./check.ts";
import { readText } from "./load.ts";
import { Session } from "./session.ts";

/** What an analysis found. */
export interface AnalyseReport {
  readonly check: CheckReport;
  /** By the path of the file that each is reported on; causes before what follows from them. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** The texts of all files that evidence may lie in. */
  readonly texts: ReadonlyMap<string, string>;
}

/** An analysis that goes along with a check: give its session to the check, then ask for the report. */
export class Analyser {
  readonly session: Session;
  private readonly found = new Map<string, Finding[]>();
  private readonly texts = new Map<string, string>();

  constructor(files: FileSystem) {
    this.session = new Session(
      files,
      (path) => readText(files, path),
      {},
      (spec, members) => {
        const texts = new Map(members.map(({ path, text }) => [path, text]));
        for (const [path, text] of texts) this.texts.set(path, text);
        for (const finding of analyseModel(spec, texts)) {
          const { path } = finding.module;
          const known = this.found.get(path);
          if (known === undefined) this.found.set(path, [finding]);
          else known.push(finding);
        }
      },
    );
  }

  /** What was found in the files of a check; nothing is said about files that it only imported. */
  report(check: CheckReport): AnalyseReport {
    const findings = new Map<string, readonly Finding[]>();
    for (const { path } of check.files) findings.set(path, this.found.get(path) ?? []);
    return { check, findings, texts: this.texts };
  }
}
