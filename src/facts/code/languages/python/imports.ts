// Python's imports.

import type { ImportFact } from "../../model.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";

/** The facts of an import statement of either form. */
export function readImport(context: Context, node: Syntax): readonly ImportFact[] {
  const place = context.source.place(node);
  const from = field(node, "module_name");
  if (node.type === "import_statement")
    return named(node).map((item) => {
      const module = context.source.of(item.type === "aliased_import" ? field(item, "name") : item);
      const alias = item.type === "aliased_import" ? context.source.of(field(item, "alias")) : "";
      return { local: alias || (module.split(".")[0] ?? module), module, place };
    });
  if (from === undefined) return [];
  const module = context.source.of(from);
  return node.children.flatMap((item) => {
    if (item === from || !item.named) return [];
    if (item.type === "wildcard_import") return [{ local: "*", module, name: "*", place }];
    const name = context.source.of(item.type === "aliased_import" ? field(item, "name") : item);
    const alias = item.type === "aliased_import" ? context.source.of(field(item, "alias")) : name;
    return item.type === "aliased_import" || item.type === "dotted_name"
      ? [{ local: alias, module, name, place }]
      : [];
  });
}
