// Writing files of this machine, where a command was asked to.

import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
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

/**
 * Puts a whole file in the place of another, so that at no time there is half of one. Links lead
 * where they led, and permissions stay; where nothing can be put beside the file, it is written in
 * place.
 * @param cwd the folder that relative paths start from
 */
export function replaceBytes(cwd: string, path: string, bytes: Uint8Array): Result<undefined> {
  let beside: string | undefined;
  try {
    const real = realpathSync(resolve(cwd, path));
    beside = `${real}.${process.pid}.tmp`;
    writeFileSync(beside, bytes, { flag: "wx", mode: statSync(real).mode });
    renameSync(beside, real);
    return ok(undefined);
  } catch {
    if (beside !== undefined) rmSync(beside, { force: true });
    return writeBytes(cwd, path, bytes);
  }
}
