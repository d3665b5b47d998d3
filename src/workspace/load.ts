// Reading one file as text: strictly UTF-8, a byte order mark taken off, and a reason that a
// person can act on when it cannot be read.

import type { FileSystem } from "../base/ports.ts";
import { err, ok, type Result } from "../base/result.ts";

/**
 * Reads a file as text.
 * @returns the text without a byte order mark, or why there is none: what the system says, that
 *   the file is binary, or where it is not UTF-8
 */
export function load(files: FileSystem, path: string): Result<string> {
  const read = files.readBytes(path);
  return read.ok ? decode(read.value) : read;
}

/** The text of a file; undefined when it cannot be read. */
export function readText(files: FileSystem, path: string): string | undefined {
  const loaded = load(files, path);
  return loaded.ok ? loaded.value : undefined;
}

/** Reads a file as JSON; the error names the file. */
export function loadJson(files: FileSystem, path: string): Result<unknown> {
  const loaded = load(files, path);
  if (!loaded.ok) return err(`${path}: ${loaded.error}`);
  try {
    return ok(JSON.parse(loaded.value));
  } catch (error) {
    return err(`${path}: is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Decodes bytes as UTF-8 text; see {@link load}. */
export function decode(bytes: Uint8Array): Result<string> {
  const nul = bytes.indexOf(0);
  if (nul >= 0) return err(`is not a text file (a zero byte at offset ${nul})`);
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const offset = firstInvalidByte(bytes);
    const line = bytes.subarray(0, offset).filter((byte) => byte === 10).length + 1;
    return err(`is not valid UTF-8 (at byte offset ${offset}, line ${line})`);
  }
}

/** The offset of the first byte that is not UTF-8: the longest valid prefix, by halving. */
function firstInvalidByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isPrefixOfUtf8(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isPrefixOfUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
