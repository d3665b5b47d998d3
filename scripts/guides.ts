// Generates the list of diagnostics that the skills show, from the catalogue and its pages.
//
//   npx tsx scripts/guides.ts           writes it
//   npx tsx scripts/guides.ts --check   fails when it is stale

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogue, codes } from "../src/diagnostics/catalogue.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, "skills/allium/references/diagnostics.md");

/** The first paragraph of a page's part, on one line. */
function meaningOf(code: string): string {
  const page = readFileSync(join(root, "docs/codes", `${code}.md`), "utf8");
  const [paragraph = ""] = (page.split("## What it means\n")[1] ?? "").trim().split(/\n\n|\n#/);
  return paragraph.replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
}

const rows = codes.map((code) => {
  const entry = catalogue[code];
  const severity = "optIn" in entry ? `${entry.severity}, on request` : entry.severity;
  return `| \`${code}\` | ${severity} | ${meaningOf(code)} |`;
});

const text = `# Diagnostics

What \`allium check\` reports. \`allium explain <code>\` tells why it matters and what to do, with examples.
A finding that is meant is silenced by \`-- allium-ignore <code>\` on the line above it.

| Code | Severity | What it means |
| --- | --- | --- |
${rows.join("\n")}
`;

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    process.stderr.write("The list of diagnostics is stale; write it with npm run guides.\n");
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
}
