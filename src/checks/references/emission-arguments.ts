// Bare words that an emission passes on and that mean nothing (language definition, W25).

import { isUpper } from "../../ast/case-class.ts";
import type { Emit, Expr } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { importsOf, type LinkedModule } from "../../model/linked-module.ts";
import { plain } from "../../model/type.ts";
import type { NameSymbol } from "../../model/typing/symbol.ts";
import type { Check, CheckContext } from "../check.ts";
import { boundWords, correction, mayBeLost, written } from "./names.ts";
import { localNames } from "./operand-places.ts";

export const emissionWords: Check = (context, report) => {
  const { spec, linked } = context;
  if (mayBeLost(linked)) return;
  let literals: ReadonlyMap<string, number> | undefined;
  for (const rule of linked.module.declarations) {
    if (rule.kind !== "rule") continue;
    for (const { name, args } of emissionsOf(rule)) {
      for (const { value } of args) {
        if (value.kind !== "name" || isUpper(value.id.text)) continue;
        const { text } = value.id;
        const symbol = spec.typer.symbols.get(value);
        const env = spec.typer.envs.get(value);
        if (env === undefined || !isUnbound(symbol)) continue;
        // Bound elsewhere in the rule, so a binding is meant: rule 11.
        if (localNames(rule).some((id) => id.text === text)) continue;
        const isOpen = symbol?.kind === "free";
        literals ??= literalWords(context);
        // Once is this place; a second one shows that a literal is meant.
        if (isOpen && (literals.get(text) ?? 0) > 1) continue;
        const expected = spec.typer.expected.get(value);
        const want = expected === undefined ? undefined : plain(expected);
        const known = want?.kind === "enum" ? want.literals.map((l) => l.text) : [];
        const candidates = known.length > 0 ? known : boundWords(spec.typer, env);
        const { meant, extras } = correction(value.id, candidates);
        const why = isOpen
          ? "nothing shows it to be a literal"
          : `\`${written(name)}\` expects no literal of that name`;
        const params = { name: text, why, meant };
        report(diagnostic("rule.unresolvedIdentifier", value.span, params, extras));
      }
    }
  }
};

function isUnbound(symbol: NameSymbol | undefined): boolean {
  return symbol?.kind === "free" || symbol?.kind === "unresolved";
}

function emissionsOf(node: object): readonly Emit[] {
  const found: Emit[] = [];
  walk(node, (n) => {
    if (n.kind === "emit") found.push(n as unknown as Emit);
    return true;
  });
  return found;
}

/**
 * How often a word is used as a literal: passed or compared without being bound. Those that an
 * enum within reach declares count twice.
 */
function literalWords({ linked, spec }: CheckContext): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string, times: number): void => {
    counts.set(word, (counts.get(word) ?? 0) + times);
  };
  const use = (expr: Expr): void => {
    if (expr.kind !== "name") return;
    const symbol = spec.typer.symbols.get(expr);
    if (symbol?.kind === "literal" || isUnbound(symbol)) add(expr.id.text, 1);
  };
  for (const emission of emissionsOf(linked.module))
    for (const arg of emission.args) use(arg.value);
  for (const expr of expressionsIn(linked.module)) if (expr.kind === "binary") use(expr.right);
  for (const word of literalsWithin(linked)) add(word, 2);
  return counts;
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
