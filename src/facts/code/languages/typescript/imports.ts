// Imports of TypeScript and JavaScript, with `require`.

import type { ImportFact } from "../../model.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";
import { stringValue } from "./literals.ts";
import { boundNames } from "./patterns.ts";

/** The facts of an `import`. */
export function readImport(context: Context, node: Syntax): readonly ImportFact[] {
  const source = field(node, "source");
  const module = source && stringValue(context, source);
  const clause = childOf(node, "import_clause");
  if (module === undefined || clause === undefined) return [];
  const place = context.source.place(node);
  return named(clause).flatMap((child): readonly ImportFact[] => {
    if (child.type === "identifier")
      return [{ local: context.source.of(child), module, name: "default", place }];
    if (child.type === "namespace_import")
      return [{ local: context.source.of(named(child)[0]), module, place }];
    if (child.type !== "named_imports") return [];
    return named(child).map((specifier) => {
      const name = context.source.of(field(specifier, "name"));
      const alias = context.source.of(field(specifier, "alias"));
      return { local: alias || name, module, name, place };
    });
  });
}

/** `const x = require("y")`, also taken apart. */
export function readRequire(context: Context, declarator: Syntax): readonly ImportFact[] {
  const value = field(declarator, "value");
  const pattern = field(declarator, "name");
  if (value?.type !== "call_expression" || pattern === undefined) return [];
  if (context.source.of(field(value, "function")) !== "require") return [];
  const args = field(value, "arguments");
  const [first] = args === undefined ? [] : named(args);
  const module = first && stringValue(context, first);
  if (module === undefined) return [];
  const place = context.source.place(declarator);
  return boundNames(context, pattern).map(({ name, steps }) => ({
    local: name,
    module,
    ...(steps.length > 0 && { name: String(steps[0]) }),
    place,
  }));
}
