// `allium diagram`: lifecycles, entities, rules and surfaces as pictures.

import { sep } from "node:path";
import { nodeFiles } from "../../../host/files.ts";
import { writeBytes } from "../../../host/write.ts";
import {
  type Diagram,
  type DiagramKind,
  diagram,
  type LifecycleFilter,
} from "../../../workspace/diagram.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const help = `Usage: allium diagram lifecycle [<Entity>[.<field>]] [options] [<path>...]
       allium diagram entities|rules|surfaces [options] [<path>...]

Draws the specifications at the given paths, the current folder when left out:
  lifecycle   the states of entities, with the rule that takes each step and who or what is behind
              it; ends, states without a way out, and steps that no rule takes stand out
  entities    entities, their fields and how they refer to each other
  rules       what sets off each rule: parties, other rules' emissions and changes, time
  surfaces    who faces each surface, and which rules it sets off

Options:
  --format mermaid|dot|svg   text for Mermaid (the default) or Graphviz, or a picture that needs
                             nothing else
  --out <file>               write to a file instead of standard output
  --force                    with --out, overwrite the file if it is there

Exit codes: 0 drawn, 2 nothing there to draw, or a file that cannot be read or written.
`;

const options = {
  format: { type: "string" },
  out: { type: "string" },
  force: { type: "boolean" },
} as const;

const KINDS = ["lifecycle", "entities", "rules", "surfaces"] as const;

export const diagramCommand: Command = { name: "diagram", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  const format = oneOf("format", values.format, ["mermaid", "dot", "svg"]) ?? "mermaid";
  const [word, ...rest] = positionals;
  const kind = KINDS.find((k) => k === word);
  if (kind === undefined)
    throw new UsageError(`name what to draw: ${KINDS.slice(0, -1).join(", ")} or ${KINDS.at(-1)}`);
  const files = nodeFiles(context.cwd);
  const filter = kind === "lifecycle" ? filterFrom(rest[0], (p) => files.kind(p)) : undefined;
  const given = (filter === undefined ? rest : rest.slice(1)).map((path) => portable(path, sep));
  const paths = given.length === 0 ? ["."] : given;
  if (values.out !== undefined && values.force !== true && files.kind(values.out) !== "missing")
    throw new UsageError(`${values.out} is there already; --force overwrites it`);
  const report = await diagram(files, paths, kind, filter);
  for (const { path, reason } of report.problems) context.printError(`${path}: ${reason}\n`);
  for (const path of report.broken)
    context.printError(`${path}: has syntax errors; what stands there may be missing\n`);
  if (report.files === 0) {
    if (report.problems.length === 0) context.printError("No .allium files found.\n");
    return EXIT.failed;
  }
  if (report.diagram.nodes.length === 0) {
    context.printError(`${nothing(kind, filter)}\n`);
    return EXIT.failed;
  }
  const text = await drawn(report.diagram, format);
  if (values.out === undefined) context.print(text);
  else {
    const written = writeBytes(context.cwd, values.out, new TextEncoder().encode(text));
    if (!written.ok) throw new UsageError(`${values.out}: ${written.error}`);
  }
  return report.problems.length > 0 ? EXIT.failed : EXIT.clean;
}

/** The first word after `lifecycle` is an entity where it is written as one and is no path. */
function filterFrom(
  word: string | undefined,
  kindOf: (path: string) => string,
): LifecycleFilter | undefined {
  const match = /^([A-Z]\w*)(?:\.(\w+))?$/.exec(word ?? "");
  if (match === null || match[1] === undefined || kindOf(word ?? "") !== "missing")
    return undefined;
  const [, entity, field] = match;
  return field === undefined ? { entity } : { entity, field };
}

function nothing(kind: DiagramKind, filter: LifecycleFilter | undefined): string {
  if (filter !== undefined) {
    const name = filter.field === undefined ? filter.entity : `${filter.entity}.${filter.field}`;
    return `${name} has no lifecycle here: no transition graph, and no enum field called status.`;
  }
  const things = kind === "lifecycle" ? "lifecycles" : kind;
  return `There are no ${things} to draw.`;
}

async function drawn(picture: Diagram, format: "mermaid" | "dot" | "svg"): Promise<string> {
  switch (format) {
    case "mermaid":
      return (await import("../../../report/diagram-mermaid.ts")).diagramMermaid(picture);
    case "dot":
      return (await import("../../../report/diagram-dot.ts")).diagramDot(picture);
    case "svg":
      return (await import("../../../report/diagram-svg.ts")).diagramSvg(picture);
    default:
      return format satisfies never;
  }
}
