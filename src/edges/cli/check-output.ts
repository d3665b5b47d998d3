// How `allium check` shows what it found: text for people, or one of the formats that other
// programs read. Formats that are seldom asked for are loaded when they are.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../base/version.ts";
import type { Code } from "../../diagnostics/catalogue.ts";
import { resourceRoot } from "../../host/resources.ts";
import { checkJson } from "../../report/check-json.ts";
import { checkText } from "../../report/check-text.ts";
import type { CheckReport } from "../../workspace/check.ts";
import { wantsColour } from "./colour.ts";
import type { CommandContext } from "./command.ts";
import { oneOf } from "./options.ts";

const FORMATS = ["text", "json", "sarif", "junit", "github"] as const;

/** To be spread into the options of a command. */
export const outputOptions = {
  format: { type: "string", choices: FORMATS },
  verbose: { type: "boolean" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
} as const;

/** Their lines of the help. */
export const outputHelp = `  --format <format>        text for people (the default on a terminal), json with a document per
                           file (the default elsewhere), sarif, junit, or github annotations
  --verbose                list notes in the text as well, which are counted for each file else
  --color, --no-color      colours in the text; without either NO_COLOR and FORCE_COLOR decide
`;

export interface OutputValues {
  readonly format?: string | undefined;
  readonly verbose?: boolean | undefined;
  readonly color?: boolean | undefined;
  readonly "no-color"?: boolean | undefined;
}

/** Shows a report; the time taken is part of a text only. */
export type Show = (report: CheckReport, milliseconds?: number) => Promise<string>;

/**
 * The way in which a call wants its report.
 * @throws UsageError for a format that there is not
 */
export function showAs(context: CommandContext, values: OutputValues): Show {
  const format = oneOf("format", values.format, FORMATS) ?? (context.isTerminal ? "text" : "json");
  return async (report, milliseconds) => {
    switch (format) {
      case "json":
        return checkJson(report);
      case "sarif": {
        const { checkSarif } = await import("../../report/check-sarif.ts");
        return checkSarif(report, { version, page });
      }
      case "junit":
        return (await import("../../report/check-junit.ts")).checkJunit(report);
      case "github":
        return (await import("../../report/check-github.ts")).checkGithub(report);
      case "text": {
        const base = {
          colour: wantsColour(context, values),
          columns: context.columns ?? 100,
          verbose: values.verbose === true,
        };
        return checkText(report, milliseconds === undefined ? base : { ...base, milliseconds });
      }
      default:
        return format satisfies never;
    }
  };
}

function page(code: Code): string | undefined {
  try {
    return readFileSync(join(resourceRoot(), "docs", "codes", `${code}.md`), "utf8");
  } catch {
    return undefined;
  }
}
