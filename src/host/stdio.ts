// Standard input and output of this process, written synchronously: nothing is lost when the
// process ends, and no stream has to be set up on the way to a first line.

import { fstatSync, readSync, writeSync } from "node:fs";
import { codeOf } from "./reasons.ts";

/** A file descriptor to write text to. */
export interface Writer {
  /** Writes all of a text; once the reader has gone, does nothing. */
  write(text: string): void;
}

/** A writer over a file descriptor; a closed pipe silences it instead of raising an error. */
export function writer(fd: number): Writer {
  let closed = false;
  return {
    write(text: string): void {
      const bytes = Buffer.from(text);
      let at = 0;
      while (!closed && at < bytes.length) {
        try {
          at += writeSync(fd, bytes, at);
        } catch (error) {
          if (codeOf(error) === "EAGAIN") pause();
          else closed = true;
        }
      }
    },
  };
}

/** All of standard input as bytes; empty when there is none. */
export function readInput(): Uint8Array {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = Buffer.allocUnsafe(65_536);
    try {
      const length = readSync(0, piece);
      if (length === 0) break;
      pieces.push(piece.subarray(0, length));
    } catch (error) {
      if (codeOf(error) === "EAGAIN") pause();
      else break;
    }
  }
  return Buffer.concat(pieces);
}

/** True when a file descriptor is a terminal. */
export async function isTerminal(fd: number): Promise<boolean> {
  try {
    // Spares loading the terminal module where the answer can only be no.
    if (!fstatSync(fd).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  const { isatty } = await import("node:tty");
  return isatty(fd);
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
