// Default instances: their types and the fields they set (language definition, rules 24a and 24b
// of 8.1; 10.32).

import type { Default, ObjectExpr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { find, typesOf } from "../../model/linked-module.ts";
import { isBuiltIn } from "../../model/program.ts";
import { plain } from "../../model/type.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";
import type { Check, CheckContext } from "../check.ts";
import { meant, written } from "./words.ts";

/** Reports default instances of types that do not exist (rule 24a). */
export const defaultTypes: Check = ({ module, linked }, report) => {
  for (const d of module.declarations) {
    if (d.kind !== "default" || d.type === undefined) continue;
    const { alias, name } = d.type;
    if (alias === undefined && isBuiltIn(name.text)) continue;
    if (find(linked, d.type, typesOf) !== undefined) continue;
    // An unknown alias is a finding of its own; what is lost may have declared the name.
    const target = alias === undefined ? linked : linked.aliases.get(alias.text);
    if (target === undefined || target === "opaque" || target.model.hasLost) continue;
    const known = target.types.keys();
    const params = { name: d.name.text, type: written(d.type), meant: meant(name.text, known) };
    report(diagnostic("default.undefinedType", d.type.span, params));
  }
};

/** Reports fields that a default instance, or an object inside it, cannot set (rule 24b). */
export const defaultFields: Check = (context, report) => {
  for (const d of context.module.declarations) {
    if (d.kind !== "default") continue;
    for (const { object, symbol } of typedObjects(d, context)) {
      const { program } = context.spec;
      for (const { name } of object.fields) {
        const member = program.memberOf(symbol, name.text);
        if (member === "opaque") continue;
        if (member === undefined) {
          // A field of a variant set through the base: that the base is instantiated is the point.
          if (program.variantsOf(symbol).some((v) => v.members.has(name.text))) continue;
          const members = program.membersOf(symbol).map((m) => m.name);
          const params = {
            type: symbol.name,
            field: name.text,
            meant: meant(name.text, members),
          };
          const related =
            symbol.module === context.linked
              ? [{ span: symbol.id.span, label: "declared here" }]
              : [];
          report(diagnostic("default.unknownField", name.span, params, { related }));
          continue;
        }
        const { kind } = member.node;
        if (kind === "field" || kind === "emptyMember") continue;
        const related =
          member.owner.module === context.linked
            ? [{ span: member.id.span, label: "declared here" }]
            : [];
        const params = { type: symbol.name, field: name.text };
        report(diagnostic("default.derivedField", name.span, params, { related }));
      }
    }
  }
};

/** The object literals of a default instance whose type is known. */
function typedObjects(
  d: Default,
  { spec }: CheckContext,
): readonly { readonly object: ObjectExpr; readonly symbol: TypeSymbol }[] {
  return expressionsIn(d.value).flatMap((expr) => {
    if (expr.kind !== "object") return [];
    const wanted = spec.typer.expected.get(expr);
    const type = wanted === undefined ? undefined : plain(wanted);
    if (type?.kind !== "entity" && type?.kind !== "value") return [];
    const { symbol } = type;
    return symbol.module.model.broken.has(symbol.node) ? [] : [{ object: expr, symbol }];
  });
}
