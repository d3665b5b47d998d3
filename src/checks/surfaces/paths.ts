// Paths in surfaces: what they begin with and what they go through (language definition, rules
// 29 and 33).

import { isUpper } from "../../ast/case-class.ts";
import type { Arg, Expr, MemberExpr, NameExpr, Surface } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { nearest } from "../../base/nearest.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Program } from "../../model/program.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain, show, type Type } from "../../model/type.ts";
import { COLLECTION_MEMBERS } from "../../model/typing/members.ts";
import type { Check } from "../check.ts";
import { bindingsOf, type ClauseKind, partsOf } from "./bodies.ts";

type Report = Parameters<Check>[1];

/** One expression of a surface, and what may stand in it. */
interface Place {
  readonly expr: Expr;
  readonly clause?: ClauseKind;
  /** Words that the acting party puts in, where the expression is the guard of their entry. */
  readonly inputs: ReadonlySet<string>;
}

/** Every path of a surface begins with a name that is bound and goes through members that exist. */
export const undefinedPaths: Check = ({ module, spec }, report) => {
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    const said = new Set<string>();
    for (const place of placesOf(surface)) judge(place, surface, spec, said, report);
  }
};

const NONE: ReadonlySet<string> = new Set();

function placesOf(surface: Surface): readonly Place[] {
  const { entries, lets, loops } = partsOf(surface);
  const places: Place[] = [];
  for (const member of surface.members)
    if (member.kind === "context" && member.where !== undefined)
      places.push({ expr: member.where, inputs: NONE });
  for (const item of lets) places.push({ expr: item.value, inputs: NONE });
  for (const { loop } of loops) {
    places.push({ expr: loop.source, inputs: NONE });
    if (loop.filter !== undefined) places.push({ expr: loop.filter, inputs: NONE });
  }
  for (const { clause, item, conditions } of entries) {
    const args = item.expr.kind === "call" ? item.expr.args : [];
    const inputs = clause === "provides" ? inputsOf(args) : NONE;
    if (clause === "exposes") places.push({ expr: item.expr, clause, inputs });
    else if (clause !== "timeout")
      // A bare word as an argument is an input; what leads further must begin with a bound name.
      for (const arg of args)
        if (arg.value.kind !== "name") places.push({ expr: arg.value, clause, inputs });
    // Filters of loops are places of their own.
    const filters = new Set(loops.map((l) => l.loop.filter));
    for (const condition of conditions)
      if (!filters.has(condition)) places.push({ expr: condition, inputs });
  }
  const seen = new Set<Expr>();
  return places
    .filter((p) => !seen.has(p.expr) && seen.add(p.expr))
    .sort((a, b) => a.expr.span.start - b.expr.span.start);
}

function inputsOf(args: readonly Arg[]): ReadonlySet<string> {
  return new Set(args.flatMap((a) => (a.value.kind === "name" ? [a.value.id.text] : [])));
}

function judge(
  place: Place,
  surface: Surface,
  spec: SpecModel,
  said: Set<string>,
  report: Report,
): void {
  const all = expressionsIn(place.expr);
  const roots = new Set<Expr>([place.expr]);
  for (const e of all) {
    if (e.kind === "member") roots.add(e.object);
    if (e.kind === "unary") roots.add(e.operand);
    if (e.kind === "where" || e.kind === "map") roots.add(e.source);
  }
  for (const expr of all) {
    if (expr.kind === "name") unbound(expr, roots.has(expr), place, surface, spec, said, report);
    else if (expr.kind === "member") missing(expr, spec, report);
  }
}

function unbound(
  expr: NameExpr,
  isRoot: boolean,
  place: Place,
  surface: Surface,
  spec: SpecModel,
  said: Set<string>,
  report: Report,
): void {
  const { text } = expr.id;
  if (isUpper(text) || text === "_" || place.inputs.has(text)) return;
  const symbol = spec.typer.symbols.get(expr);
  // A free word may be a literal of an enum that is not known, unless a path begins with it.
  const nothing =
    (symbol?.kind === "unresolved" && symbol.literalOf === undefined) ||
    (symbol?.kind === "free" && isRoot);
  if (!nothing || said.has(text)) return;
  said.add(text);
  const near = nearest(
    text,
    bindingsOf(surface).map((b) => b.id.text),
  );
  const params = {
    problem: `nothing in this surface is called \`${text}\``,
    hint:
      near === undefined
        ? "Begin with the name after `facing` or `context`, or with one that `let` or `for` binds."
        : `Did you mean \`${near}\`?`,
  };
  report(diagnostic("surface.undefinedPath", expr.span, params));
}

/** A member that what stands before it does not have. */
function missing(expr: MemberExpr, spec: SpecModel, report: Report): void {
  const { typer, program } = spec;
  if (typer.symbols.has(expr) || typer.symbols.get(expr.object)?.kind === "config") return;
  const symbol = typer.symbols.get(expr.object);
  if (symbol?.kind === "type" || symbol?.kind === "deferred" || symbol?.kind === "opaque") return;
  const env = typer.envs.get(expr);
  if (env === undefined) return;
  let type = plain(typer.typeOf(expr.object));
  if (type.kind === "collection") {
    if (env.place !== "exposes" || COLLECTION_MEMBERS.has(expr.name.text)) return;
    type = plain(type.element);
  }
  const known = membersOf(type, program);
  if (known === undefined || known.includes(expr.name.text)) return;
  const near = nearest(expr.name.text, known);
  const params = {
    problem: `\`${show(type)}\` has no \`${expr.name.text}\``,
    hint:
      near === undefined
        ? "Name one of its members, or declare this one."
        : `Did you mean \`${near}\`?`,
  };
  report(diagnostic("surface.undefinedPath", expr.span, params));
}

/** The names that may follow a dot; undefined where that cannot be known. */
function membersOf(type: Type, program: Program): readonly string[] | undefined {
  switch (type.kind) {
    case "entity":
    case "value": {
      const { symbol } = type;
      if (program.isPlaceholder(symbol) || program.baseOf(symbol) === "opaque") return undefined;
      const variants = program.variantsOf(symbol).flatMap((v) => [...v.members.keys()]);
      return [...program.membersOf(symbol).map((m) => m.name), ...variants];
    }
    case "scalar":
    case "enum":
      return [];
    default:
      return undefined;
  }
}
