// Reading a baseline file. Loaded only where one is asked for.

import * as z from "zod/mini";
import type { FileSystem } from "../base/ports.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { Baseline } from "./baseline.ts";
import { loadJson } from "./load.ts";

/** The shape of the file. */
export const baselineShape = z.strictObject({
  version: z.literal(1),
  findings: z.array(
    z.strictObject({
      code: z.string(),
      file: z.string(),
      line: z.string(),
      count: z.int().check(z.positive()),
    }),
  ),
});

/** Reads a baseline; the error says what is wrong with it, or that there is none. */
export function readBaseline(files: FileSystem, path: string): Result<Baseline> {
  const json = loadJson(files, path);
  if (!json.ok) return json;
  const parsed = baselineShape.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const at = parsed.error.issues[0]?.path.join(".") ?? "";
  return err(
    `${path}: is no baseline${at === "" ? "" : ` (at \`${at}\`)`}; write it anew with --update-baseline`,
  );
}
