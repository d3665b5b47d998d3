// Effects that can break what an entity's invariant says: from a state in which it holds and the
// rule may fire, to one in which it does not.

import type { Expr, Rule } from "../../ast/index.ts";
import {
  and,
  compare,
  constant,
  decide,
  type Formula,
  isImpossible,
  NULL,
  not,
  type Variable,
  variablesIn,
} from "../../logic/index.ts";
import {
  type InstanceInvariant,
  instanceInvariants,
  invariantOf,
  invariants,
  known,
} from "../../model/conditions/knowledge.ts";
import type { Lowering } from "../../model/conditions/lowering.ts";
import { type Path, pathOf } from "../../model/conditions/paths.ts";
import { guardOf } from "../../model/conditions/rule-guard.ts";
import { sortOfType } from "../../model/conditions/sorts.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import { Aftermath } from "../aftermath.ts";
import type { Analysis, Context } from "../context.ts";
import { exampleOf, phrase } from "../examples.ts";
import type { Finding } from "../finding.ts";
import { words } from "../words.ts";

export const invariantRisks: Analysis = (context, report) => {
  const byType = instanceInvariants(context.spec);
  if (byType.size === 0) return;
  for (const { rule, module } of context.rules()) {
    changes(context, rule, module, byType, report);
    creations(context, rule, module, byType, report);
  }
};

type Report = Parameters<Analysis>[1];
type Invariants = ReturnType<typeof instanceInvariants>;

/** Invariants of the instances that a rule changes. */
function changes(
  context: Context,
  rule: Rule,
  module: LinkedModule,
  byType: Invariants,
  report: Report,
): void {
  const naming = { keys: new Map<string, string>() };
  const lowering = context.lowering();
  const aftermath = new Aftermath(context, lowering, rule, naming);
  const subjects = new Map<string, { readonly path: Path; readonly owner: TypeSymbol }>();
  for (const { effect, member } of aftermath.assignments) {
    const path = pathOf(context.spec, effect.target, naming)?.through;
    if (path !== undefined && byType.has(member.owner))
      subjects.set(path.key, { path, owner: member.owner });
  }
  if (subjects.size === 0) return;
  const guard = and(...guardOf(lowering, module, rule, naming.keys).map((p) => p.formula));
  for (const { path, owner } of subjects.values())
    for (const invariant of byType.get(owner) ?? []) {
      const holds = invariantOf(lowering, invariant, path);
      const after = aftermath.after(holds);
      // What the effects do not touch stays as it is.
      if (after === undefined || after === holds || !touches(aftermath, holds)) continue;
      const assumed = [...invariants(lowering), ...known(lowering)];
      const before = and(guard, holds);
      const given = [...assumed, ...inputsGiven(lowering), ...otherTexts(lowering, [holds, after])];
      const decision = decide(and(before, not(after)), given);
      if (decision.kind !== "sat") continue;
      const open = unasked(lowering, guard, [holds, after], aftermath.written);
      if (hangsOnPresence(before, not(after), given, open)) continue;
      const effects = aftermath.assignments.filter((x) => readBy(context, invariant, x.member));
      report(
        riskOf(context, {
          rule,
          module,
          owner,
          invariant,
          example: exampleOf(lowering, decision.example, [guard, holds, after]),
          spans: effects.map((x) => x.effect.span),
          mechanism: effects.map((x) => context.text(module, x.effect.span)).join(", "),
        }),
      );
    }
}

/** Invariants of the instances that a rule makes. */
function creations(
  context: Context,
  rule: Rule,
  module: LinkedModule,
  byType: Invariants,
  report: Report,
): void {
  for (const creation of context.effects.creationsOf(rule)) {
    if (creation.block.kind !== "all") continue;
    for (const invariant of byType.get(creation.symbol) ?? []) {
      const lowering = context.lowering();
      const keys = new Map<string, string>();
      const guard = and(...guardOf(lowering, module, rule, keys).map((p) => p.formula));
      const self = { key: "$new", text: words(creation.symbol.name).replace(/ /g, "_") };
      const holds = invariantOf(lowering, invariant, self);
      const values = givenFields(context, lowering, creation.symbol, creation.call.args, keys);
      const equations = equationsFor(lowering, values, holds);
      if (equations === undefined) continue;
      const assumed = [...known(lowering), ...inputsGiven(lowering)];
      const given = [...assumed, ...otherTexts(lowering, [holds, ...equations])];
      const decision = decide(and(guard, ...equations, not(holds)), given);
      if (decision.kind !== "sat") continue;
      const own = new Map([...variablesIn(holds)].map((name) => [name, undefined]));
      const open = unasked(lowering, guard, equations, own);
      if (hangsOnPresence(and(guard, ...equations), not(holds), given, open)) continue;
      report(
        riskOf(context, {
          rule,
          module,
          owner: creation.symbol,
          invariant,
          example: exampleOf(lowering, decision.example, [guard, ...equations]),
          spans: [creation.call.span],
          mechanism: context.text(module, creation.call.span),
        }),
      );
    }
  }
}

/** The values that a creation gives, by field. */
function givenFields(
  context: Context,
  lowering: Lowering,
  type: TypeSymbol,
  args: readonly { readonly name?: { readonly text: string }; readonly value: Expr }[],
  keys: ReadonlyMap<string, string>,
) {
  const given = new Map<string, ReturnType<Lowering["value"]>>();
  for (const arg of args) {
    const member =
      arg.name === undefined ? undefined : context.spec.program.memberOf(type, arg.name.text);
    if (arg.name === undefined || member === undefined || member === "opaque") continue;
    const sort = sortOfType(context.spec.program.typeOfMember(member));
    given.set(arg.name.text, lowering.value(arg.value, { keys }, sort));
  }
  return given;
}

