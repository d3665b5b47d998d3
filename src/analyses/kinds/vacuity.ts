// What says nothing: preconditions that always hold, rules that leave everything as it was, and
// invariants about what nothing in the set ever gives a value.

import type { Expr, Invariant, Rule } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { and, compare, type Formula, implies } from "../../logic/index.ts";
import { known } from "../../model/conditions/knowledge.ts";
import type { Lowering } from "../../model/conditions/lowering.ts";
import { pathOf } from "../../model/conditions/paths.ts";
import { type GuardPart, guardOf } from "../../model/conditions/rule-guard.ts";
import { sortOfType } from "../../model/conditions/sorts.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import { effectsOf } from "../assignments.ts";
import type { Analysis, Context } from "../context.ts";
import { list, words } from "../words.ts";

type Report = Parameters<Analysis>[1];
type RuleAt = { readonly rule: Rule; readonly module: LinkedModule };

export const vacuities: Analysis = (context, report) => {
  for (const at of context.rules()) {
    const lowering = context.lowering("names");
    const parts = guardOf(lowering, at.module, at.rule, new Map());
    idleGuards(context, at, parts, report);
    idleRule(context, at, lowering, parts, report);
  }
  untouchedInvariants(context, report);
};

/** Preconditions that follow from the others and from what always holds. */
function idleGuards(
  context: Context,
  { rule, module }: RuleAt,
  parts: readonly GuardPart[],
  report: Report,
): void {
  const isTemporal = triggersOf(rule.members).some((t) => t.kind === "temporal");
  // A guard that repeats its temporal trigger is what the language asks for.
  let premises = parts.filter((p) => !(isTemporal && p.from === "trigger"));
  for (const part of parts.filter((p) => p.from === "requires").reverse()) {
    const { expr, formula } = part;
    if (expr === undefined || isIdiom(context, expr)) continue;
    const others = premises.filter((p) => p !== part);
    // Invariants and presence in some states are left out: a guard may well be what keeps them.
    const answer = implies(
      others.map((p) => p.formula),
      formula,
    );
    if (answer.kind !== "yes") continue;
    // Preconditions that contradict each other imply everything; that is reported for itself.
    if (contradictory(others.map((p) => p.formula))) return;
    premises = others;
    const because = others.filter((p) => hasPart(p.formula, answer.because));
    // A flag that includes the state beside the state itself: naming the state is good style.
    if (because.some((p) => p.expr?.kind === "name" || p.expr?.kind === "member")) continue;
    const text = context.textOf(module, expr);
    const reasons = because.flatMap((p) =>
      p.expr === undefined ? [] : [`'${context.textOf(module, p.expr)}'`],
    );
    const why = reasons.length === 0 ? "" : ` given ${list(reasons)}`;
    report({
      id: `vacuity guard ${module.path} ${rule.name.text} ${text}`,
      details: { type: "vacuity", about: "guard", name: rule.name.text, condition: text },
      summary: `The precondition '${text}' of rule '${rule.name.text}' is always true${why}`,
      entities: [],
      module,
      span: expr.span,
      evidence: because.flatMap((p) =>
        p.expr === undefined ? [] : [{ label: "so it follows", module, span: p.expr.span }],
      ),
      question: `Which case was \`${text}\` meant to keep ${rule.name.text} from? It never decides anything${why}.`,
      answers: [
        { answer: "None: it only repeats the rest.", edit: `Remove \`${text}\`.` },
        {
          answer: "It means something else than it says.",
          edit: `Correct \`${text}\`, or the condition that makes it superfluous.`,
        },
      ],
    });
  }
}

function contradictory(premises: readonly Formula[]): boolean {
  return implies(premises, { kind: "false" }).kind === "yes";
}

function hasPart(formula: Formula, core: readonly Formula[]): boolean {
  if (core.includes(formula)) return true;
  return formula.kind === "and" && formula.parts.some((p) => hasPart(p, core));
}

/** Conditions that are written though they decide nothing: presence, `true`, the only literal. */
function isIdiom(context: Context, expr: Expr): boolean {
  if (expr.kind === "bool") return true;
  if (expr.kind === "unary") return expr.op !== "not" || isIdiom(context, expr.operand);
  if (expr.kind !== "binary") return false;
  if (expr.left.kind === "null" || expr.right.kind === "null") return true;
  const type = plain(context.spec.typer.typeOf(expr.left));
  return type.kind === "enum" && type.literals.length < 2;
}

