// `this` where there is no instance that it could mean (language definition, 5.3 and rule 3).

import type { Declaration, EntityMember } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Check } from "../check.ts";

export const thisMisused: Check = ({ module }, report) => {
  // Once for each place: the reason is the same for all that stand there.
  const misuse = (node: object, place: string, hint: string): void => {
    const [first] = expressionsIn(node).filter((e) => e.kind === "this");
    if (first !== undefined)
      report(diagnostic("expression.thisMisused", first.span, { place, hint }));
  };
  for (const declaration of module.declarations) {
    const place = placeOf(declaration);
    if (place !== undefined) {
      misuse(
        declaration,
        place,
        "Name the instance by a binding of the trigger, a `let` or a `for`.",
      );
      continue;
    }
    if (!("members" in declaration)) continue;
    for (const member of declaration.members as readonly EntityMember[])
      for (const filter of filtersOf(member))
        misuse(
          filter,
          "in the predicate of `where`",
          "`where` is about the elements; to relate them to this instance declare `name: Entity with field = this`.",
        );
  }
};

/** The declarations in which `this` has no meaning at all. */
function placeOf(declaration: Declaration): string | undefined {
  switch (declaration.kind) {
    case "rule":
      return "in a rule";
    case "surface":
      return "in a surface";
    case "invariant":
      return "in an invariant of the module";
    case "default":
      return "in a default instance";
    case "config":
      return "in a config block";
    default:
      return undefined;
  }
}

/** The predicates of `where` in projections, and those of `for`. */
function filtersOf(member: EntityMember): readonly object[] {
  const found: object[] = [];
  walk(member, (node) => {
    if (member.kind === "projection" && node.kind === "where") {
      found.push((node as unknown as { pred: object }).pred);
      return false;
    }
    const { filter } = node as { filter?: object };
    if (node.kind === "forall" && filter !== undefined) found.push(filter);
    return true;
  });
  return found;
}
