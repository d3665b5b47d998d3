// `allium explain`: the page about one diagnostic code.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../../../base/nearest.ts";
import { catalogue, codes } from "../../../diagnostics/catalogue.ts";
import { resourceRoot } from "../../../host/resources.ts";
import { type Command, type CommandContext, EXIT, type ExitCode } from "../command.ts";
import { readOptions } from "../options.ts";

const help = `Usage: allium explain <code>
       allium explain -
       allium explain

Says what a diagnostic code means, why it matters and what to do about it, with examples.
Without a code, lists all of them; \`-\` takes the code from standard input. The prefix \`allium.\` may be left out.
`;

export const explainCommand: Command = { name: "explain", help, words: () => codes, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { positionals } = readOptions(context.args, {});
  const [word, ...further] = positionals;
  if (further.length > 0) {
    context.printError("Usage: allium explain <code>\n");
    return EXIT.failed;
  }
  const given = word === "-" ? (await context.readInput()).trim() || undefined : word;
  if (given === undefined) {
    context.print(list());
    return EXIT.clean;
  }
  const wanted = given.replace(/^allium\./, "");
  const code = codes.find((known) => known === wanted);
  if (code === undefined) {
    const meant = nearest(wanted, codes);
    const hint =
      meant === undefined ? "`allium explain` lists all codes." : `Did you mean \`${meant}\`?`;
    context.printError(`allium: unknown code \`${given}\`\n${hint}\n`);
    return EXIT.failed;
  }
  context.print(readFileSync(join(resourceRoot(), "docs", "codes", `${code}.md`), "utf8"));
  return EXIT.clean;
}

function list(): string {
  const longest = Math.max(...codes.map((code) => code.length));
  return codes
    .map(
      (code) =>
        `${code.padEnd(longest)}  ${catalogue[code].severity.padEnd(7)}  ${titleOf(code)}\n`,
    )
    .join("");
}

function titleOf(code: (typeof codes)[number]): string {
  return catalogue[code].message.replace(/\{(\w+)\}/g, "<$1>");
}
