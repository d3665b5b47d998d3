// What `given` may bind (language definition, rule 22 of 8.1): instances of entities.

import type { Type } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import { isBuiltIn } from "../../model/program.ts";
import type { Check } from "../check.ts";
import { meant, written } from "./words.ts";

/** Reports `given` bindings of anything but an entity (rule 22). */
export const givenTypes: Check = ({ module, linked }, report) => {
  for (const given of module.declarations) {
    if (given.kind !== "given") continue;
    for (const { type } of given.bindings) {
      const found = problemOf(type, linked);
      if (found !== undefined) report(diagnostic("context.undefinedType", type.span, found));
    }
  }
};

function problemOf(
  type: Type,
  linked: LinkedModule,
): { type: string; what: string; meant: string } | undefined {
  switch (type.kind) {
    case "optional":
      return problemOf(type.inner, linked);
    case "generic":
      return { type: written(type.name), what: "a collection", meant: "" };
    case "inlineEnum":
      return { type: type.literals.map((l) => l.text).join(" | "), what: "an enum", meant: "" };
    case "union":
    case "wildcard":
      return undefined;
    case "named": {
      const { name } = type;
      const text = written(name);
      const found = find(linked, name, typesOf);
      if (found === "opaque") return undefined;
      if (found !== undefined) {
        const what = kinds[found.symbol.node.kind];
        return what === undefined ? undefined : { type: text, what, meant: "" };
      }
      if (name.alias === undefined && isBuiltIn(name.name.text))
        return { type: text, what: "a built-in type", meant: "" };
      // An unknown alias is a finding of its own; what is lost may have declared the name.
      const target = name.alias === undefined ? linked : linked.aliases.get(name.alias.text);
      if (target === undefined || target === "opaque" || target.model.hasLost) return undefined;
      const entities = entitiesOf(target);
      return { type: text, what: "not declared", meant: meant(name.name.text, entities) };
    }
    default:
      return type satisfies never;
  }
}

const kinds = {
  entity: undefined,
  variant: undefined,
  value: "a value type",
  enum: "an enum",
  actor: "an actor",
} as const;

function entitiesOf(module: LinkedModule): readonly string[] {
  return [...module.types.values()]
    .filter(({ node }) => node.kind === "entity" || node.kind === "variant")
    .map(({ name }) => name);
}
