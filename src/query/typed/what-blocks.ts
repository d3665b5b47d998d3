// what-blocks: for a rule, each condition that it asks for, what that rests on and what makes it
// true; for a state, what leads into it and out of it, and which rules cannot be while it lasts.

import type { Expr, Literal } from "../../ast/index.ts";
import { ok, type Result } from "../../base/result.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import { contradiction, prepared } from "../../model/typing/conditions.ts";
import type { Answer, Fact, Note, Refusal } from "./answer.ts";
import { behaviourOf, memberAt, type RuleBehaviour, readsOf } from "./behaviour.ts";
import { at, because, configFact, inRule, memberFact, ruleFact, typeFact } from "./cite.ts";
import { nameOf } from "./constructs.ts";
import { findOne } from "./names.ts";
import { offersOf } from "./offers.ts";
import { machineOf, type Narrowed, narrowedByCondition, narrowedIn } from "./states.ts";
import { fieldWrites } from "./what-writes.ts";

type Found = Pick<Answer, "subject" | "facts" | "notes">;

export function whatBlocks(spec: SpecModel, name: string): Result<Found, Refusal> {
  const kinds = ["rule", "trigger", "state"] as const;
  const found = findOne(
    spec,
    name,
    kinds,
    "a rule, a trigger or a state, as in `Entity.field = state`",
  );
  if (!found.ok) return found;
  const construct = found.value;
  const { of, listening } = behaviourOf(spec);
  switch (construct.kind) {
    case "rule": {
      const rule = of.get(construct.rule);
      return ok({ subject: construct.name, ...ofRules(spec, rule === undefined ? [] : [rule]) });
    }
    case "trigger":
      return ok({
        subject: construct.name,
        ...ofRules(spec, listening.get(construct.key) ?? []),
      });
    case "state":
      return ok(ofState(spec, construct.member, construct.literal, construct.name));
    default:
      return construct satisfies never;
  }
}

function ofRules(spec: SpecModel, rules: readonly RuleBehaviour[]): Omit<Found, "subject"> {
  const notes: Note[] = [];
  const facts = rules.flatMap((rule) => {
    const name = rule.rule.name.text;
    const conds = rule.conditions.map((c) => c.expr);
    if (conds.length === 0) notes.push({ note: "noConditions", name });
    const clash = contradiction(
      prepared(
        spec.typer,
        rule.conditions.flatMap((c) => (c.nested ? [] : [c.expr])),
      ),
    );
    if (clash !== undefined) notes.push({ note: "never", name });
    return [
      ruleFact(rule, because("asked")),
      ...(clash ?? []).map((c) =>
        inRule("precondition", rule, c.expr.span, because("contradicts", name), 1),
      ),
      ...conds.flatMap((cond) => ofCondition(spec, rule, cond)),
      ...guards(spec, rule),
    ];
  });
  return { facts, notes };
}

/** One condition: what it reads, and what could make it true. */
function ofCondition(spec: SpecModel, rule: RuleBehaviour, cond: Expr): readonly Fact[] {
  const text = rule.rule.name.text;
  const facts: Fact[] = [inRule("precondition", rule, cond.span, because("requires", text), 1)];
  const states = narrowedByCondition(spec, rule, cond);
  const { members, config } = readsOf(spec, [cond]);
  for (const c of config) facts.push(configFact(c, because("reads", text), 2));
  for (const member of members)
    if (member.node.kind !== "field")
      facts.push(memberFact(member, because("defines", nameOf(member)), 2));
  for (const narrowed of states) facts.push(...intoStates(spec, narrowed, 2));
  const told = new Set(states.map((s) => s.member));
  const own = ownFields(spec, cond, members);
  for (const member of own) {
    if (told.has(member)) continue;
    facts.push(
      ...fieldWrites(spec, member, 2).map((f) => ({
        ...f,
        why: because("makesTrue", nameOf(member)),
      })),
    );
  }
  return facts;
}

/** The fields that decide a condition: those that it reads for their own values. */
function ownFields(
  spec: SpecModel,
  cond: Expr,
  members: ReadonlySet<MemberSymbol>,
): readonly MemberSymbol[] {
  // `invoice.subscription.plan` is decided by the last step; the others only lead there.
  const through = new Set<MemberSymbol>();
  const visit = (expr: Expr): void => {
    if (expr.kind === "member") {
      const inner = memberAt(spec, expr.object);
      if (inner !== undefined) through.add(inner);
    }
  };
  for (const e of readsOfExpr(cond)) visit(e);
  return [...members].filter((m) => m.node.kind === "field" && !through.has(m));
}