/** What is known of the fields of a new instance; undefined where one that matters is not known. */
function equationsFor(
  lowering: Lowering,
  given: ReadonlyMap<string, ReturnType<Lowering["value"]>>,
  holds: Formula,
): readonly Formula[] | undefined {
  const equations: Formula[] = [];
  for (const name of variablesIn(holds)) {
    if (!name.startsWith("$new.")) continue;
    const meaning = lowering.vars.meanings.get(name);
    const field = name.slice("$new.".length);
    const value = given.has(field)
      ? given.get(field)
      : meaning?.variable.nullable
        ? NULL
        : undefined;
    if (meaning === undefined || value === undefined || field.includes(".")) return undefined;
    equations.push(compare(meaning.variable, "=", value));
  }
  return equations;
}

function touches(aftermath: Aftermath, formula: Formula): boolean {
  return [...variablesIn(formula)].some((name) => aftermath.written.has(name));
}

/** Inputs are there: whether they may be left out is another question. */
function inputsGiven(lowering: Lowering): readonly Formula[] {
  return [...lowering.vars.meanings.values()].flatMap(({ variable: v, path }) =>
    v.nullable && path !== undefined && path.through === undefined
      ? [not(compare(v, "=", NULL))]
      : [],
  );
}

/** The optional variables of some formulas that a rule neither asks about nor writes. */
function unasked(
  lowering: Lowering,
  guard: Formula,
  formulas: readonly Formula[],
  written: ReadonlyMap<string, unknown>,
): readonly Variable[] {
  const asked = variablesIn(guard);
  const names = new Set(formulas.flatMap((f) => [...variablesIn(f)]));
  return [...names].flatMap((name) => {
    const v = lowering.vars.meanings.get(name)?.variable;
    return v?.nullable !== true || written.has(name) || asked.has(name) ? [] : [v];
  });
}

/**
 * True when an invariant breaks only where something that the rule does not ask about is there, or
 * only where it is not: other rules may see to it that this state never comes about.
 */
function hangsOnPresence(
  before: Formula,
  breaks: Formula,
  given: readonly Formula[],
  open: readonly Variable[],
): boolean {
  return open.some((v) =>
    [compare(v, "=", NULL), compare(v, "!=", NULL)].some(
      (state) =>
        !isImpossible(and(before, state), given) && isImpossible(and(before, breaks, state), given),
    ),
  );
}

/** A text that somebody gives is none of the words that an invariant names. */
function otherTexts(lowering: Lowering, formulas: readonly Formula[]): readonly Formula[] {
  const texts = new Set(formulas.flatMap((f) => textsIn(f)));
  const names = new Set(formulas.flatMap((f) => [...variablesIn(f)]));
  return [...names].flatMap((name) => {
    const meaning = lowering.vars.meanings.get(name);
    if (meaning?.path === undefined || meaning.path.through !== undefined) return [];
    const { variable: v } = meaning;
    return v.sort.kind === "string"
      ? [...texts].map((text) => compare(v, "!=", constant(v.sort, text)))
      : [];
  });
}

/** The texts that a formula compares with. */
function textsIn(formula: Formula): readonly string[] {
  if (formula.kind === "not") return textsIn(formula.of);
  if (formula.kind === "and" || formula.kind === "or") return formula.parts.flatMap(textsIn);
  if (formula.kind !== "compare") return [];
  return [formula.left, formula.right].flatMap((t) =>
    t.kind === "constant" && typeof t.value === "string" && t.sort.kind === "string"
      ? [t.value]
      : [],
  );
}

function readBy(context: Context, invariant: InstanceInvariant, member: MemberSymbol): boolean {
  const text = invariant.body.map((e) => context.textOf(invariant.module, e)).join(" ");
  return new RegExp(`\\b${member.name}\\b`).test(text);
}

function riskOf(
  context: Context,
  at: {
    readonly rule: Rule;
    readonly module: LinkedModule;
    readonly owner: TypeSymbol;
    readonly invariant: InstanceInvariant;
    readonly example: Readonly<Record<string, string>>;
    readonly spans: readonly { readonly start: number; readonly end: number }[];
    readonly mechanism: string;
  },
): Finding {
  const { rule, module, owner, invariant, example, spans, mechanism } = at;
  const name = rule.name.text;
  const says = invariant.body.map((e) => context.textOf(invariant.module, e)).join(" and ");
  return {
    id: `invariant_risk ${module.path} ${name} ${owner.name}.${invariant.name.text}`,
    details: {
      type: "invariant_risk",
      rule: name,
      invariant: invariant.name.text,
      mechanism,
      guard_analysis: { has_guard: false, needed: `a requires: that keeps ${says}` },
      example,
    },
    summary: `Rule '${name}' could violate invariant '${invariant.name.text}'`,
    entities: [owner.name],
    module,
    span: spans[0] ?? rule.name.span,
    evidence: [
      ...spans.slice(1).map((span) => ({ label: "and this", module, span })),
      { label: "the invariant", module: invariant.module, span: invariant.name.span },
    ],
    question: `What should happen when ${name} comes where ${phrase(example)}? As it is, \`${says}\` would no longer hold.`,
    answers: [
      {
        answer: "It should be refused.",
        edit: `Add a \`requires:\` to ${name} that keeps \`${says}\`.`,
      },
      {
        answer: "It should go as far as it may.",
        edit: `Say in \`ensures:\` what happens at the limit, with an \`if\`.`,
      },
      {
        answer: "It is allowed.",
        edit: `Loosen or remove the invariant ${invariant.name.text}.`,
      },
    ],
  };
}
