// Two rules that different events set off, in one state, and that take it to different ones.

import type { Rule } from "../../ast/index.ts";
import { and, compare, constant, decide, variable } from "../../logic/index.ts";
import { invariants, known } from "../../model/conditions/knowledge.ts";
import { guardOf } from "../../model/conditions/rule-guard.ts";
import { sortOfType } from "../../model/conditions/sorts.ts";
import type { Lifecycle } from "../../model/lifecycle/lifecycles.ts";
import type { StatusWrite } from "../../model/lifecycle/writes.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import type { Analysis, Context } from "../context.ts";
import { exampleOf, phrase } from "../examples.ts";
import type { Finding } from "../finding.ts";
import { setsOff } from "../follows.ts";
import { a, words } from "../words.ts";

// Pairs looked at for one status: beyond it a specification has other problems.
const MAX_PAIRS = 2000;

export const conflicts: Analysis = (context, report) => {
  for (const lifecycle of context.effects.lifecycles.all) {
    const writes = lifecycle.writes.filter(isPlain);
    const told = new Set<string>();
    // One rule that time sets off usually meets several that somebody does.
    const firsts = new Map<Rule, string>();
    let pairs = 0;
    for (const [i, first] of writes.entries()) {
      for (const second of writes.slice(i + 1)) {
        if (pairs++ > MAX_PAIRS) break;
        const id = [first, second].map((w) => w.rule.name.text).join(" ");
        if (first.rule === second.rule || told.has(id)) continue;
        const found = judge(context, lifecycle, first, second);
        if (found === undefined) continue;
        told.add(id);
        const timed = [first, second].find((w) => !isCalled(w.rule))?.rule ?? first.rule;
        const cause = firsts.get(timed);
        report(cause === undefined ? found : { ...found, cause });
        if (cause === undefined) firsts.set(timed, found.id);
      }
    }
  }
};

/** A write of one known state that always takes place, from states that the rule names. */
function isPlain(write: StatusWrite): boolean {
  const [target, more] = write.targets;
  return (
    !write.variable &&
    target?.sources !== undefined &&
    more === undefined &&
    write.block.kind === "all" &&
    write.subject !== undefined
  );
}

function judge(
  context: Context,
  lifecycle: Lifecycle,
  a1: StatusWrite,
  b1: StatusWrite,
): Finding | undefined {
  // In the order of names, so that the order of the text makes no difference.
  const [x, y] = a1.rule.name.text <= b1.rule.name.text ? [a1, b1] : [b1, a1];
  const [to, other] = [x.targets[0], y.targets[0]];
  if (to === undefined || other === undefined || to.text === other.text) return undefined;
  const { literals, owner, member, type } = lifecycle.governed;
  const common = [...literals].filter((s) => to.sources?.has(s) && other.sources?.has(s));
  if (common.length === 0 || !areIndependent(context, x.rule, y.rule)) return undefined;
  const sort = sortOfType(type);
  if (sort === undefined) return undefined;
  const lowering = context.lowering();
  const parts = [x, y].flatMap((w) =>
    guardOf(lowering, w.module, w.rule, new Map([[w.subject ?? "", "$it"]])),
  );
  const status = lowering.vars.remember(
    variable(`$it.${member.name}`, sort),
    `${words(owner.name).replace(/ /g, "_")}.${member.name}`,
  );
  const guard = and(...parts.map((p) => p.formula));
  const assumed = [...invariants(lowering), ...known(lowering)];
  for (const state of common) {
    const here = compare(status, "=", constant(sort, state));
    const decision = decide(and(here, guard), assumed);
    const example = decision.kind === "unsat" ? undefined : decision.example;
    if (example === undefined) continue;
    const values = exampleOf(lowering, example, [here, guard]);
    const [rx, ry] = [x.rule.name.text, y.rule.name.text];
    return {
      id: `conflict ${owner.module.path} ${owner.name}.${member.name} ${rx} ${ry}`,
      details: {
        type: "conflict",
        rule_a: rx,
        rule_b: ry,
        field: member.name,
        state,
        values: { [rx]: to.text, [ry]: other.text },
        example: values,
      },
      summary: `Rules '${rx}' and '${ry}' can both fire when entity '${owner.name}' is in state '${state}', setting ${member.name} to conflicting values`,
      entities: [owner.name],
      module: x.module,
      span: x.rule.name.span,
      evidence: [x, y].flatMap((w) => [
        {
          label: `${w.rule.name.text} makes it ${w.targets[0]?.text}`,
          module: w.module,
          span: w.effect.span,
        },
      ]),
      question: `${a(owner.name).replace(/^./, (c) => c.toUpperCase())} is ${words(state)}, and both ${rx} and ${ry} are due (${phrase(values)}). Does it become ${words(to.text)} or ${words(other.text)}?`,
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

function isCalled(rule: Rule): boolean {
  return triggersOf(rule.members).some((t) => t.kind === "call");
}

/** Set off by different events, not both chosen by somebody, and neither setting off the other. */
function areIndependent(context: Context, x: Rule, y: Rule): boolean {
  const [tx, moreX] = triggersOf(x.members);
  const [ty, moreY] = triggersOf(y.members);
  if (tx === undefined || ty === undefined || moreX !== undefined || moreY !== undefined)
    return false;
  if (tx.kind === "call" && ty.kind === "call") return false;
  return !setsOff(context, x, y) && !setsOff(context, y, x);
}
