// `for` in surfaces: over collections, and around what can be repeated (language definition,
// rule 34).

import type { Expr } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { pluralsOf } from "../../model/plurals.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { isOpen, plain, show } from "../../model/type.ts";
import type { Check } from "../check.ts";
import { type Loop, partsOf } from "./bodies.ts";

/** Every `for` of a surface repeats entries for the elements of a collection. */
export const iteration: Check = ({ module, spec }, report) => {
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    for (const loop of partsOf(surface).loops) {
      const clause = unrepeatable(loop);
      if (clause !== undefined) {
        const { start } = loop.loop.span;
        const span = { start, end: start + "for".length };
        report(diagnostic("surface.iterationMisplaced", span, { clause }));
        continue;
      }
      const { source } = loop.loop;
      const type = notCollection(source, spec);
      if (type === undefined) continue;
      const params = { source: shown(source), type };
      report(diagnostic("surface.nonCollectionIteration", source.span, params));
    }
  }
};

function unrepeatable({ loop, clause }: Loop): string | undefined {
  if (clause !== undefined) return clause === "timeout" ? clause : undefined;
  for (const member of loop.body)
    if (member.kind === "timeout" || member.kind === "contracts") return member.kind;
  return undefined;
}

/** What a source is, if it is known to be no collection. */
function notCollection(source: Expr, spec: SpecModel): string | undefined {
  const symbol = spec.typer.symbols.get(source);
  if (symbol?.kind === "type" || symbol?.kind === "opaque") return undefined;
  // Whether a relationship leads to many is told from its name only, which may be an odd plural.
  if (symbol?.kind === "member" && symbol.member.node.kind === "relationship") {
    const { name, node } = symbol.member;
    const target = node.target.kind === "name" ? node.target.id.text : undefined;
    if (target === undefined || !endsInSingular(name, target)) return undefined;
  }
  const type = plain(spec.typer.typeOf(source));
  if (isOpen(type) || type.kind === "collection" || type.kind === "null") return undefined;
  if (type.kind === "union" || type.kind === "record") return undefined;
  return `a \`${show(type)}\``;
}

/** True when a relationship is called by the singular of what it leads to. */
function endsInSingular(name: string, target: string): boolean {
  // `Staff` is its own plural.
  if (pluralsOf(target).includes(target)) return false;
  const last = target.replace(/^.*(?=[A-Z])/, "").toLowerCase();
  return name === last || name.endsWith(`_${last}`);
}

function shown(expr: Expr): string {
  if (expr.kind === "name") return expr.id.text;
  if (expr.kind === "member") return `${shown(expr.object)}.${expr.name.text}`;
  return "this";
}
