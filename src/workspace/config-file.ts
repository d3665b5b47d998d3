// The configuration file: its shape, and messages that name the key at fault. Loaded only where
// such a file exists.

import * as z from "zod/mini";
import { nearest } from "../base/nearest.ts";
import type { FileSystem } from "../base/ports.ts";
import { err, ok, type Result } from "../base/result.ts";
import { type Code, codes } from "../diagnostics/catalogue.ts";
import { type Config, DEFAULTS, isAlwaysOn, type Level } from "./config.ts";
import { loadJson } from "./load.ts";

const patterns = z.array(z.string());

/** The shape of the file, of which the published schema is made. */
export const configShape = z.strictObject({
  $schema: z.optional(z.string()),
  include: z.optional(patterns),
  exclude: z.optional(patterns),
  severity: z.optional(z.record(z.string(), z.enum(["error", "warning", "info", "off"]))),
  failLevel: z.optional(z.enum(["error", "warning", "info"])),
  testCommand: z.optional(z.array(z.string()).check(z.minLength(1))),
});

/** Reads one configuration file; the error names the file and, where it can, the key. */
export function readConfigFile(files: FileSystem, path: string): Result<Config> {
  const json = loadJson(files, path);
  if (!json.ok) return json;
  const parsed = configShape.safeParse(json.value);
  if (!parsed.success) return err(parsed.error.issues.map((i) => `${path}: ${said(i)}`).join("\n"));
  const { include, exclude, severity = {}, testCommand } = parsed.data;
  const { failLevel = DEFAULTS.failLevel } = parsed.data;
  const wrong = Object.entries(severity).flatMap(([code, level]) => wrongLevel(code, level));
  if (wrong.length > 0) return err(wrong.map((what) => `${path}: ${what}`).join("\n"));
  return ok({
    ...(include === undefined ? {} : { include }),
    ...(exclude === undefined ? {} : { exclude }),
    severity: severity as Readonly<Partial<Record<Code, Level>>>,
    failLevel,
    ...(testCommand === undefined ? {} : { testCommand }),
  });
}

/** One thing that is wrong with the shape of the file, beginning with its key. */
function said(issue: z.core.$ZodIssue): string {
  const key = issue.path.map(String).join(".");
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map(unknownKey).join("; ");
    case "invalid_value":
      return `\`${key}\` takes ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "invalid_type":
      return key === ""
        ? "takes an object with the configuration"
        : `\`${key}\` takes ${TYPES[issue.expected] ?? issue.expected}`;
    default:
      return `\`${key}\`: ${issue.message}`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  array: "a list of patterns",
  record: "an object of codes and levels",
  string: "a text",
};

function unknownKey(key: string): string {
  return `there is no option \`${key}\`${meant(key, Object.keys(configShape.shape))}`;
}

function wrongLevel(code: string, level: Level): readonly string[] {
  const known = codes.find((c) => c === code);
  if (known === undefined)
    return [`\`severity\` names \`${code}\`, which is no code${meant(code, codes)}`];
  if (level === "off" && isAlwaysOn(known))
    return [`\`severity.${code}\` cannot be off: nothing else is certain after a syntax error`];
  return [];
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word.replace(/^allium\./, ""), known);
  return near === undefined ? "" : `; did you mean \`${near}\`?`;
}
