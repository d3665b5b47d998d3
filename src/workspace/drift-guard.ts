// What an edit of code changes in how it stands to the specifications: drift before and after, and
// the difference. A process that stays remembers the last state, so that each edit is compared once.

import type { FileSystem } from "../base/ports.ts";
import type { Finding } from "../drift/finding.ts";
import { fileRole } from "../facts/code/extract.ts";
import { extractorFor } from "../facts/code/languages/index.ts";
import type { FileFacts } from "../facts/code/model.ts";
import type { FactReader } from "./code-facts.ts";
import { driftBetween } from "./drift.ts";
import type { UnderstoodSet } from "./understood.ts";

/** An edit of one file. */
export interface CodeEdit {
  /** Relative to the project. */
  readonly path: string;
  /** The text before; undefined for a new file. */
  readonly before: string | undefined;
}

/** What an edit has brought, and what it has taken away. */
export interface DriftChange {
  readonly introduced: readonly Finding[];
  readonly resolved: readonly Finding[];
}

interface State {
  readonly specs: UnderstoodSet;
  readonly facts: readonly FileFacts[];
  readonly findings: ReadonlyMap<string, Finding>;
}

/** True for a file whose edit may change what the system does. */
export function mayMatter(path: string): boolean {
  return extractorFor(path) !== undefined && fileRole(path, "") === "source";
}

export class DriftGuard {
  private readonly files: FileSystem;
  private readonly reader: FactReader;
  private last: State | undefined;

  /** @param files the files of the project, whose root is their current folder */
  constructor(files: FileSystem, reader: FactReader) {
    this.files = files;
    this.reader = reader;
  }

  /** Compares the state after an edit, which is on disk, with the one before. */
  async changedBy(edit: CodeEdit, specs: UnderstoodSet): Promise<DriftChange> {
    const nothing: DriftChange = { introduced: [], resolved: [] };
    if (!mayMatter(edit.path) || specs.files.length === 0) return nothing;
    const { files: facts } = await this.reader.read(this.files, ["."]);
    const [old] =
      edit.before === undefined
        ? []
        : await this.reader.factsOf([{ path: edit.path, text: edit.before }], edit.path);
    const others = facts.filter(({ path }) => path !== edit.path);
    const at = facts.findIndex(({ path }) => path === edit.path);
    const earlier = old === undefined ? others : at < 0 ? [...others, old] : facts.with(at, old);
    const before = this.stateOf(specs, earlier);
    const after = this.stateOf(specs, facts);
    this.last = after;
    return {
      introduced: missingIn(after.findings, before.findings),
      resolved: missingIn(before.findings, after.findings),
    };
  }

  private stateOf(specs: UnderstoodSet, facts: readonly FileFacts[]): State {
    const { last } = this;
    const isSame =
      last?.specs === specs &&
      last.facts.length === facts.length &&
      last.facts.every((file, index) => file === facts[index]);
    if (last !== undefined && isSame) return last;
    const texts = new Map([...specs.sources].map(([module, table]) => [module.path, table.text]));
    const { findings } = driftBetween({ spec: specs.spec, texts }, facts);
    const shown = findings.filter(({ severity }) => severity !== "info");
    return { specs, facts, findings: new Map(shown.map((found) => [identityOf(found), found])) };
  }
}

/** By what is said: an edit moves lines. */
function identityOf({ kind, construct, message }: Finding): string {
  return `${kind}\n${construct}\n${message}`;
}

function missingIn(
  these: ReadonlyMap<string, Finding>,
  those: ReadonlyMap<string, Finding>,
): readonly Finding[] {
  return [...these].filter(([key]) => !those.has(key)).map(([, finding]) => finding);
}
