// Surfaces that a surface leads to (language definition, rule 31).

import type { Expr, Item, QName, Surface } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { find, importsOf, type LinkedModule, surfacesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { hasUnknown, plain, show } from "../../model/type.ts";
import { assignable } from "../../model/typing/assignable.ts";
import type { Check } from "../check.ts";
import { partsOf } from "./bodies.ts";

type Report = Parameters<Check>[1];

/** A related surface exists, and gets what it is about. */
export const related: Check = ({ module, linked, spec }, report) => {
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    for (const { clause, item } of partsOf(surface).entries)
      if (clause === "related") judge(item, linked, spec, report);
  }
};

function judge(item: Item, linked: LinkedModule, spec: SpecModel, report: Report): void {
  const name = targetOf(item.expr);
  if (name === undefined) return;
  if (name.alias !== undefined && !linked.aliases.has(name.alias.text)) return;
  const found = find(linked, name, surfacesOf);
  if (found === "opaque") return;
  if (found === undefined) {
    const surfaces = [linked, ...importsOf(linked)].flatMap((m) => [...m.surfaces.keys()]);
    const near = nearest(name.name.text, surfaces);
    const hint =
      near === undefined
        ? "Declare the surface, or import the module that does."
        : `Did you mean \`${near}\`?`;
    report(diagnostic("surface.relatedUndefined", name.span, { name: name.name.text, hint }));
    return;
  }
  context(item, name, found.symbol, linked, spec, report);
}

/** The surface that an entry of `related:` names. */
function targetOf(expr: Expr): QName | undefined {
  const named = expr.kind === "call" ? expr.callee : expr;
  if (named.kind === "qname") return named;
  return named.kind === "name" ? { span: named.span, name: named.id } : undefined;
}

function context(
  item: Item,
  name: QName,
  target: Surface,
  linked: LinkedModule,
  spec: SpecModel,
  report: Report,
): void {
  const args = item.expr.kind === "call" ? item.expr.args : [];
  const about = target.members.find((m) => m.kind === "context");
  const owner = spec.modules.find((m) => m.surfaces.get(target.name.text) === target) ?? linked;
  const say = (span: Item["span"], problem: string, hint: string): void => {
    const related =
      owner === linked ? [{ span: (about ?? target.name).span, label: "declared here" }] : [];
    const params = { name: name.name.text, problem, hint };
    report(diagnostic("surface.relatedContextMismatch", span, params, { related }));
  };
  const [arg] = args;
  if (about === undefined) {
    if (arg !== undefined)
      say(arg.span, "has no `context`, so it takes no argument", "Leave the argument out.");
    return;
  }
  const wanted = plain(spec.program.resolve(about.type, owner));
  if (arg === undefined) {
    const hint = `Pass the one that is meant, as in \`${name.name.text}(path)\`.`;
    say(name.span, `is about a \`${show(wanted)}\`, but nothing says which`, hint);
    return;
  }
  const given = plain(spec.typer.typeOf(arg.value));
  if (hasUnknown(given) || hasUnknown(wanted) || assignable(spec.program, given, wanted)) return;
  const problem = `is about a \`${show(wanted)}\`, not ${described(show(given))}`;
  say(arg.span, problem, `Pass a path that leads to a \`${show(wanted)}\`.`);
}

function described(type: string): string {
  return type.startsWith("the ") ? type : `\`${type}\``;
}
