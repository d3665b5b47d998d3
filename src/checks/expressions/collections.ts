// Literals of lists and sets (rules 14b to 14d).

import type { Effect, Expr, Module } from "../../ast/index.ts";
import { isExpr } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { plain, type Type } from "../../model/type.ts";
import { common } from "../../model/typing/assignable.ts";
import type { Check, CheckContext } from "../check.ts";
import { inlineComparison, inlineEnums, isVague, judged, mismatch } from "./mismatch.ts";
import { brief, expressionsOf, nodesOf, pathText, short } from "./tree.ts";

/** Reports collection literals whose elements have nothing in common. */
export const elementTypes: Check = (context, report) => {
  for (const { node, declaration } of expressionsOf(context.module)) {
    if ((node.kind !== "list" && node.kind !== "set") || declaration.kind === "config") continue;
    const clash = clashIn(context, node.items);
    if (clash === undefined) continue;
    const [a, b] = clash;
    if (inlineEnums(a, b)) report(inlineComparison(node.span, a, b));
    else if (node.kind === "list") {
      const types = `${brief(a)} and ${brief(b)}`;
      report(diagnostic("list.mixedElementTypes", node.span, { types }));
    } else {
      const problem = `this set mixes ${brief(a)} and ${brief(b)}: no common type`;
      report(mismatch(node.span, problem, "Let all elements have one type."));
    }
  }
};

/** Two types among those of the elements that have no common supertype. */
function clashIn(context: CheckContext, items: readonly Expr[]): readonly [Type, Type] | undefined {
  let joined: Type | undefined;
  for (const item of items) {
    const type = judged(context, item);
    if (isVague(type)) continue;
    const next: Type | undefined =
      joined === undefined ? type : common(context.spec.program, joined, type);
    if (next === undefined) return joined === undefined ? undefined : [joined, type];
    joined = next;
  }
  return undefined;
}

/** Reports `[]` where nothing says what it would hold. */
export const emptyLists: Check = ({ module, spec }, report) => {
  const places = placesOfLists(module);
  for (const { node, declaration } of expressionsOf(module)) {
    if (node.kind !== "list" || node.items.length > 0 || declaration.kind === "config") continue;
    const wanted = spec.typer.expected.get(node);
    const place = places.get(node);
    if (typeof place === "object") {
      // The other operand of a comparison does not tell; what is not known may be anything.
      if (!isVague(spec.typer.typeOf(place)))
        report(diagnostic("list.emptyListNoElementType", node.span, {}));
      continue;
    }
    // An emission whose listeners learn the type from nowhere else has no target type.
    if (wanted === undefined ? place === "unknown" : takesList(wanted, place === "emission"))
      continue;
    report(diagnostic("list.emptyListNoElementType", node.span, {}));
  }
};

/** An argument of an emission, a place where what is wanted is not known, or the other operand. */
type ListPlace = "emission" | "unknown" | Expr;

/** The places of expressions, as far as they matter to an empty list. */
function placesOfLists(module: Module): ReadonlyMap<object, ListPlace> {
  const places = new Map<object, ListPlace>();
  for (const { node } of nodesOf(module)) {
    if (node.kind === "emit")
      for (const arg of (node as Extract<Effect, { kind: "emit" }>).args)
        places.set(arg.value, "emission");
    if (!isExpr(node)) continue;
    if (node.kind === "call") for (const arg of node.args) places.set(arg.value, "unknown");
    if (node.kind === "binary" && node.op !== "??") {
      places.set(node.left, node.right);
      places.set(node.right, node.left);
    }
    if (node.kind === "object") for (const f of node.fields) places.set(f.value, "unknown");
    if (node.kind === "list" || node.kind === "set")
      for (const item of node.items) places.set(item, "unknown");
  }
  return places;
}

function takesList(wanted: Type, typed: boolean): boolean {
  const type = plain(wanted);
  if (type.kind !== "collection") return isVague(type);
  return type.of === "List" && !(typed && isVague(type.element));
}

/** Reports elements of a set that are written twice. */
export const duplicateElements: Check = ({ module }, report) => {
  for (const { node } of expressionsOf(module)) {
    if (node.kind !== "set") continue;
    const first = new Map<string, Expr>();
    for (const item of node.items) {
      const key = keyOf(item);
      if (key === undefined) continue;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, item);
      else {
        const related = [{ span: earlier.span, label: "the first one" }];
        const element = short(key);
        report(diagnostic("set.duplicateElement", item.span, { element }, { related }));
      }
    }
  }
};

/** What two elements with the same value have in common. */
function keyOf(item: Expr): string | undefined {
  switch (item.kind) {
    case "number":
      return `\`${item.raw.replaceAll("_", "")}\``;
    case "duration":
      return `\`${item.raw.replaceAll("_", "")}\``;
    case "string":
      return item.parts.every((p) => typeof p === "string")
        ? `"${item.parts.join("")}"`
        : undefined;
    case "bool":
      return `\`${item.value}\``;
    case "backtick":
      return `\`${item.text}\``;
    default: {
      const path = pathText(item);
      return path === undefined ? undefined : `\`${path}\``;
    }
  }
}
