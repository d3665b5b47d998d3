// What an edit of code changed in how it stands to the specifications, for the model that made it.

import type { Finding } from "../drift/finding.ts";
import type { DriftChange } from "../workspace/drift-guard.ts";

const MOST_CHARACTERS = 1_500;

/** At most 1,500 characters; empty where nothing changed. */
export function driftChangeText({ introduced, resolved }: DriftChange): string {
  const blocks = [
    ...introduced.map((found) => `- ${told(found)}\n  ${found.ifSpec}.`),
    ...resolved.map((found) => `- no longer: ${found.message}`),
  ];
  if (blocks.length === 0) return "";
  const head =
    introduced.length === 0
      ? "This edit brings the code back in line with the specification:"
      : "After this edit the code no longer does what the specification says:";
  let text = head;
  for (const [index, block] of blocks.entries()) {
    const more = `\nand ${blocks.length - index} more; \`allium drift\` lists them.`;
    if (text.length + block.length + 1 > MOST_CHARACTERS - more.length) return text + more;
    text += `\n${block}`;
  }
  return text;
}

function told({ message, spec, code }: Finding): string {
  const places = [
    ...(spec === undefined ? [] : [`specified at ${spec.file}:${spec.place.line}`]),
    ...(code === undefined ? [] : [`code at ${code.file}:${code.place.line}`]),
  ];
  return places.length === 0 ? message : `${message} (${places.join(", ")})`;
}
