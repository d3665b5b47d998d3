// Two rules that different events set off, in one state, and that take it to different ones.

import type { Rule } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import {
  and,
  compare,
  constant,
  decide,
  type Formula,
  isImpossible,
  variable,
} from "../../logic/index.ts";
import { invariants, known } from "../../model/conditions/knowledge.ts";
import { guardOf } from "../../model/conditions/rule-guard.ts";
import { sortOfType } from "../../model/conditions/sorts.ts";
import type { Lifecycle } from "../../model/lifecycle/lifecycles.ts";
import type { StatusWrite } from "../../model/lifecycle/writes.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import { effectsOf, wordOf } from "../assignments.ts";
import type { Analysis, Context } from "../context.ts";
import { eventOf, keysOf } from "../events.ts";
import { exampleOf, phrase } from "../examples.ts";
import type { Finding } from "../finding.ts";
import { setsOff } from "../follows.ts";
import { a, words } from "../words.ts";

// Pairs looked at for one status: beyond it a specification has other problems.
const MAX_PAIRS = 2000;

/** A rule that gives a field a known word, from known states of the instance. */
interface Claim {
  readonly rule: Rule;
  readonly module: LinkedModule;
  /** The instance, as facts about it are filed. */
  readonly subject: string;
  readonly word: string;
  readonly span: Span;
  readonly sources: ReadonlySet<string>;
}

export const conflicts: Analysis = (context, report) => {
  for (const [lifecycle, fields] of claimsOf(context)) {
    const told = new Set<string>();
    // One rule that time sets off usually meets several that somebody does.
    const firsts = new Map<Rule, string>();
    for (const [field, claims] of fields) {
      let pairs = 0;
      for (const [i, first] of claims.entries()) {
        for (const second of claims.slice(i + 1)) {
          if (pairs++ > MAX_PAIRS) break;
          const id = [first, second].map((w) => w.rule.name.text).join(" ");
          if (first.rule === second.rule || told.has(id)) continue;
          const found = judge(context, lifecycle, field, first, second);
          if (found === undefined) continue;
          told.add(id);
          const timed = [first, second].find((w) => !isCalled(w.rule))?.rule ?? first.rule;
          const cause = firsts.get(timed);
          report(cause === undefined ? found : { ...found, cause });
          if (cause === undefined) firsts.set(timed, found.id);
        }
      }
    }
  }
};

type Claims = Map<Lifecycle, Map<MemberSymbol, Claim[]>>;

/** Who gives what, by lifecycle and field; the state itself first. */
function claimsOf(context: Context): Claims {
  const claims: Claims = new Map();
  const byOwner = new Map<TypeSymbol, Lifecycle[]>();
  for (const lifecycle of context.effects.lifecycles.all) {
    const { owner, member } = lifecycle.governed;
    const own = lifecycle.writes.flatMap(claimOf);
    claims.set(lifecycle, new Map([[member, own]]));
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), lifecycle]);
  }
  for (const { rule, module } of context.rules()) {
    const facts = context.spec.rules.ruleEnvs.get(rule)?.facts;
    for (const { effect, member, subject, value } of effectsOf(context, rule).always) {
      const word = wordOf(context, value);
      if (word === undefined || context.effects.lifecycles.of.has(member)) continue;
      for (const lifecycle of byOwner.get(member.owner) ?? []) {
        const sources = facts?.get(`${subject}.${lifecycle.governed.member.name}`)?.values;
        const fields = claims.get(lifecycle);
        if (sources === undefined || fields === undefined) continue;
        const known = fields.get(member) ?? [];
        known.push({ rule, module, subject, word, span: effect.span, sources });
        fields.set(member, known);
      }
    }
  }
  return claims;
}

/** A write of one known state that always takes place, from states that the rule names. */
function claimOf(write: StatusWrite): readonly Claim[] {
  const { rule, module, subject, effect } = write;
  const [target, more] = write.targets;
  if (write.variable || target?.sources === undefined || more !== undefined) return [];
  if (write.block.kind !== "all" || subject === undefined) return [];
  return [{ rule, module, subject, word: target.text, span: effect.span, sources: target.sources }];
}

