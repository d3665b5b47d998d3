// Qualified names: aliases that no `use` declares, and names that the module behind an alias does
// not have (language definition, 5.2, rule 1). What cannot be opened is never accused.

import { isUpper } from "../../ast/case-class.ts";
import type { Expr, Id } from "../../ast/index.ts";
import { walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { Check } from "../check.ts";
import { correction } from "./names.ts";
import { triggerNamesOf } from "./trigger-names.ts";
import { typeMentions } from "./type-mentions.ts";

interface Qualified {
  readonly alias: Id;
  readonly name: Id;
}

export const aliases: Check = ({ module, linked }, report) => {
  for (const declaration of module.declarations) {
    if (declaration.kind === "use") continue;
    // Rules 22, 24a, 28, 30, 31 and 38 have codes of their own for names that are not there.
    const elsewhere = new Set<object>();
    const types = new Set<object>();
    for (const { name, role } of typeMentions(declaration))
      (role === "default" || role === "given" ? elsewhere : types).add(name);
    walk(declaration, (node) => {
      if (node.kind === "facing" || node.kind === "contracts") elsewhere.add(node);
      // A function that the other module leaves open as well.
      if (node.kind === "call" && "callee" in node) {
        const { callee } = node as unknown as { callee: Expr };
        if (callee.kind === "qname" && !isUpper(callee.name.text)) elsewhere.add(callee);
        if (callee.kind === "member" && callee.name.text === "created") types.add(callee.object);
      }
      if (node.kind === "item") {
        const { expr } = node as unknown as { expr: Expr };
        elsewhere.add(expr.kind === "call" ? expr.callee : expr);
      }
      return true;
    });
    const visit = (root: object, silent: boolean): void => {
      walk(root, (node) => {
        if (node !== root && elsewhere.has(node)) {
          visit(node, true);
          return false;
        }
        const qualified = qualifiedOf(node);
        if (qualified === undefined || qualified.name.text === "config") return true;
        const { alias, name } = qualified;
        const target = linked.aliases.get(alias.text);
        if (target === undefined) {
          const { meant, extras } = correction(alias, linked.aliases.keys());
          const params = { alias: alias.text, meant };
          report(diagnostic("reference.undefinedImportedAlias", alias.span, params, extras));
        } else if (
          target !== "opaque" &&
          !target.model.hasLost &&
          !silent &&
          !offers(target, name.text)
        ) {
          const { meant, extras } = correction(name, offered(target, name.text));
          const params = { alias: alias.text, name: name.text, path: `\`${target.path}\``, meant };
          const severity = types.has(node) ? ({ severity: "error" } as const) : {};
          report(
            diagnostic("reference.unknownName", node.span, params, { ...extras, ...severity }),
          );
        }
        return true;
      });
    };
    visit(declaration, elsewhere.has(declaration));
  }
};

/** The qualified name that a node is, if it is one. */
function qualifiedOf(node: object): Qualified | undefined {
  const { alias, name } = node as { alias?: Id; name?: Id };
  return alias === undefined || name === undefined || typeof name.text !== "string"
    ? undefined
    : { alias, name };
}

function offers(module: LinkedModule, name: string): boolean {
  return (
    module.types.has(name) ||
    module.collections.has(name) ||
    module.contracts.has(name) ||
    module.surfaces.has(name) ||
    module.instances.has(name) ||
    module.rules.has(name) ||
    [...module.deferred].some((path) => path === name || path.startsWith(`${name}.`)) ||
    triggerNamesOf(module).has(name)
  );
}

function offered(module: LinkedModule, like: string): readonly string[] {
  if (!isUpper(like)) return [...module.instances.keys()];
  return [
    ...module.types.keys(),
    ...module.collections.keys(),
    ...module.contracts.keys(),
    ...triggerNamesOf(module),
  ];
}
