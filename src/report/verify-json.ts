// What a verification says, for programs.

import type { Verification } from "../workspace/verify.ts";

/** The document that `allium verify --format json` prints. */
export type VerifyDocument = Verification;

/** The document with its members in a fixed order. */
export function verifyJson({ done, label, specs, code, conditions }: VerifyDocument): string {
  const named = label === undefined ? {} : { label };
  return `${JSON.stringify({ done, ...named, specs, code, conditions }, null, 2)}\n`;
}