function readsOfExpr(expr: Expr): readonly Expr[] {
  const found: Expr[] = [expr];
  for (let e: Expr | undefined = expr; e !== undefined; ) {
    e = e.kind === "member" ? e.object : undefined;
    if (e !== undefined) found.push(e);
  }
  if (expr.kind === "binary") found.push(...readsOfExpr(expr.left), ...readsOfExpr(expr.right));
  if (expr.kind === "unary") found.push(...readsOfExpr(expr.operand));
  return found;
}

/** The effects that lead into the states that a condition wants. */
function intoStates(spec: SpecModel, { member, values }: Narrowed, depth: number): readonly Fact[] {
  const machine = machineOf(spec, member);
  if (machine === undefined) return [];
  return [...values].flatMap((value) => waysInto(spec, member, value, depth));
}

/** What leads into a state: the effects of rules, and creations. */
function waysInto(
  spec: SpecModel,
  member: MemberSymbol,
  state: string,
  depth: number,
): readonly Fact[] {
  const machine = machineOf(spec, member);
  if (machine === undefined) return [];
  const { of } = behaviourOf(spec);
  const name = `${nameOf(member)} = ${state}`;
  const facts: Fact[] = [];
  for (const write of machine.writes) {
    const rule = of.get(write.rule);
    if (rule === undefined || !write.targets.some((t) => t.text === state)) continue;
    facts.push(inRule("effect", rule, write.effect.span, because("waysIn", name), depth));
    for (const c of rule.conditions)
      facts.push(
        inRule(
          "precondition",
          rule,
          c.expr.span,
          because("requires", rule.rule.name.text),
          depth + 1,
        ),
      );
  }
  for (const { rule: creator, call } of machine.creations) {
    const rule = of.get(creator);
    const given = call.args.find((a) => a.name?.text === member.name);
    if (rule === undefined || given === undefined) continue;
    const value = given.value;
    const literal =
      value.kind === "name" ? value.id.text : value.kind === "backtick" ? value.text : "";
    if (literal === state)
      facts.push(inRule("effect", rule, given.span, because("createsWith", name), depth));
  }
  return facts;
}

/** Conditions under which surfaces offer what the rule listens to. */
function guards(spec: SpecModel, rule: RuleBehaviour): readonly Fact[] {
  const keys = new Set(
    rule.triggers.flatMap((t) =>
      t.kind === "call" ? [spec.triggers.keyOf(rule.module, t.name)] : [],
    ),
  );
  return offersOf(spec)
    .offers.filter((o) => keys.has(o.key) && o.guards.length > 0)
    .map((o) =>
      at(
        "provides",
        o.surface.name.text,
        o.module,
        o.item.span,
        because("offersGuarded", o.surface.name.text),
        1,
      ),
    );
}

function ofState(spec: SpecModel, member: MemberSymbol, literal: Literal, subject: string): Found {
  const state = literal.text;
  const machine = machineOf(spec, member);
  const facts: Fact[] = [memberFact(member, because("subject"))];
  const notes: Note[] = [];
  const { of, rules } = behaviourOf(spec);
  const into = waysInto(spec, member, state, 0);
  facts.push(...into);
  if (!into.some((f) => f.kind === "effect")) notes.push({ note: "noWriters", name: subject });
  for (const edge of machine?.edges ?? []) {
    const rule = edge.from === state ? of.get(edge.write.rule) : undefined;
    if (rule !== undefined)
      facts.push(
        inRule("effect", rule, edge.write.effect.span, because("waysOut", subject, edge.to)),
      );
  }
  const graph = machine?.governed.graph;
  if (graph?.terminal.some((t) => t.text === state) === true)
    notes.push({ note: "terminal", name: nameOf(member), from: state });
  for (const rule of rules) {
    const barred = narrowedIn(spec, rule).filter(
      (n) => n.member === member && !n.values.has(state),
    );
    if (barred.length === 0) continue;
    for (const { expr } of rule.conditions) {
      const says = narrowedByCondition(spec, rule, expr).some(
        (n) => n.member === member && !n.values.has(state),
      );
      if (says) facts.push(inRule("precondition", rule, expr.span, because("blockedIn", subject)));
    }
  }
  const owner = member.owner;
  if (spec.program.isExternal(owner)) {
    notes.push({ note: "external", name: owner.name });
    facts.push(typeFact(owner, because("subject")));
  }
  return { subject, facts, notes };
}
