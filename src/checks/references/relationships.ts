// Relationships: what they lead to, and `with`, which only they use (language definition, rules 1
// and 3).

import { isUpper } from "../../ast/case-class.ts";
import type { Expr, Relationship } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { collectionsOf, find, typesOf } from "../../model/linked-module.ts";
import { qnameOf } from "../../model/typing/members.ts";
import type { Check, CheckContext } from "../check.ts";
import { correction, mayBeLost, replacement, typeNames } from "./names.ts";

type Report = Parameters<Check>[1];

export const relationships: Check = (context, report) => {
  for (const declaration of context.module.declarations) {
    if (!("members" in declaration)) {
      misuses(context, declaration, false, report);
      continue;
    }
    const isBody = declaration.kind === "entity" || declaration.kind === "variant";
    for (const part of declaration.members) {
      const member = part.kind === "reverse" ? part.member : part;
      if (member.kind !== "relationship") {
        misuses(context, member, isBody, report);
        continue;
      }
      if (!isBody) {
        const problem = `and a ${declaration.kind} has none`;
        report(diagnostic("relationship.withMisused", span(member), { problem }));
        continue;
      }
      target(context, member, report);
      missingThis(member.predicate, report);
      misuses(context, member.predicate, false, report);
    }
  }
};

function span(member: Relationship): { start: number; end: number } {
  return { start: member.target.span.start, end: member.predicate.span.end };
}

function missingThis(predicate: Expr, report: Report): void {
  const all = expressionsIn(predicate);
  if (all.some((e) => e.kind === "this" || e.kind === "error")) return;
  report(diagnostic("relationship.missingThis", predicate.span, {}));
}

/** `with` inside other expressions: a value of an entity may use it, nothing else. */
function misuses(context: CheckContext, node: object, isBody: boolean, report: Report): void {
  for (const expr of expressionsIn(node)) {
    if (expr.kind !== "with") continue;
    if (!isBody)
      report(
        diagnostic("relationship.withMisused", expr.span, {
          problem: "which only an entity or variant can have",
        }),
      );
    else if (!namesEntity(context, expr.source))
      report(
        diagnostic("relationship.withMisused", expr.span, {
          problem: "which leads from the name of an entity",
        }),
      );
    else missingThis(expr.pred, report);
  }
}

/** True for the names of entities, and for names that nobody can look up. */
function namesEntity({ linked, spec }: CheckContext, source: Expr): boolean {
  const name = qnameOf(source);
  if (name === undefined || !isUpper(name.name.text)) return false;
  const found = find(linked, name, typesOf);
  return found === undefined || found === "opaque" || spec.program.isEntity(found.symbol);
}

function target(context: CheckContext, member: Relationship, report: Report): void {
  const { linked, spec } = context;
  const name = qnameOf(member.target);
  const relationship = member.name.text;
  if (name === undefined || !isUpper(name.name.text)) {
    const problem = "which leads from the name of an entity";
    report(diagnostic("relationship.withMisused", span(member), { problem }));
    return;
  }
  const found = find(linked, name, typesOf);
  if (found === "opaque") return;
  if (found !== undefined) {
    if (spec.program.isEntity(found.symbol)) return;
    const problem = `and \`${name.name.text}\` is no entity`;
    report(diagnostic("relationship.withMisused", span(member), { problem }));
    return;
  }
  if (mayBeLost(linked)) return;
  const { text } = name.name;
  const plural = find(linked, name, collectionsOf);
  if (plural !== undefined && plural !== "opaque") {
    const entity = plural.symbol.name;
    // Only the entity is a type (rule 1), so this is no matter of style.
    report(
      diagnostic(
        "relationship.nonSingularTarget",
        member.target.span,
        { relationship, name: text, meant: `: \`${entity}\`` },
        {
          severity: "error",
          fix: replacement(name.name.span, entity, true),
          related:
            plural.symbol.module === linked
              ? [{ span: plural.symbol.id.span, label: "declared here" }]
              : [],
        },
      ),
    );
    return;
  }
  if (name.alias !== undefined) return; // Aliases and what they offer are looked up elsewhere.
  if (/s$/.test(text) && !/(ss|us|is)$/.test(text))
    report(
      diagnostic("relationship.nonSingularTarget", member.target.span, {
        relationship,
        name: text,
        meant: "",
      }),
    );
  const { meant, extras } = correction(name.name, typeNames(linked));
  const params = { relationship, name: text, meant };
  report(diagnostic("relationship.undefinedTarget", member.target.span, params, extras));
}