function judge(
  context: Context,
  lifecycle: Lifecycle,
  field: MemberSymbol,
  first: Claim,
  second: Claim,
): Finding | undefined {
  // In the order of names, so that the order of the text makes no difference.
  const [x, y] = first.rule.name.text <= second.rule.name.text ? [first, second] : [second, first];
  const { literals, owner, member, type } = lifecycle.governed;
  if (x.word === y.word) return undefined;
  // Where one can still follow the other, it makes no difference which is first.
  if (field === member && (x.sources.has(y.word) || y.sources.has(x.word))) return undefined;
  const common = [...literals].filter((s) => x.sources.has(s) && y.sources.has(s));
  if (common.length === 0 || !areIndependent(context, x, y)) return undefined;
  const sort = sortOfType(type);
  if (sort === undefined) return undefined;
  const lowering = context.lowering();
  const parts = [x, y].flatMap((w) =>
    guardOf(lowering, w.module, w.rule, new Map([[w.subject, "$it"]])),
  );
  const status = lowering.vars.remember(
    variable(`$it.${member.name}`, sort),
    `${words(owner.name).replace(/ /g, "_")}.${member.name}`,
  );
  const guard = and(...parts.map((p) => p.formula));
  const later = and(...parts.map((p) => (p.from === "trigger" ? past(p.formula) : p.formula)));
  const assumed = [...invariants(lowering), ...known(lowering)];
  for (const state of common) {
    const here = compare(status, "=", constant(sort, state));
    const decision = decide(and(here, guard), assumed);
    const example = decision.kind === "unsat" ? undefined : decision.example;
    if (example === undefined || isImpossible(and(here, later), assumed)) continue;
    const values = exampleOf(lowering, example, [here, guard]);
    const [rx, ry] = [x.rule.name.text, y.rule.name.text];
    return {
      id: `conflict ${owner.module.path} ${owner.name}.${field.name} ${rx} ${ry}`,
      details: {
        type: "conflict",
        rule_a: rx,
        rule_b: ry,
        field: field.name,
        state,
        values: { [rx]: x.word, [ry]: y.word },
        example: values,
      },
      summary: `Rules '${rx}' and '${ry}' can both fire when entity '${owner.name}' is in state '${state}', setting ${field.name} to conflicting values`,
      entities: [owner.name],
      module: x.module,
      span: x.rule.name.span,
      evidence: [x, y].flatMap((w) => [
        {
          label: `${w.rule.name.text} makes it ${w.word}`,
          module: w.module,
          span: w.span,
        },
      ]),
      question: `${a(owner.name).replace(/^./, (c) => c.toUpperCase())} is ${words(state)}, and both ${rx} and ${ry} are due (${phrase(values)}). Does ${field === member ? "it" : `its ${words(field.name)}`} become ${words(x.word)} or ${words(y.word)}?`,
      answers: [
        {
          answer: `${rx} comes first.`,
          edit: `Add to ${ry} a \`requires:\` that excludes the case of ${rx}.`,
        },
        {
          answer: `${ry} comes first.`,
          edit: `Add to ${rx} a \`requires:\` that excludes the case of ${ry}.`,
        },
        {
          answer: "Whichever happens first; the other then finds it no longer so.",
          edit: `Say so beside the rules, with \`@guidance\`.`,
        },
      ],
    };
  }
  return undefined;
}

/** A moment that has gone by: what meets only in the very moment is no conflict. */
function past(formula: Formula): Formula {
  if (formula.kind === "and") return and(...formula.parts.map(past));
  if (formula.kind !== "compare") return formula;
  const { left, op, right } = formula;
  return op === "<=" || op === ">=" ? compare(left, op === "<=" ? "<" : ">", right) : formula;
}

function isCalled(rule: Rule): boolean {
  return triggersOf(rule.members).some((t) => t.kind === "call");
}

/** Set off by different events, not both chosen by somebody, and neither setting off the other. */
function areIndependent(context: Context, x: Claim, y: Claim): boolean {
  const [tx, moreX] = triggersOf(x.rule.members);
  const [ty, moreY] = triggersOf(y.rule.members);
  if (tx === undefined || ty === undefined || moreX !== undefined || moreY !== undefined)
    return false;
  if (tx.kind === "call" && ty.kind === "call") return false;
  const [ex, ey] = [
    eventOf(context, x.module, tx, keysOf(context, x.rule, tx)),
    eventOf(context, y.module, ty, keysOf(context, y.rule, ty)),
  ];
  if (ex === undefined || ey === undefined || ex.key === ey.key) return false;
  return !setsOff(context, x.rule, y.rule) && !setsOff(context, y.rule, x.rule);
}
