// The name of an entity where the collection of its instances is meant (language definition, 5.4).

import type { Expr } from "../../ast/index.ts";
import { walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { collectionsOf, findWord } from "../../model/linked-module.ts";
import { isToMany, pluralOf } from "../../model/plurals.ts";
import { COLLECTION_MEMBERS } from "../../model/typing/members.ts";
import type { Check } from "../check.ts";
import { replacement } from "./names.ts";

export const singularNames: Check = ({ module, spec, linked }, report) => {
  for (const declaration of module.declarations) {
    // Actors and relationships name the entity itself.
    if (declaration.kind === "actor") continue;
    walk(declaration, (node) => {
      const source = collectionPosition(node);
      if (source?.kind !== "name") return true;
      const symbol = spec.typer.symbols.get(source);
      if (symbol?.kind !== "type" || !spec.program.isEntity(symbol.type)) return true;
      const name = source.id.text;
      // An entity that is named in the plural already has no other word for its instances.
      if (isToMany(name.slice(Math.max(0, name.search(/[A-Z][a-z0-9]*$/))).toLowerCase()))
        return true;
      const plural = pluralOf(name);
      const meaning = findWord(linked, plural, collectionsOf);
      const isSame =
        meaning !== undefined && meaning !== "opaque" && meaning.symbol === symbol.type;
      const fix =
        !isSame || linked.types.has(plural) ? {} : { fix: replacement(source.span, plural, true) };
      report(diagnostic("collection.singularName", source.span, { name, plural }, fix));
      return true;
    });
  }
};

/** The expression of a node that stands where a collection is wanted. */
function collectionPosition(node: { readonly kind?: string }): Expr | undefined {
  switch (node.kind) {
    case "for":
    case "forall":
    case "where":
    case "map":
      return (node as { source?: Expr }).source;
    case "member": {
      const { object, name } = node as unknown as { object: Expr; name: { text: string } };
      return COLLECTION_MEMBERS.has(name.text) ? object : undefined;
    }
    case "binary": {
      const { op, right } = node as unknown as { op: string; right: Expr };
      return op === "in" || op === "not in" ? right : undefined;
    }
    default:
      return undefined;
  }
}
