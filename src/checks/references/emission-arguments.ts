// Bare words that an emission passes on and that mean nothing (language definition, W25).

import type { Emit, Expr } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { importsOf, type LinkedModule } from "../../model/linked-module.ts";
import { plain } from "../../model/type.ts";
import type { Check, CheckContext } from "../check.ts";
import { boundWords, correction, isUpper, written } from "./names.ts";

export const emissionArguments: Check = (context, report) => {
  const { spec, linked } = context;
  const emissions = emissionsOf(linked);
  for (const { name, args } of emissions) {
    for (const { value } of args) {
      if (value.kind !== "name" || isUpper(value.id.text)) continue;
      const { text } = value.id;
      const symbol = spec.typer.symbols.get(value);
      const env = spec.typer.envs.get(value);
      if (env === undefined) continue;
      const isOpen = symbol?.kind === "free";
      if (!isOpen && symbol?.kind !== "unresolved") continue;
      if (isOpen && isLiteralElsewhere(context, value, emissions)) continue;
      const expected = spec.typer.expected.get(value);
      const want = expected === undefined ? undefined : plain(expected);
      const literals = want?.kind === "enum" ? want.literals.map((l) => l.text) : [];
      const candidates = literals.length > 0 ? literals : boundWords(spec.typer, env);
      const { meant, extras } = correction(value.id, candidates);
      const why = isOpen
        ? "nothing shows it to be a literal"
        : `\`${written(name)}\` expects no literal of that name`;
      const params = { name: text, why, meant };
      report(diagnostic("rule.unresolvedIdentifier", value.span, params, extras));
    }
  }
};

function emissionsOf(module: LinkedModule): readonly Emit[] {
  const found: Emit[] = [];
  for (const d of module.module.declarations) {
    if (d.kind !== "rule") continue;
    walk(d, (node) => {
      if (node.kind === "emit") found.push(node as unknown as Emit);
      return true;
    });
  }
  return found;
}

/** The word is a literal of some enum within reach, or is passed or compared elsewhere as one. */
function isLiteralElsewhere(
  { linked, spec }: CheckContext,
  word: Extract<Expr, { kind: "name" }>,
  emissions: readonly Emit[],
): boolean {
  const { text } = word.id;
  if (literalsWithin(linked).has(text)) return true;
  const others = emissions.flatMap((e) => e.args.map((a) => a.value));
  if (others.some((v) => v !== word && v.kind === "name" && v.id.text === text)) return true;
  return expressionsIn(linked.module).some(
    (e) =>
      e !== word &&
      e.kind === "binary" &&
      e.right.kind === "name" &&
      e.right.id.text === text &&
      spec.typer.symbols.get(e.right)?.kind !== "binding",
  );
}

/** Literals of all enums, named and inline, of a module and those it imports. */
function literalsWithin(module: LinkedModule): ReadonlySet<string> {
  const found = new Set<string>();
  for (const m of [module, ...importsOf(module)]) {
    walk(m.module, (node) => {
      if (node.kind === "enum" || node.kind === "inlineEnum")
        for (const l of (node as unknown as { literals: { text: string }[] }).literals)
          found.add(l.text);
      return node.kind !== "rule" && node.kind !== "surface";
    });
  }
  return found;
}
