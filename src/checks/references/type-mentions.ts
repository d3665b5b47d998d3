// Every place of a declaration where a type is named outside of operands.

import { isUpper } from "../../ast/case-class.ts";
import type { Declaration, QName, Type } from "../../ast/index.ts";
import { walk } from "../../ast/visit.ts";

/** What the name of a type stands for at a place. */
export type Role = "type" | "base" | "lookup" | "trigger" | "given" | "default" | "facing";

export interface TypeMention {
  readonly name: QName;
  readonly role: Role;
}

/**
 * The types named in a declaration, in text order as far as the tree keeps it. Alternatives of a
 * field are left out where they may name the variants of its entity: sums have checks of their own.
 */
export function typeMentions(declaration: Declaration): readonly TypeMention[] {
  const found: TypeMention[] = [];
  const add = (name: QName | undefined, role: Role): void => {
    if (name !== undefined && isUpper(name.name.text)) found.push({ name, role });
  };
  walk(declaration, (node) => {
    switch (node.kind) {
      case "field":
        return !isSum((node as unknown as { type: Type }).type);
      case "named":
      case "generic":
        add((node as unknown as { name: QName }).name, roleIn(declaration));
        return true;
      case "facing":
        return false;
      case "variant":
        add((node as unknown as { base: QName }).base, "base");
        return true;
      case "default":
        add((node as unknown as { type?: QName }).type, "default");
        return true;
      case "lookup":
        add((node as unknown as { entity: QName }).entity, "lookup");
        return true;
      case "change":
      case "created":
      case "temporal":
      case "derived":
        if ("entity" in node) add((node as unknown as { entity: QName }).entity, "trigger");
        return true;
      case "reverse": {
        const { entity } = node as unknown as { entity: QName["name"] };
        add({ span: entity.span, name: entity }, "type");
        return true;
      }
      default:
        return true;
    }
  });
  return found;
}

function roleIn(declaration: Declaration): Role {
  return declaration.kind === "given" ? "given" : "type";
}

function isSum(type: Type): boolean {
  return (
    type.kind === "union" &&
    type.alts.every((alt) => alt.kind === "named" && alt.name.alias === undefined)
  );
}
