// Calls and properties that do not exist: on collections (language definition, rule 14a), and
// dotted or capitalised calls that are nothing known (3.4).

import { isUpper } from "../../ast/case-class.ts";
import type { CallExpr, Declaration, Expr, MemberExpr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { nearest } from "../../base/nearest.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { contractsOf, find, findWord, importsOf, typesOf } from "../../model/linked-module.ts";
import { isOpen, plain, show } from "../../model/type.ts";
import { COLLECTION_MEMBERS, qnameOf } from "../../model/typing/members.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import type { Check, CheckContext } from "../check.ts";
import { mayBeLost, pathText } from "./names.ts";

/** Rule 14a: only the eight built-in members follow a collection with a dot. */
export const unknownMethods: Check = ({ module, spec }, report) => {
  // Free methods on collections were allowed before version 3.
  if (module.version === 1 || module.version === 2) return;
  const { typer } = spec;
  for (const expr of expressionsIn(module)) {
    if (expr.kind !== "member" || COLLECTION_MEMBERS.has(expr.name.text)) continue;
    if (plain(typer.typeOf(expr.object)).kind !== "collection") continue;
    // `exposes` shows a member of every element.
    if (typer.envs.get(expr)?.place === "exposes") continue;
    const name = expr.name.text;
    const near = nearest(name, COLLECTION_MEMBERS);
    const hint =
      near === undefined
        ? `Write \`-> field\` for a field of each, or a black box: \`${name}(items, ...)\`.`
        : `Did you mean \`${near}\`?`;
    report(diagnostic("collection.unknownMethod", expr.name.span, { name, hint }));
  }
};

/** Calls that are no black box, emission, creation, built-in, derived value or deferred operation. */
export const unknownCalls: Check = (context, report) => {
  for (const declaration of context.module.declarations) {
    const offers = offeredCalls(declaration);
    if (mayBeLost(context.linked)) return;
    for (const expr of expressionsIn(declaration)) {
      if (expr.kind !== "call" || offers.has(expr)) continue;
      const found =
        expr.callee.kind === "member"
          ? dotted(context, expr.callee)
          : capitalised(context, declaration, expr);
      if (found !== undefined) report(found);
    }
  }
};

/** The capitalised roots of dotted calls that are reported as unknown calls already. */
export function unknownCallees(
  context: CheckContext,
  expressions: readonly Expr[],
): ReadonlySet<Expr> {
  const roots = new Set<Expr>();
  for (const expr of expressions) {
    if (expr.kind !== "call" || expr.callee.kind !== "member") continue;
    const { object, name } = expr.callee;
    if (name.text !== "created" && dotted(context, expr.callee) !== undefined) roots.add(object);
  }
  return roots;
}

/** Calls in the items of surfaces and in triggers name triggers and surfaces. */
function offeredCalls(declaration: Declaration): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  // What is no trigger is told as a whole; its parts were meant to be triggers.
  if (declaration.kind === "rule")
    for (const trigger of triggersOf(declaration.members))
      if (trigger.kind === "invalid") for (const e of expressionsIn(trigger.expr)) found.add(e);
  if (declaration.kind !== "surface") return found;
  const visit = (items: readonly object[]): void => {
    for (const item of items as readonly { kind: string; [k: string]: unknown }[]) {
      if (item.kind === "item") found.add(item["expr"] as Expr);
      for (const key of ["items", "body", "else"])
        if (Array.isArray(item[key])) visit(item[key] as object[]);
      if (Array.isArray(item["branches"]))
        for (const branch of item["branches"] as { body: object[] }[]) visit(branch.body);
    }
  };
  visit(declaration.members);
  return found;
}