/** A rule whose every effect writes what is there already. */
function idleRule(
  context: Context,
  { rule, module }: RuleAt,
  lowering: Lowering,
  parts: readonly GuardPart[],
  report: Report,
): void {
  const { always, others, branches } = effectsOf(context, rule);
  if (always.length === 0 || others.length > 0 || branches) return;
  const naming = { keys: new Map<string, string>() };
  // `x.f = x.f` says on purpose that something stays.
  if (
    always.some((x) => context.textOf(module, x.value) === context.textOf(module, x.effect.target))
  )
    return;
  const unchanged = always.map(({ effect, member, value }) => {
    const path = pathOf(context.spec, effect.target, naming);
    const sort = sortOfType(context.spec.program.typeOfMember(member));
    const now =
      path === undefined || sort === undefined
        ? undefined
        : lowering.value(effect.target, naming, sort);
    const then = lowering.value(value, naming, sort);
    return now === undefined || then === undefined ? undefined : compare(now, "=", then);
  });
  if (!unchanged.every((f) => f !== undefined)) return;
  const premises = [...parts.map((p) => p.formula), ...known(lowering)];
  if (implies(premises, and(...unchanged)).kind !== "yes" || contradictory(premises)) return;
  const name = rule.name.text;
  report({
    id: `vacuity rule ${module.path} ${name}`,
    details: { type: "vacuity", about: "rule", name, condition: null },
    summary: `Rule '${name}' changes nothing: what it ensures already holds when it fires`,
    entities: [...new Set(always.map((x) => x.member.owner.name))],
    module,
    span: rule.name.span,
    evidence: always.map((x) => ({ label: "already so", module, span: x.effect.span })),
    question: `What should be different after ${name}? As it is, everything stays as it was.`,
    answers: [
      { answer: "Something else changes.", edit: `Correct the \`ensures:\` of ${name}.` },
      {
        answer: "It should start from somewhere else.",
        edit: `Correct the \`requires:\` of ${name}.`,
      },
      { answer: "Nothing.", edit: `Remove ${name}.` },
    ],
  });
}

/** Invariants about fields that no rule, creation or default ever gives a value. */
function untouchedInvariants(context: Context, report: Report): void {
  for (const module of context.spec.modules) {
    if (module.model.hasLost || module.model.broken.size > 0) continue;
    for (const d of module.module.declarations) {
      const own = d.kind === "invariant" ? [d] : [];
      const inner =
        d.kind === "entity" || d.kind === "variant"
          ? d.members.filter((m): m is Invariant => m.kind === "invariant")
          : [];
      for (const { name, body } of [...own, ...inner]) {
        const read = membersIn(context, body);
        if (read === undefined || read.length === 0) continue;
        if (!read.every((m) => isUntouched(context, m))) continue;
        const fields = [...new Set(read.map((m) => `${m.owner.name}.${m.name}`))];
        report({
          id: `vacuity invariant ${module.path} ${name.text}`,
          details: { type: "vacuity", about: "invariant", name: name.text, condition: null },
          summary: `Nothing can touch invariant '${name.text}': no rule gives ${list(fields)} a value`,
          entities: [...new Set(read.map((m) => m.owner.name))],
          module,
          span: name.span,
          evidence: read.map((m) => ({
            label: "never given a value",
            module: m.owner.module,
            span: m.id.span,
          })),
          question: `Who sets ${list([...new Set(read.map((m) => `the ${words(m.name)} of ${words(m.owner.name)}`))])}? ${name.text} speaks of it, and nothing here does.`,
          answers: [
            {
              answer: "A rule that is still missing.",
              edit: "Write it; then the invariant says something.",
            },
            {
              answer: "It is given from the start.",
              edit: `Give it in \`${read[0]?.owner.name ?? ""}.created(...)\`.`,
            },
            { answer: "Nobody.", edit: `Remove ${name.text} and the field.` },
          ],
        });
      }
    }
  }
}

/** The stored members that conditions read; undefined where they read something else as well. */
function membersIn(context: Context, body: readonly Expr[]): readonly MemberSymbol[] | undefined {
  const found = new Set<MemberSymbol>();
  for (const e of body.flatMap(expressionsIn)) {
    if (e.kind === "call" || e.kind === "lookup") return undefined;
    const symbol = context.spec.typer.symbols.get(e);
    if (symbol?.kind === "opaque" || symbol?.kind === "unresolved" || symbol?.kind === "free")
      return undefined;
    if (symbol?.kind !== "member") continue;
    if (symbol.member.node.kind !== "field") return undefined;
    found.add(symbol.member);
  }
  return [...found];
}

/** True for a field of an entity that the set makes or changes, but never this field. */
function isUntouched(context: Context, member: MemberSymbol): boolean {
  const { effects, spec } = context;
  const { owner } = member;
  if (!spec.program.isEntity(owner) || spec.program.isExternal(owner)) return false;
  if (effects.of(member).length > 0 || effects.isLoose(member) || effects.isGiven(owner))
    return false;
  return effects.isMade(owner);
}
