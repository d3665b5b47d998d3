// Words without a meaning in rules, invariants, derived values and defaults (language definition,
// rules 11 and 24).

import type { Declaration, Id } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { configOf, findWord } from "../../model/linked-module.ts";
import { plain } from "../../model/type.ts";
import type { Env } from "../../model/typing/env.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import type { Check, CheckContext } from "../check.ts";
import { boundWords, correction, mayBeLost, replacement } from "./names.ts";
import { localNames } from "./operand-places.ts";
import { unboundWords } from "./unbound-words.ts";

export const unboundNames: Check = (context, report) => {
  if (mayBeLost(context.linked)) return;
  for (const declaration of context.module.declarations) {
    if (!isJudged(declaration)) continue;
    const reported = new Set<string>();
    const locals = localNames(declaration);
    for (const { id, env } of unboundWords(context, declaration)) {
      if (reported.has(id.text)) continue;
      reported.add(id.text);
      const local = locals.find((l) => l.text === id.text);
      if (local === undefined) {
        const { extras, ...params } = describe(context, declaration, id, env);
        report(diagnostic("rule.undefinedBinding", id.span, params, extras));
        continue;
      }
      const isLater = local.span.start > id.span.start;
      const params = {
        name: id.text,
        problem: isLater ? "used before it is bound" : "bound in another block, which has ended",
        hint: isLater
          ? "Move the binding above this line; it holds from its line on."
          : "Bind it where both blocks can see it, or bind it again here.",
      };
      const related = [{ span: local.span, label: "bound here" }];
      report(diagnostic("rule.undefinedBinding", id.span, params, { related }));
    }
  }
};

/** What is wrong with a word that nothing binds. */
function describe(context: CheckContext, declaration: Declaration, id: Id, env: Env) {
  const name = id.text;
  const problem = problemOf(context, name, env);
  if (findWord(context.linked, name, configOf) !== undefined) {
    const text = `config.${name}`;
    const hint = `Write \`${text}\` for the parameter.`;
    return { name, problem, hint, extras: { fix: replacement(id.span, text, false) } };
  }
  const { meant, extras } = correction(id, boundWords(context.spec.typer, env));
  const hint = `Bind it by ${binders(declaration)}, or correct the name${meant}.`;
  return { name, problem, hint, extras };
}

function problemOf({ spec }: CheckContext, name: string, env: Env): string {
  const element = env.subject === undefined ? undefined : plain(env.subject.type);
  if (element?.kind !== "entity") return "bound nowhere";
  const entity = element.symbol.name;
  const variant = spec.program.variantsOf(element.symbol).find((v) => v.members.has(name));
  return variant === undefined
    ? `neither a member of \`${entity}\` nor bound here`
    : `a member of \`${variant.name}\` only, not of every \`${entity}\``;
}

function binders(declaration: Declaration): string {
  return declaration.kind === "rule"
    ? "the trigger, a `let`, a `for` or a `given`"
    : "a `let`, a `for` or a `given`";
}

/** Surfaces have codes of their own; a rule whose trigger is not understood lacks its names. */
function isJudged(declaration: Declaration): boolean {
  switch (declaration.kind) {
    case "rule": {
      const triggers = triggersOf(declaration.members);
      return triggers.length > 0 && triggers.every((t) => t.kind !== "invalid");
    }
    case "entity":
    case "value":
    case "variant":
    case "invariant":
    case "default":
    case "actor":
      return true;
    default:
      return false;
  }
}