function capitalised(
  { spec, linked }: CheckContext,
  declaration: Declaration,
  expr: CallExpr,
): Diagnostic | undefined {
  // What an invariant may not do is said by rule 55.
  if (declaration.kind === "invariant" || spec.typer.envs.get(expr)?.place === "invariant")
    return undefined;
  const { callee } = expr;
  if (callee.kind === "qname") {
    const target = linked.aliases.get(callee.alias.text);
    if (target === undefined || target === "opaque" || !isUpper(callee.name.text)) return undefined;
    if (target.deferred.has(callee.name.text)) return undefined;
  } else if (callee.kind !== "name" || !isUpper(callee.id.text)) return undefined;
  else if ([linked, ...importsOf(linked)].some((m) => m.deferred.has(callee.id.text)))
    return undefined;
  const name = pathText(callee) ?? "";
  const found = find(
    linked,
    qnameOf(callee) ?? { span: callee.span, name: { span: callee.span, text: name } },
    typesOf,
  );
  if (found === "opaque") return undefined;
  if (found !== undefined)
    return diagnostic("call.unknown", callee.span, {
      name,
      problem: "it is a type",
      hint:
        found.symbol.node.kind === "value"
          ? "A value is written as an object: `{ field: value, ... }`."
          : `Look an instance up by \`${name}{key: value}\`, or create one by \`${name}.created(...)\`.`,
    });
  const small = functionName(name);
  return diagnostic("call.unknown", callee.span, {
    name,
    problem: "it is not deferred, and only an effect can emit a trigger",
    hint: `A function that is left open is written \`${small}(...)\`; or declare \`deferred ${name}\`.`,
  });
}

/** A name of the form that black box functions have. */
function functionName(name: string): string {
  return name
    .replace(/^.*\//, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

function dotted(context: CheckContext, callee: MemberExpr): Diagnostic | undefined {
  const { typer, program } = context.spec;
  const { linked } = context;
  const { object, name } = callee;
  const symbol = typer.symbols.get(callee);
  const root = typer.symbols.get(object);
  if (symbol?.kind === "deferred" || typer.envs.get(callee) === undefined) return undefined;
  const written = pathText(callee) ?? name.text;
  const of = (problem: string, hint: string): Diagnostic =>
    diagnostic("call.unknown", name.span, { name: written, problem, hint });
  const declare = `declare \`deferred ${written}\``;
  if (root?.kind === "deferred")
    return of("no `deferred` declares this operation", `Correct its name, or ${declare}.`);
  if (root?.kind === "unresolved" && object.kind === "name" && isUpper(object.id.text)) {
    if (name.text === "created") return undefined;
    const contract = findWord(linked, object.id.text, contractsOf);
    if (contract === "opaque") return undefined;
    if (contract === undefined)
      return of("it is neither declared nor deferred", `To leave it to others, ${declare}.`);
    // Not in the list of calls, but what is meant is plain: the contract says what it answers.
    const operations = contract.symbol.members.filter((m) => m.kind === "signature");
    if (operations.some((m) => m.name.text === name.text)) return undefined;
    return of(
      `the contract \`${object.id.text}\` has no such operation`,
      "Correct its name, or declare it in the contract.",
    );
  }
  if (root?.kind === "type") {
    if (name.text === "created") return undefined;
    const instances = `Filter all instances by \`where\`; create one by \`${root.type.name}.created(...)\``;
    return of("a type has no operations", `${instances}; or ${declare}.`);
  }
  const type = plain(typer.typeOf(object));
  if (isOpen(type) || type.kind === "collection" || type.kind === "null") return undefined;
  if (type.kind === "entity" || type.kind === "value") {
    // How many a relationship leads to is only guessed from its name (5.4).
    if (COLLECTION_MEMBERS.has(name.text)) return undefined;
    const member = program.memberOf(type.symbol, name.text);
    if (member === "opaque" || (member?.node.kind === "derived" && member.node.params)) return;
    if (variantHas(context, callee)) return undefined;
    const operations = program
      .membersOf(type.symbol)
      .filter((m) => m.node.kind === "derived" && m.node.params !== undefined);
    const near = nearest(
      name.text,
      operations.map((m) => m.name),
    );
    const problem =
      member === undefined
        ? `\`${type.symbol.name}\` has no derived value with parameters of that name`
        : `\`${name.text}\` of \`${type.symbol.name}\` takes no parameters`;
    if (near !== undefined && member === undefined) return of(problem, `Did you mean \`${near}\`?`);
    return of(
      problem,
      `Use a black box \`${name.text}(...)\`, or a derived value with parameters.`,
    );
  }
  return of(`${show(type)} has no operations`, `Use a black box: \`${name.text}(...)\`.`);
}

/** A variant of the object's entity has the operation: whether that is safe is checked elsewhere. */
function variantHas({ spec }: CheckContext, callee: MemberExpr): boolean {
  const type = plain(spec.typer.typeOf(callee.object));
  if (type.kind !== "entity") return false;
  return spec.program.variantsOf(type.symbol).some((v) => v.members.has(callee.name.text));
}
