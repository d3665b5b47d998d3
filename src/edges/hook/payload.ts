// What the client tells a PostToolUse hook, as far as it is read here. Further keys are ignored:
// clients add them with every version.

import * as z from "zod/mini";

const payload = z.object({
  cwd: z.string(),
  tool_name: z.string(),
  tool_input: z.object({
    file_path: z.optional(z.string()),
    notebook_path: z.optional(z.string()),
    command: z.optional(z.string()),
  }),
  duration_ms: z.optional(z.number()),
});

export type Payload = z.infer<typeof payload>;

/** Reads the JSON of a hook call; throws when it is not JSON or lacks what is needed. */
export function readPayload(input: string): Payload {
  return payload.parse(JSON.parse(input));
}
