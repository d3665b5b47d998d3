// Whether an area is done, computed: each condition holds, fails, or was not looked at, with the
// places that show it. Nothing here is an opinion.

import type { FileSystem } from "../base/ports.ts";
import { LineTable } from "../base/span.ts";
import { messageOf } from "../diagnostics/diagnostic.ts";
import type { AreaSelection } from "./area.ts";
import { check } from "./check.ts";
import type { Config } from "./config.ts";
import { plan } from "./plan.ts";
import { readTests } from "./verify/tested.ts";

export type Verdict = "holds" | "fails" | "not looked at";

/** One place that makes a condition fail. */
export interface Shortfall {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export interface Condition {
  readonly name: "specifications" | "open questions" | "drift" | "obligations" | "tests";
  readonly verdict: Verdict;
  /** What was counted, in a few words. */
  readonly summary: string;
  /** Why it was not looked at, or what would make it hold. */
  readonly next?: string;
  readonly shortfalls: readonly Shortfall[];
}

export interface Verification {
  readonly label?: string;
  readonly specs: readonly string[];
  readonly code: readonly string[];
  readonly conditions: readonly Condition[];
  /** True where every condition holds; what was not looked at does not. */
  readonly done: boolean;
}

/** What the comparison of code and specifications says of an area. */
export interface DriftCount {
  /** Findings above the baseline. */
  readonly found: readonly Shortfall[];
  /** How many clauses were compared. */
  readonly compared: number;
}

/** What the command that runs the tests says. */
export interface TestRun {
  readonly command: string;
  /** Undefined where it could not be started. */
  readonly exitCode: number | undefined;
}

export interface VerifyOptions {
  readonly config: Config;
  readonly drift: (area: AreaSelection) => Promise<DriftCount | { readonly reason: string }>;
  /** Runs the project's tests, where that was asked for. */
  readonly runTests: () => Promise<TestRun | { readonly reason: string }>;
}

/** Computes the conditions of an area, always all of them and in the same order. */
export async function verify(
  files: FileSystem,
  area: AreaSelection,
  options: VerifyOptions,
): Promise<Verification> {
  const conditions: Condition[] = [];
  if (area.specs.length === 0) {
    const next = "No specification covers this: distill one from the code, or elicit it.";
    conditions.push(notLookedAt("specifications", next), notLookedAt("open questions", next));
    conditions.push(notLookedAt("drift", next), notLookedAt("obligations", next));
  } else {
    conditions.push(...(await ofSpecifications(files, area, options.config)));
    conditions.push(await ofDrift(area, options));
    conditions.push(await ofObligations(files, area));
  }
  conditions.push(await ofTests(options));
  return { ...area, conditions, done: conditions.every(({ verdict }) => verdict === "holds") };
}

const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`;

function notLookedAt(name: Condition["name"], next: string): Condition {
  return { name, verdict: "not looked at", summary: "not looked at", next, shortfalls: [] };
}

async function ofSpecifications(
  files: FileSystem,
  area: AreaSelection,
  config: Config,
): Promise<readonly Condition[]> {
  const report = await check(files, area.specs, { config });
  const places = report.files.flatMap(({ path, text, diagnostics }) => {
    const lines = new LineTable(text);
    return diagnostics.map((d) => ({
      code: d.code,
      severity: d.severity,
      place: { file: path, line: lines.position(d.span.start).line, text: messageOf(d) },
    }));
  });
  const isQuestion = ({ code }: { code: string }): boolean => code === "openQuestion.present";
  const open = places.filter(isQuestion);
  const wrong = places.filter((found) => found.severity !== "info" && !isQuestion(found));
  const unread = report.problems.map(({ path, reason }) => ({ file: path, line: 1, text: reason }));
  const shortfalls = [...unread, ...wrong.map(({ place }) => place)];
  return [
    {
      name: "specifications",
      verdict: shortfalls.length === 0 ? "holds" : "fails",
      summary:
        shortfalls.length === 0
          ? `${counted(report.files.length, "file")}, no errors and no warnings`
          : `${counted(shortfalls.length, "error or warning", "errors and warnings")} in ${counted(report.files.length, "file")}`,
      ...(shortfalls.length === 0 ? {} : { next: "Resolve what `allium check` reports." }),
      shortfalls,
    },
    {
      name: "open questions",
      verdict: open.length === 0 ? "holds" : "fails",
      summary: open.length === 0 ? "none" : counted(open.length, "open question"),
      ...(open.length === 0 ? {} : { next: "Put them to somebody who can decide." }),
      shortfalls: open.map(({ place }) => place),
    },
  ];
}

async function ofDrift(area: AreaSelection, { drift }: VerifyOptions): Promise<Condition> {
  const result = await drift(area);
  if ("reason" in result) return notLookedAt("drift", result.reason);
  const { found, compared } = result;
  if (compared === 0 && found.length === 0)
    return notLookedAt("drift", "Nothing in the code could be compared with the specifications.");
  const holds = found.length === 0;
  return {
    name: "drift",
    verdict: holds ? "holds" : "fails",
    summary: holds
      ? `${counted(compared, "comparison")}, no difference`
      : `${counted(found.length, "difference")} in ${counted(compared, "comparison")}`,
    ...(holds ? {} : { next: "Settle each: which side should be trusted?" }),
    shortfalls: found,
  };
}

async function ofObligations(files: FileSystem, area: AreaSelection): Promise<Condition> {
  const tests = await readTests(files);
  const { files: plans } = await plan(files, area.specs);
  const all = plans.flatMap(({ path, obligations }) =>
    obligations.map((obligation) => ({
      tested: tests.name(obligation.stable_id) || tests.name(obligation.id),
      place: {
        file: path,
        line: obligation.place.line,
        text: `${obligation.stable_id}: ${obligation.description}`,
      },
    })),
  );
  if (tests.files === 0)
    return notLookedAt("obligations", "This project has no files that are recognised as tests.");
  const untested = all.filter(({ tested }) => !tested);
  const summary = `${all.length - untested.length} of ${counted(all.length, "obligation")} named by tests`;
  return {
    name: "obligations",
    verdict: untested.length === 0 ? "holds" : "fails",
    summary,
    ...(untested.length === 0
      ? {}
      : { next: "Write the tests, each with the id of what it shows in its name or a comment." }),
    shortfalls: untested.map(({ place }) => place),
  };
}

async function ofTests({ runTests }: VerifyOptions): Promise<Condition> {
  const run = await runTests();
  if ("reason" in run) return notLookedAt("tests", run.reason);
  const { command, exitCode } = run;
  if (exitCode === undefined) return notLookedAt("tests", `\`${command}\` could not be started.`);
  return {
    name: "tests",
    verdict: exitCode === 0 ? "holds" : "fails",
    summary: `\`${command}\` ended with ${exitCode}`,
    shortfalls: [],
  };
}
