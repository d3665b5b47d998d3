// The JSON of `query`: every fact with its place, the author's text there, and why it is given.

import { LineTable } from "../base/span.ts";
import type {
  Answer,
  Bypass,
  Candidate,
  Fact,
  QueryReport,
  Question,
  StatePath,
} from "../workspace/query.ts";
import { bypassText, noteText, refusalText, whyText } from "./query-words.ts";

/** A place in the author's text. */
export interface QueryFact {
  readonly kind: Fact["kind"];
  /** The name of what stands there, with its owner in front where it has one. */
  readonly name: string;
  /** The path as given, or as found below a given folder. */
  readonly file: string;
  /**
   * The first line, counted from 1.
   * @minimum 1
   * @asType integer
   */
  readonly line: number;
  /**
   * The last line.
   * @minimum 1
   * @asType integer
   */
  readonly endLine: number;
  /** What the author has written there. */
  readonly text: string;
  /** Why the fact is part of the answer. */
  readonly why: string;
  readonly reason: Fact["why"]["reason"];
  /**
   * How far it is from what was asked about.
   * @minimum 0
   * @asType integer
   */
  readonly depth: number;
}

/** What could be got round, in one sentence and as data. */
export interface QueryBypass extends Omit<Bypass, "lost"> {
  readonly text: string;
  /** What the regular way requires and leaves behind. */
  readonly lost: readonly QueryFact[];
}

/** One meaning of a name that has several. */
export interface QueryCandidate extends Omit<Candidate, "span" | "path"> {
  readonly file: string;
  /**
   * @minimum 1
   * @asType integer
   */
  readonly line: number;
}

/** What the answer rests on. */
export interface QueryScope {
  /**
   * How many files were asked, those that they import among them.
   * @minimum 0
   * @asType integer
   */
  readonly files: number;
  /** Files with parts that were not understood: what stands there is missing. */
  readonly broken: readonly string[];
  /** Files that could not be read. */
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
}

/** The document of `allium query --format json`. */
export interface QueryDocument {
  readonly command: "query";
  readonly question: Question;
  readonly scope: QueryScope;
  /** What the question turned out to be about; null where there is no answer. */
  readonly subject: string | null;
  readonly facts: readonly QueryFact[];
  readonly paths: readonly StatePath[];
  readonly bypasses: readonly QueryBypass[];
  /** What the answer does not say, in sentences. */
  readonly notes: readonly string[];
  /** Why there is no answer; null where there is one. */
  readonly error: QueryError | null;
}

export interface QueryError {
  readonly message: string;
  /** The names or spellings that may have been meant. */
  readonly candidates: readonly QueryCandidate[];
}

/** The document, ending with a line end. */
export function queryJson(report: QueryReport, question: Question): string {
  return `${JSON.stringify(queryDocument(report, question), null, 2)}\n`;
}

/** The document as data. */
export function queryDocument(report: QueryReport, question: Question): QueryDocument {
  const { result, files, broken, problems } = report;
  const head = { command: "query", question, scope: { files, broken, problems } } as const;
  const empty = { subject: null, facts: [], paths: [], bypasses: [], notes: [] };
  const place = placer(report.textOf);
  if (!result.ok) {
    const found =
      result.error.refusal === "ambiguous"
        ? result.error.candidates
        : result.error.refusal === "otherKind"
          ? [result.error.found]
          : [];
    const candidates = found.map(({ kind, spelling, path, span }) => ({
      kind,
      spelling,
      file: path,
      line: place(path).position(span.start).line,
    }));
    return { ...head, ...empty, error: { message: refusalText(result.error), candidates } };
  }
  return { ...head, ...answerParts(result.value, place), error: null };
}

function answerParts(
  { subject, facts, paths, bypasses, notes }: Answer,
  place: (path: string) => LineTable,
): Pick<QueryDocument, "subject" | "facts" | "paths" | "bypasses" | "notes"> {
  const fact = (f: Fact): QueryFact => factOf(f, place(f.path));
  return {
    subject,
    facts: facts.map(fact),
    paths,
    bypasses: bypasses.map((b) => ({ ...b, text: bypassText(b), lost: b.lost.map(fact) })),
    notes: notes.map(noteText),
  };
}

/** A fact with its text and lines. */
export function factOf(fact: Fact, table: LineTable): QueryFact {
  const { kind, name, path, span, depth } = fact;
  return {
    kind,
    name,
    file: path,
    line: table.position(span.start).line,
    endLine: table.position(Math.max(span.start, span.end - 1)).line,
    text: table.text.slice(span.start, span.end),
    why: whyText(fact),
    reason: fact.why.reason,
    depth,
  };
}

/** Line tables of the files of an answer, each made once. */
export function placer(textOf: (path: string) => string): (path: string) => LineTable {
  const tables = new Map<string, LineTable>();
  return (path) => {
    let table = tables.get(path);
    if (table === undefined) {
      table = new LineTable(textOf(path));
      tables.set(path, table);
    }
    return table;
  };
}
