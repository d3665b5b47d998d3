// Types that are named and not declared (language definition, rules 1 and 42). Types of defaults,
// of `given` bindings and of `facing` have checks of their own.

import type { Declaration } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { findWord, typesOf } from "../../model/linked-module.ts";
import { isBuiltIn } from "../../model/program.ts";
import type { Check } from "../check.ts";
import { collectionNames, correction, mayBeLost, typeNames } from "./names.ts";
import { type TypeMention, typeMentions } from "./type-mentions.ts";

export const undefinedTypes: Check = ({ module, linked }, report) => {
  if (mayBeLost(linked)) return;
  for (const declaration of module.declarations) {
    for (const mention of typeMentions(declaration)) {
      const { name, role } = mention;
      if (name.alias !== undefined || role === "default" || role === "given") continue;
      const { text } = name.name;
      if (role === "type" && isBuiltIn(text)) continue;
      if (findWord(linked, text, typesOf) !== undefined) continue;
      // A field of a plural word is a derived value: all instances of the entity (3.4).
      if (isCollectionField(declaration, mention) && collectionNames(linked).includes(text))
        continue;
      const { meant, extras } = correction(name.name, typeNames(linked));
      const hint = `Declare it, import the module that does, or correct the name${meant}.`;
      const params = { name: text, problem: "no type that is declared here", hint };
      const code =
        declaration.kind === "rule" ? "rule.undefinedTypeReference" : "type.undefinedReference";
      report(diagnostic(code, name.name.span, params, extras));
    }
  }
};

function isCollectionField(declaration: Declaration, { name }: TypeMention): boolean {
  return (
    "members" in declaration &&
    declaration.members.some(
      (m) => m.kind === "field" && m.type.kind === "named" && m.type.name === name,
    )
  );
}
