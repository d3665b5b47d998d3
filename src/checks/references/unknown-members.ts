// Members that a type does not have: at the end of a path, in a lookup, in a creation, in the path
// of a trigger (language definition, 6.3). Paths of surfaces have a code of their own (29, 33).

import type { Expr, Id, QName } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { find, typesOf } from "../../model/linked-module.ts";
import { plain, show, type Type } from "../../model/type.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";
import { COLLECTION_MEMBERS } from "../../model/typing/members.ts";
import { isWeak } from "../../model/typing/weak.ts";
import type { Check, CheckContext } from "../check.ts";
import { correction } from "./names.ts";

type Report = Parameters<Check>[1];

export const unknownMembers: Check = (context, report) => {
  const { typer } = context.spec;
  for (const declaration of context.module.declarations) {
    // What defaults of parameters may be made of has rules of its own (49).
    if (declaration.kind === "config") continue;
    const expressions = expressionsIn(declaration);
    // What is called is judged as a call.
    const called = new Set<Expr>(expressions.flatMap((e) => (e.kind === "call" ? [e.callee] : [])));
    for (const expr of expressions) {
      if (expr.kind === "lookup") {
        const owner = named(context, expr.entity);
        for (const field of expr.fields) member(context, owner, field.name, report);
      } else if (expr.kind === "call") {
        const { callee } = expr;
        if (callee.kind !== "member" || callee.name.text !== "created") continue;
        const created = typer.symbols.get(callee.object);
        const owner = created?.kind === "type" ? created.type : undefined;
        for (const arg of expr.args)
          if (arg.name !== undefined) member(context, owner, arg.name, report);
      } else if (expr.kind === "map") {
        if (declaration.kind === "surface" || isWeak(typer, expr.source)) continue;
        const source = plain(typer.typeOf(expr.source));
        if (source.kind === "collection") ofType(context, source.element, expr.name, report);
      } else if (expr.kind === "member" && declaration.kind !== "surface" && !called.has(expr)) {
        if (typer.symbols.get(expr) !== undefined || isWeak(typer, expr.object)) continue;
        // How many a relationship leads to is only guessed from its name (5.4).
        if (COLLECTION_MEMBERS.has(expr.name.text)) continue;
        ofType(context, typer.typeOf(expr.object), expr.name, report);
      }
    }
    if (declaration.kind === "rule") triggerPaths(context, declaration, report);
  }
};

function ofType(context: CheckContext, of: Type, name: Id, report: Report): void {
  const type = plain(of);
  if (type.kind === "entity" || type.kind === "value") member(context, type.symbol, name, report);
  else if (type.kind === "scalar" || type.kind === "enum") {
    const params = { owner: show(type), name: name.text, meant: "" };
    report(diagnostic("reference.unknownMember", name.span, params));
  }
}

/** Reports a name that neither a type nor one of its variants has. */
function member(
  { spec }: CheckContext,
  owner: TypeSymbol | undefined,
  name: Id,
  report: Report,
): void {
  if (owner === undefined || owner.node.kind === "enum" || owner.node.kind === "actor") return;
  const { program } = spec;
  if (owner.module.model.broken.has(owner.node)) return;
  if (program.memberOf(owner, name.text) !== undefined) return;
  // What only some variants have is a matter of guards (rule 18).
  const base = program.baseOf(owner);
  const kin = program.variantsOf(base === undefined || base === "opaque" ? owner : base);
  if (kin.some((v) => v.members.has(name.text))) return;
  const { meant, extras } = correction(
    name,
    program.membersOf(owner).map((m) => m.name),
  );
  const params = { owner: owner.name, name: name.text, meant };
  report(diagnostic("reference.unknownMember", name.span, params, extras));
}

function named({ linked }: CheckContext, name: QName): TypeSymbol | undefined {
  const found = find(linked, name, typesOf);
  return found === undefined || found === "opaque" ? undefined : found.symbol;
}

/** Each step of the paths that triggers watch. */
function triggerPaths(context: CheckContext, rule: object, report: Report): void {
  walk(rule, (node) => {
    const { entity, path } = node as { entity?: QName; path?: readonly Id[] };
    if ((node.kind !== "change" && node.kind !== "derived") || !entity || !path) return true;
    let owner = named(context, entity);
    for (const id of path) {
      member(context, owner, id, report);
      const found = owner === undefined ? undefined : context.spec.program.memberOf(owner, id.text);
      if (found === undefined || found === "opaque") return true;
      const type = plain(context.spec.program.typeOfMember(found));
      owner = type.kind === "entity" || type.kind === "value" ? type.symbol : undefined;
    }
    return true;
  });
}
