// Whether a command paints its text.

import type { CommandContext } from "./command.ts";

/**
 * An option decides; without one `NO_COLOR`, then `FORCE_COLOR`; without these a terminal gets
 * colours and anything else does not.
 */
export function wantsColour(
  { env, isTerminal }: Pick<CommandContext, "env" | "isTerminal">,
  options: { readonly color?: boolean | undefined; readonly "no-color"?: boolean | undefined },
): boolean {
  if (options["no-color"] === true) return false;
  if (options.color === true) return true;
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal && TERM !== "dumb";
}
