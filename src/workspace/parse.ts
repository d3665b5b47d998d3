// Parsing one file for those who want its tree.

import { type ParseResult, parse } from "../../grammar/parse.ts";
import type { FileSystem } from "../base/ports.ts";
import { ok, type Result } from "../base/result.ts";
import { load } from "./load.ts";

/** A parsed file: its text, its tree and the grammar's diagnostics. */
export interface ParsedFile extends ParseResult {
  readonly path: string;
  readonly text: string;
}

/** Reads and parses one file; the error says why it cannot be read. */
export function parseFile(files: FileSystem, path: string): Result<ParsedFile> {
  const loaded = load(files, path);
  return loaded.ok ? ok({ path, text: loaded.value, ...parse(loaded.value) }) : loaded;
}
