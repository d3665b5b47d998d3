// Values that a rule requires and that nothing ever brings about, or only rules that never fire.

import type { Rule } from "../../ast/index.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import type { Analysis, Context } from "../context.ts";
import type { Finding, Search } from "../finding.ts";
import type { Need, Wait } from "../liveness.ts";
import { a, list, words } from "../words.ts";
import { triggerId } from "./unreachable-trigger.ts";

export const missingProducers: Analysis = (context, report) => {
  const told = new Map<MemberSymbol, string>();
  for (const { rule } of context.rules())
    for (const wait of context.liveness.unmet(rule)) {
      const finding = findingFor(context, rule, wait);
      const member = valueWaited(context, wait)?.member;
      if (finding === undefined || member === undefined) continue;
      // Several rules may wait for one field that nothing sets.
      const first = told.get(member);
      report(first === undefined ? finding : { ...finding, cause: first });
      if (first === undefined) told.set(member, finding.id);
    }
};

/** A value waited for; the states of a lifecycle are not, being reported with it. */
export interface ValueWait {
  readonly member: MemberSymbol;
  readonly value: string;
  readonly need: Need;
}

/** The stored value, other than a lifecycle's state, for which a rule waits in vain. */
export function valueWaited(context: Context, wait: Wait): ValueWait | undefined {
  if (wait.expr === undefined) return undefined;
  for (const need of wait.any) {
    if (need.about.kind !== "value") continue;
    const { member, value } = need.about;
    if (!context.effects.lifecycles.of.has(member)) return { member, value, need };
  }
  return undefined;
}

export function producerId(rule: Rule, { member, value }: ValueWait): string {
  const { owner } = member;
  return `missing_producer ${owner.module.path} ${owner.name}.${member.name}=${value} ${rule.name.text}`;
}

/** Where a value was looked for. */
export function searchesFor(context: Context, { member, need }: ValueWait): readonly Search[] {
  const { effects } = context;
  const made = effects
    .of(member)
    .filter((p) => p.rule !== undefined && need.providers.includes(p.rule));
  const effect = made.find((p) => p.by === "effect")?.rule ?? made[0]?.rule;
  const rules: Search =
    effect === undefined
      ? { kind: "rule_ensures", found: false }
      : { kind: "rule_ensures", found: effect.name.text, but: reason(context, effect) };
  return [
    rules,
    { kind: "surface_provides", found: false },
    { kind: "created_calls", found: made.some((p) => p.by === "creation") },
  ];
}

/** Why a rule never fires. */
function reason(context: Context, rule: Rule): string {
  const [wait] = context.liveness.unmet(rule);
  if (wait === undefined || wait.expr === undefined) return "trigger has no providing surface";
  const module = context.liveness.rules.get(rule)?.module;
  const text = module === undefined ? "" : context.textOf(module, wait.expr);
  return `requires ${text}, never established`;
}

function findingFor(context: Context, rule: Rule, wait: Wait): Finding | undefined {
  const waited = valueWaited(context, wait);
  const module = context.liveness.rules.get(rule)?.module;
  if (waited === undefined || wait.expr === undefined || module === undefined) return undefined;
  const { member, value, need } = waited;
  const { owner } = member;
  const what = value === "present" ? "a value" : value;
  const shown = `${owner.name}.${member.name}`;
  const cause = causeOf(context, need);
  const producers = need.providers.map((r) => r.name.text);
  const domain = inWords(context, member, value);
  const type = plain(context.spec.program.typeOfMember(member));
  const set =
    value === "present" && type.kind === "scalar" && type.name === "Timestamp" ? "now" : "...";
  const assignment = `${words(owner.name).replace(/ /g, "_")}.${member.name} = ${value === "present" ? set : value}`;
  const finding: Finding = {
    id: producerId(rule, waited),
    details: {
      type: "missing_producer",
      requires: {
        rule: rule.name.text,
        field: member.name,
        value: value === "present" ? "not null" : value,
      },
      searched: searchesFor(context, waited),
    },
    summary:
      value === "present"
        ? `Nothing gives ${shown} a value`
        : `Nothing establishes ${shown} = ${what}`,
    entities: [owner.name],
    module,
    span: wait.expr.span,
    evidence: [
      { label: `${rule.name.text} requires it`, module, span: wait.expr.span },
      { label: "the field", module: owner.module, span: member.id.span },
      ...need.providers.flatMap((r) => {
        const at = context.liveness.rules.get(r)?.module;
        return at === undefined
          ? []
          : [
              {
                label: `${r.name.text} sets it, but can never fire`,
                module: at,
                span: r.name.span,
              },
            ];
      }),
    ],
    question:
      producers.length === 0
        ? `When, and by whom, does ${domain}? Until something says so, ${rule.name.text} never takes place.`
        : `${list(producers)} would make it so that ${domain}, but never ${producers.length === 1 ? "takes" : "take"} place. What sets ${producers.length === 1 ? "it" : "them"} off?`,
    answers: [
      {
        answer: `Somebody decides it, or it follows from something that happens.`,
        edit: `Add \`${assignment}\` to the \`ensures:\` of that rule, or write a rule for it.`,
      },
      {
        answer: `It is so from the beginning.`,
        edit: `Give it where ${a(owner.name)} comes into being: \`${owner.name}.created(..., ${member.name}: ${value === "present" ? "..." : value})\`.`,
      },
      {
        answer: `It is not needed.`,
        edit: `Remove \`${context.textOf(module, wait.expr)}\` from ${rule.name.text}.`,
      },
    ],
  };
  return cause === undefined ? finding : { ...finding, cause };
}

/** The finding that keeps the producers of a value from firing. */
function causeOf(context: Context, need: Need): string | undefined {
  for (const provider of need.providers) {
    const cause = ruleCause(context, provider);
    if (cause !== undefined) return cause;
  }
  return undefined;
}

/** The finding that says why a rule never fires. */
export function ruleCause(context: Context, rule: Rule): string | undefined {
  for (const wait of context.liveness.unmet(rule)) {
    const [need] = wait.any;
    if (wait.expr === undefined && need?.about.kind === "trigger" && need.providers.length === 0)
      return triggerId(need.about.module, need.about.trigger);
    const waited = valueWaited(context, wait);
    if (waited !== undefined) return producerId(rule, waited);
  }
  return undefined;
}

function inWords(context: Context, member: MemberSymbol, value: string): string {
  const owner = a(member.owner.name);
  const field = words(member.name);
  const type = plain(context.spec.program.typeOfMember(member));
  if (value === "present") return `${owner} get its ${field}`;
  return type.kind === "scalar"
    ? `${owner} become ${value === "true" ? "" : "not "}"${field}"`
    : `the ${field} of ${owner} become ${words(value)}`;
}
