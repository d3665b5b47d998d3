// The JSON of `ask`: the answer as it is, with what could not be read.

import type { Answer, AskReport } from "../workspace/ask.ts";

/** The document of `allium ask --json`. */
export interface AskDocument extends Answer {
  readonly command: "ask";
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
}

/** The document, ending with a line end. */
export function askJson({ answer, problems }: AskReport): string {
  const document: AskDocument = { command: "ask", ...answer, problems };
  return `${JSON.stringify(document, null, 2)}\n`;
}
