// The names that surfaces bind: each once, and for a use (language definition, rule 32).

import type { Declaration, Surface } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import type { Check } from "../check.ts";
import { annotationsOf } from "./annotations.ts";
import { bindingsOf, partsOf } from "./bodies.ts";

/** Names bound twice, and names that nothing uses. */
export const surfaceBindings: Check = ({ module, linked }, report) => {
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    const bound = bindingsOf(surface).filter((b) => b.id.text !== "_");
    const firsts = new Map<string, (typeof bound)[number]>();
    for (const binding of bound) {
      const first = firsts.get(binding.id.text);
      if (first === undefined) firsts.set(binding.id.text, binding);
      else {
        const related = [{ span: first.id.span, label: "bound here" }];
        const params = { name: binding.id.text };
        report(diagnostic("surface.duplicateBinding", binding.id.span, params, { related }));
      }
    }
    const used = wordsOf(surface);
    const provides = partsOf(surface).entries.some((e) => e.clause === "provides");
    for (const { id, as } of firsts.values()) {
      if (used.has(id.text)) continue;
      // Who looks at a surface need not be named in it; an actor's place is used by the actor.
      if (as === "facing" && !provides) continue;
      if (as === "context" && holdsActor(surface, linked)) continue;
      const hint =
        as === "let"
          ? "Use it, or remove the `let`."
          : `Use it, or write \`${as} _:\` if only the type matters.`;
      report(diagnostic("surface.unusedBinding", id.span, { name: id.text, hint }));
    }
  }
};

/** Every word that a surface uses as a name, also in the prose of its annotations. */
function wordsOf(surface: Surface): ReadonlySet<string> {
  const used = new Set<string>();
  for (const expr of expressionsIn(surface)) {
    if (expr.kind === "name") used.add(expr.id.text);
    else if (expr.kind === "lookup") {
      for (const field of expr.fields) if (field.value === undefined) used.add(field.name.text);
    } else if (expr.kind === "string") {
      for (const part of expr.parts)
        if (typeof part !== "string") used.add(part.path[0]?.text ?? "");
    }
  }
  const declaration: Declaration = surface;
  for (const annotation of annotationsOf(declaration))
    for (const word of annotation.lines.join(" ").match(/[a-z_]\w*/g) ?? []) used.add(word);
  return used;
}

function holdsActor(surface: Surface, linked: LinkedModule): boolean {
  return surface.members.some((m) => {
    if (m.kind !== "facing" || m.type.kind !== "named") return false;
    const found = find(linked, m.type.name, typesOf);
    if (found === undefined || found === "opaque") return found === "opaque";
    return found.symbol.node.kind === "actor" && found.symbol.node.within !== undefined;
  });
}
