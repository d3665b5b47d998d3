// Writing files of this machine, where a command was asked to.

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { err, ok, type Result } from "../base/result.ts";
import { reasonOf } from "./reasons.ts";

/**
 * Writes a whole file, in place: links and permissions stay as they are.
 * @param cwd the folder that relative paths start from
 */
export function writeBytes(cwd: string, path: string, bytes: Uint8Array): Result<undefined> {
  try {
    writeFileSync(resolve(cwd, path), bytes);
    return ok(undefined);
  } catch (error) {
    return err(reasonOf(error));
  }
}
