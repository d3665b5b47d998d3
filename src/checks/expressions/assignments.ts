// Values that do not fit where they go (language definition, 6.2; rules 12 and 14).

import type { Expr } from "../../ast/index.ts";
import { diagnostic, type Related } from "../../diagnostics/diagnostic.ts";
import { plain, type Type } from "../../model/type.ts";
import { assignable } from "../../model/typing/assignable.ts";
import type { Check, CheckContext } from "../check.ts";
import {
  inlineComparison,
  inlineEnums,
  isVague,
  judged,
  mismatch,
  quotedLiteral,
  type Report,
} from "./mismatch.ts";
import { alternativesOf, type Target, targetsOf } from "./targets.ts";
import { brief, short } from "./tree.ts";

/** Reports values that the type of their place does not take. */
export const assignments: Check = (context, report) => {
  for (const target of targetsOf(context)) {
    const { member, type } = target;
    if (isVague(type) || (member !== undefined && !isStored(member.node.kind))) continue;
    for (const value of alternativesOf(target.value)) place(context, target, value, report);
  }
};

/** Derived values, relationships and projections are no targets, whatever their type. */
function isStored(kind: string): boolean {
  return kind === "field";
}

function place(context: CheckContext, target: Target, value: Expr, report: Report): void {
  const { type, member, use } = target;
  if (value.kind === "null") {
    const field = member?.node.kind === "field" ? member.node : undefined;
    if (use === "watch" || type.kind === "optional" || field === undefined) return;
    if (field.when !== undefined || field.invalidWhen !== undefined) return;
    const params = { field: short(field.name.text, 20), type: brief(type) };
    report(
      diagnostic("expression.nullAssignment", value.span, params, {
        related: declared(context, target),
      }),
    );
    return;
  }
  const from = judged(context, value);
  if (isVague(from) || isElsewhere(value, from, type)) return;
  if (value.kind === "object" && plain(type).kind === "value") {
    record(context, target, value, report);
    return;
  }
  if (assignable(context.spec.program, from, type)) return;
  if (inlineEnums(from, type)) {
    report(inlineComparison(value.span, type, from));
    return;
  }
  const holder = member === undefined ? "this collection" : `\`${short(member.name, 20)}\``;
  const holds = member === undefined ? "holds" : "is";
  const problem = `${brief(from)} does not fit: ${holder} ${holds} ${brief(type)}`;
  const related = declared(context, target);
  const quoted = quotedLiteral(value, type);
  if (quoted === undefined)
    report(mismatch(value.span, problem, advice(value, from, type), { related }));
  else report(mismatch(value.span, problem, quoted.advice, { related, fix: quoted.fix }));
}

/** What other rules speak about: literals in backticks, empty lists, the order that is lost. */
function isElsewhere(value: Expr, from: Type, type: Type): boolean {
  if (value.kind === "backtick") return true;
  if (value.kind === "list" && value.items.length === 0) return true;
  const to = plain(type);
  const ordered = to.kind === "collection" && to.of !== "Set";
  const combined = value.kind === "binary" && (value.op === "+" || value.op === "-");
  return ordered && combined && plain(from).kind === "collection";
}

function advice(value: Expr, from: Type, type: Type): string {
  const to = plain(type);
  if (value.kind === "binary" && (value.op === "and" || value.op === "or"))
    return "Everything after `=` is the value; write each assignment on a line of its own.";
  if (to.kind === "collection" && to.of === "List" && plain(from).kind === "collection")
    return "A list is written in square brackets, `[…]`.";
  if (to.kind === "collection" && plain(from).kind !== "collection")
    return "Give it a collection, or add the element with `.add(…)`.";
  return "Give it a value of its type, or change the type of the field.";
}

/** An object literal for a value type: nothing may be missing; its values are targets themselves. */
function record(
  context: CheckContext,
  target: Target,
  value: Extract<Expr, { kind: "object" }>,
  report: Report,
): void {
  const type = plain(target.type);
  if (type.kind !== "value") return;
  const { program } = context.spec;
  const given = new Set(value.fields.map((f) => f.name.text));
  const missing = program
    .membersOf(type.symbol)
    .find(
      (m) =>
        m.node.kind === "field" &&
        m.node.when === undefined &&
        !given.has(m.name) &&
        !isOptional(program.typeOfMember(m)),
    );
  if (missing === undefined) return;
  const problem = `this object lacks \`${short(missing.name, 30)}\` of ${brief(type)}`;
  const related = sameFile(context, missing.owner.module.path)
    ? [{ span: missing.id.span, label: "declared here" }]
    : [];
  const every = "Give every field a value, but for those that are optional.";
  report(mismatch(value.span, problem, every, { related }));
}

function isOptional(type: Type): boolean {
  return type.kind === "optional" || isVague(type);
}

function sameFile(context: CheckContext, path: string): boolean {
  return context.linked.path === path;
}

function declared(context: CheckContext, { member }: Target): readonly Related[] {
  if (member === undefined || !sameFile(context, member.owner.module.path)) return [];
  return [{ span: member.id.span, label: "declared here" }];
}
