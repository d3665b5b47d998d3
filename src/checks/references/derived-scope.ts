// What a parameterised derived value may read: its instance and its parameters (language
// definition, W13). State from elsewhere would make the same call mean different things.

import type { Derived } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { NameSymbol } from "../../model/typing/symbol.ts";
import type { Check } from "../check.ts";

export const derivedScope: Check = ({ module, spec }, report) => {
  for (const declaration of module.declarations) {
    if (!("members" in declaration)) continue;
    for (const derived of parameterised(declaration)) {
      const parameters = new Set((derived.params ?? []).map((p) => p.text));
      for (const expr of expressionsIn(derived.expr)) {
        if (expr.kind !== "name" && expr.kind !== "qname") continue;
        const name = expr.kind === "name" ? expr.id.text : `${expr.alias.text}/${expr.name.text}`;
        const what = outside(spec.typer.symbols.get(expr));
        if (what === undefined || parameters.has(name)) continue;
        const params = { derived: derived.name.text, name, what };
        report(diagnostic("derived.scopeViolation", expr.span, params));
      }
    }
  }
};

function parameterised(declaration: object): readonly Derived[] {
  const found: Derived[] = [];
  walk(declaration, (node) => {
    const derived = node as Partial<Derived>;
    if (node.kind === "derived" && derived.params !== undefined && "expr" in node)
      found.push(node as unknown as Derived);
    return true;
  });
  return found;
}

function outside(symbol: NameSymbol | undefined): string | undefined {
  switch (symbol?.kind) {
    case "instance":
      return "kind" in symbol.instance.node ? "a default instance" : "a `given` binding";
    case "collection":
      return `all instances of \`${symbol.entity.name}\``;
    default:
      return undefined;
  }
}
