// The outline of code as JSON; see docs/json/distill.schema.json.

import type { Outline } from "../facts/outline/index.ts";
import { writeJson } from "./write-json.ts";

/** The document that `allium distill-context --format json` prints. */
export interface DistillDocument extends Outline {
  readonly version: 1;
  /** The area, as a person would say it. */
  readonly label?: string;
}

export function distillJson(outline: Outline, label: string | undefined): string {
  const document: DistillDocument = {
    version: 1,
    ...(label === undefined ? {} : { label }),
    ...outline,
  };
  return writeJson(document);
}
