// What a rule does whatever happens, and what creations leave out (language definition, W15, W18
// and `created.missingStatus`).

import type { ChangeTrigger, Expr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { happens, type PlainStep, stepsIn } from "../../model/lifecycle/blocks.ts";
import { lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import { outcomesOf } from "../../model/lifecycle/outcomes.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import type { Check } from "../check.ts";

/** W15. */
export const possiblyNoEffect: Check = ({ module, spec }, report) => {
  const { blocks } = lifecyclesOf(spec);
  for (const rule of module.declarations) {
    const root = rule.kind === "rule" ? blocks.get(rule) : undefined;
    if (rule.kind !== "rule" || root === undefined) continue;
    if (![...stepsIn(root)].some(({ step }) => isEffect(step)) || happens(root, isEffect)) continue;
    const conditions = root.steps.flatMap((s) =>
      s.kind === "if" ? s.branches.flatMap((b) => (b.cond === undefined ? [] : [b.cond.span])) : [],
    );
    const related = conditions.map((span) => ({ span, label: "only if this holds" }));
    const params = { rule: rule.name.text };
    report(diagnostic("rule.possiblyNoEffect", rule.name.span, params, { related }));
  }
};

/** A `let` is an effect only when it creates something. */
function isEffect({ effect }: PlainStep): boolean {
  if (effect.kind !== "let") return true;
  return expressionsIn(effect.value).some(
    (e) => e.kind === "call" && e.callee.kind === "member" && e.callee.name.text === "created",
  );
}

/** Creations that leave out a status with a graph. */
export const createdWithoutStatus: Check = ({ linked, spec }, report) => {
  const { creations, blocks } = lifecyclesOf(spec);
  for (const { symbol, module, rule, call, key } of creations) {
    if (module !== linked || spec.program.isExternal(symbol)) continue;
    // A single value may bring all fields along.
    if (call.args.some((a) => a.name === undefined)) continue;
    const given = new Set(call.args.map((a) => a.name?.text));
    for (const member of spec.program.membersOf(symbol)) {
      if (member.node.kind !== "field" || given.has(member.name)) continue;
      if (spec.program.graphOf(member) === undefined) continue;
      if (spec.program.typeOfMember(member).kind !== "enum") continue;
      const root = blocks.get(rule);
      const path = key === undefined ? undefined : `${key}.${member.name}`;
      const isSet =
        path !== undefined &&
        root !== undefined &&
        [...stepsIn(root)].some(
          ({ step: { effect, env } }) =>
            effect.kind === "assign" &&
            env !== undefined &&
            spec.typer.keyOf(effect.target, env) === path,
        );
      if (isSet) continue;
      const params = { entity: symbol.name, field: member.name };
      const related =
        member.owner.module === linked ? [{ span: member.id.span, label: "declared here" }] : [];
      report(diagnostic("created.missingStatus", call.callee.span, params, { related }));
    }
  }
};

/** W18. */
export const transitionOnCreatable: Check = ({ module, linked, spec }, report) => {
  for (const rule of module.declarations) {
    if (rule.kind !== "rule") continue;
    const triggers = triggersOf(rule.members);
    for (const trigger of triggers) {
      if (trigger.kind !== "change" || trigger.mode !== "transitions_to") continue;
      const entity = entityOf(linked, trigger);
      const [field, further] = trigger.path;
      const value = wordOf(trigger.value);
      if (entity === undefined || field === undefined || further !== undefined) continue;
      if (value === undefined || handlesCreation(spec, entity, field.text, value)) continue;
      const creation = lifecyclesOf(spec).creations.find(
        (c) =>
          spec.program.isSubtype(c.symbol, entity) &&
          c.call.args.some((a) => a.name?.text === field.text && mayBe(spec, a.value, value)),
      );
      if (creation === undefined) continue;
      const related =
        creation.module === linked
          ? [{ span: creation.call.span, label: `created as \`${value}\` here` }]
          : [];
      const params = { entity: entity.name, field: field.text, value };
      report(diagnostic("rule.transitionOnCreatableValue", trigger.span, params, { related }));
    }
  }
};

function entityOf(
  module: LinkedModule,
  trigger: Pick<ChangeTrigger, "entity">,
): TypeSymbol | undefined {
  const found = find(module, trigger.entity, typesOf);
  return found === undefined || found === "opaque" ? undefined : found.symbol;
}

function wordOf(value: Expr): string | undefined {
  if (value.kind === "name") return value.id.text;
  if (value.kind === "backtick") return value.text;
  return value.kind === "bool" ? String(value.value) : undefined;
}

function mayBe(spec: SpecModel, value: Expr, word: string): boolean {
  if (value.kind === "bool") return String(value.value) === word;
  return outcomesOf(spec.typer, value).literals.some((o) => o.text === word);
}

/** True when some rule listens for the creation of such an instance, in this state or in any. */
function handlesCreation(
  spec: SpecModel,
  entity: TypeSymbol,
  field: string,
  value: string,
): boolean {
  return spec.modules.some((module) =>
    module.module.declarations.some((rule) => {
      if (rule.kind !== "rule") return false;
      const env = spec.rules.ruleEnvs.get(rule);
      return triggersOf(rule.members).some((t) => {
        if (t.kind !== "created") return false;
        const of = entityOf(module, t);
        if (of === undefined || !spec.program.isSubtype(entity, of)) return false;
        let key: string | undefined;
        for (let s = env?.scope; s !== undefined; s = s.outer)
          if (s.binding.name === t.bind.text) key = s.binding.key;
        const values = key === undefined ? undefined : env?.facts.get(`${key}.${field}`)?.values;
        return values === undefined || values.has(value);
      });
    }),
  );
}
