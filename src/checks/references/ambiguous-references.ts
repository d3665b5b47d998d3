// Unqualified names that several imported modules offer (language definition, 5.2). What the module
// declares itself always wins.

import type { Id } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { importsOf, type LinkedModule } from "../../model/linked-module.ts";
import { isBuiltIn } from "../../model/program.ts";
import type { Check, CheckContext } from "../check.ts";
import { triggerUses } from "./trigger-names.ts";
import { typeMentions } from "./type-mentions.ts";

type Offers = (module: LinkedModule) => boolean;

export const ambiguousReferences: Check = (context, report) => {
  const { linked } = context;
  const imports = importsOf(linked);
  if (imports.length < 2) return;
  const said = new Set<string>();
  for (const { id, offers } of mentions(context)) {
    if (said.has(id.text) || offers(linked)) continue;
    const from = imports.filter(offers);
    if (from.length < 2) continue;
    said.add(id.text);
    const modules = from.map((m) => `\`${aliasOf(linked, m)}\``).join(", ");
    const [first] = from;
    const example = `${first === undefined ? "alias" : aliasOf(linked, first)}/${id.text}`;
    const params = { name: id.text, modules, example };
    report(diagnostic("use.ambiguousReference", id.span, params));
  }
};

function aliasOf(module: LinkedModule, imported: LinkedModule): string {
  for (const [alias, target] of module.aliases) if (target === imported) return alias;
  return imported.path;
}

interface Mention {
  readonly id: Id;
  readonly offers: Offers;
}

function mentions({ module, spec, linked }: CheckContext): readonly Mention[] {
  const found: Mention[] = [];
  for (const declaration of module.declarations) {
    for (const { name, role } of typeMentions(declaration)) {
      const { text } = name.name;
      if (name.alias !== undefined || (role !== "lookup" && isBuiltIn(text))) continue;
      found.push({ id: name.name, offers: (m) => m.types.has(text) });
    }
    for (const expr of expressionsIn(declaration)) {
      if (expr.kind !== "name") continue;
      const { text } = expr.id;
      const { kind } = spec.typer.symbols.get(expr) ?? {};
      if (kind === "type") found.push({ id: expr.id, offers: (m) => m.types.has(text) });
      if (kind === "collection")
        found.push({ id: expr.id, offers: (m) => m.types.has(text) || m.collections.has(text) });
      if (kind === "instance") found.push({ id: expr.id, offers: (m) => m.instances.has(text) });
    }
    walk(declaration, (node) => {
      const ref = node as { direction?: string; name?: { alias?: Id; name: Id } };
      if (ref.direction !== undefined && ref.name !== undefined && ref.name.alias === undefined) {
        const id = ref.name.name;
        found.push({ id, offers: (m) => m.contracts.has(id.text) });
      }
      return true;
    });
  }
  const { heard, called } = triggerUses(linked);
  // A name that is heard and called here is this module's own trigger.
  for (const [text, { name }] of called)
    if (!heard.has(text))
      found.push({ id: name, offers: (m) => m !== linked && triggerUses(m).heard.has(text) });
  for (const [text, { name }] of heard)
    if (!called.has(text))
      found.push({ id: name, offers: (m) => m !== linked && triggerUses(m).called.has(text) });
  return found.sort((a, b) => a.id.span.start - b.id.span.start);
}
