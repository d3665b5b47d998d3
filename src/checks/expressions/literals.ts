// Words and backtick literals that stand for a value of an enum and are none of its literals
// (rule 9). Which code tells where: assigned to a status, created with one, or anywhere else.

import type { Expr } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import { diagnostic, type Related } from "../../diagnostics/diagnostic.ts";
import type { EnumType } from "../../model/type.ts";
import type { Check, CheckContext } from "../check.ts";
import { alternativesOf, isGoverned, type Target, targetsOf } from "./targets.ts";
import { expressionsOf, short } from "./tree.ts";

/** Reports literals that their enum does not have. */
export const literals: Check = (context, report) => {
  const targets = new Map<Expr, Target>();
  for (const target of targetsOf(context))
    for (const value of alternativesOf(target.value)) targets.set(value, target);
  for (const { node, declaration } of expressionsOf(context.module)) {
    if (declaration.kind === "config") continue;
    const unknown = unknownLiteral(context, node);
    if (unknown === undefined || isBroken(context, unknown.of)) continue;
    const { text, of } = unknown;
    const near = nearest(
      text,
      of.literals.map((l) => l.text),
    );
    const advice =
      near === undefined ? `Its literals are ${listed(of)}.` : `Did you mean \`${near}\`?`;
    const literal = short(text, 30);
    const target = targets.get(node);
    const extras = { related: declaredAt(context, of) };
    const member = target?.member;
    if (target === undefined || member === undefined || !isGoverned(context.spec, member)) {
      const params = { literal, enum: enumName(of), advice };
      report(diagnostic("enum.unknownLiteral", node.span, params, extras));
      continue;
    }
    const created = target.use === "create" || target.use === "default";
    const code = created ? "created.invalidStatus" : "status.undefinedValue";
    report(diagnostic(code, node.span, { literal, field: short(member.name, 24), advice }, extras));
  }
};

function unknownLiteral(
  { spec }: CheckContext,
  node: Expr,
): { readonly text: string; readonly of: EnumType } | undefined {
  const symbol = spec.typer.symbols.get(node);
  if (node.kind === "name")
    return symbol?.kind === "unresolved" && symbol.literalOf !== undefined
      ? { text: node.id.text, of: symbol.literalOf }
      : undefined;
  if (node.kind !== "backtick" || symbol?.kind !== "literal") return undefined;
  return symbol.of.literals.some((l) => l.text === node.text)
    ? undefined
    : { text: node.text, of: symbol.of };
}

function enumName(of: EnumType): string {
  return of.name === ""
    ? "this enum"
    : of.inline
      ? `\`${short(of.name, 30)}\``
      : `enum \`${short(of.name, 30)}\``;
}

const SHOWN = 6;

function listed(of: EnumType): string {
  const names = of.literals.map((l) => (l.quoted ? `\`${l.text}\`` : l.text));
  return names.length <= SHOWN
    ? names.join(", ")
    : `${names.slice(0, SHOWN).join(", ")} and ${names.length - SHOWN} more`;
}

/** True when a part of the enum's declaration was not understood: the literal may be there. */
function isBroken({ spec }: CheckContext, of: EnumType): boolean {
  return spec.modules.some((module) =>
    [...module.model.broken].some(
      (d) =>
        (d as object) === of.identity ||
        ("members" in d && (d.members as readonly object[]).includes(of.identity)),
    ),
  );
}

function declaredAt(context: CheckContext, of: EnumType): readonly Related[] {
  const here = context.module.declarations.some(
    (d) =>
      (d as object) === of.identity ||
      ("members" in d && (d.members as readonly object[]).includes(of.identity)),
  );
  const first = of.literals[0];
  const last = of.literals.at(-1);
  if (!here || first === undefined || last === undefined) return [];
  return [{ span: { start: first.span.start, end: last.span.end }, label: "its literals" }];
}
