// Arguments of commands, read with node's own parser. Anything it refuses is a usage error.

import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./command.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * Reads the options of one command.
 * @param args the words after the command's name
 * @param options the options it knows, in the form of `node:util` parseArgs
 * @returns the values of the options, and the other words in order
 * @throws UsageError for an unknown option, or a value that is missing or superfluous
 */
export function readOptions<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new UsageError(text.replace(/\. To specify a positional.*$/s, ""));
  }
}

/**
 * Reads an option that takes one of a few words.
 * @throws UsageError when it is another word
 */
export function oneOf<const T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((word) => word === value);
  if (found !== undefined) return found;
  const list = `${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}`;
  throw new UsageError(`--${option} takes ${list}, not \`${value}\``);
}
