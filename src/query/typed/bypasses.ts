// What a dropped condition lets a rule get round: the states that it may start in now, the regular
// ways out of them, and what those ways require and leave behind.

import type { Expr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { Bypass, Fact } from "./answer.ts";
import { behaviourOf, memberAt, type RuleBehaviour } from "./behaviour.ts";
import { because, inRule, ruleFact } from "./cite.ts";
import { nameOf } from "./constructs.ts";
import { machineOf, narrowedIn, waysBetween } from "./states.ts";

/** What a dropped condition opens. */
export interface Opening {
  readonly bypasses: readonly Bypass[];
  /** States in which the rule can run now and that no regular way leads out of. */
  readonly others: readonly string[];
}

/**
 * The bypasses that dropping a condition opens.
 * @param text the condition as it is written
 * @param after the model without the condition, and the rule in it
 */
export function bypassesOf(
  spec: SpecModel,
  rule: RuleBehaviour,
  cond: Expr,
  text: string,
  after: SpecModel,
  relaxed: RuleBehaviour,
): Opening {
  const opened = openedStates(spec, rule, after, relaxed);
  const states = opened.flatMap(({ member, state, wanted }) =>
    roundState(spec, rule, text, member, state, wanted),
  );
  const known = new Set(states.map((b) => b.opened));
  const others = opened
    .map(({ member, state }) => `${nameOf(member)} = ${state}`)
    .filter((state) => !known.has(state));
  const bypasses = opened.length > 0 ? states : roundFlag(spec, rule, cond, text);
  return { bypasses, others };
}

interface Opened {
  readonly member: MemberSymbol;
  readonly state: string;
  /** The states that the rule asked for before. */
  readonly wanted: ReadonlySet<string>;
}

/** The states in which the rule could not take effect before, and can now. */
function openedStates(
  spec: SpecModel,
  rule: RuleBehaviour,
  after: SpecModel,
  relaxed: RuleBehaviour,
): readonly Opened[] {
  const still = narrowedIn(after, relaxed);
  const found: Opened[] = [];
  for (const { key, member, values } of narrowedIn(spec, rule)) {
    const now = still.find((n) => nameOf(n.member) === nameOf(member) && isSamePath(n.key, key));
    const literals = machineOf(spec, member)?.governed.literals ?? new Set<string>();
    for (const state of now?.values ?? literals)
      if (!values.has(state)) found.push({ member, state, wanted: values });
  }
  return found;
}

/** Keys begin with a number of their model; what comes after it is the path. */
function isSamePath(a: string, b: string): boolean {
  const tail = (key: string): string => (key.includes(".") ? key.slice(key.indexOf(".")) : "");
  return tail(a) === tail(b);
}

/** The regular ways from an opened state into one that was asked for. */
function roundState(
  spec: SpecModel,
  rule: RuleBehaviour,
  text: string,
  member: MemberSymbol,
  state: string,
  wanted: ReadonlySet<string>,
): readonly Bypass[] {
  const machine = machineOf(spec, member);
  if (machine === undefined) return [];
  const ways = [...wanted].flatMap((to) => waysBetween(machine, state, to));
  const shortest = Math.min(...ways.map((w) => w.edges.length));
  const { of } = behaviourOf(spec);
  const name = rule.rule.name.text;
  const seen = new Set<string>();
  return ways
    .filter((w) => w.edges.length === shortest)
    .flatMap((way): readonly Bypass[] => {
      const rules = way.edges.flatMap((e) => {
        const by = e === undefined ? undefined : of.get(e.write.rule);
        return by === undefined || by === rule ? [] : [by];
      });
      const instead = rules.map((r) => r.rule.name.text);
      const key = instead.join(" ");
      if (rules.length === 0 || seen.has(key)) return [];
      seen.add(key);
      const opened = `${nameOf(member)} = ${state}`;
      const lost = rules.flatMap((r) => lostWith(spec, r, rule, member));
      return [{ rule: name, condition: text, opened, instead, lost }];
    });
}

/** What a rule asks for and leaves behind that another one does not. */
function lostWith(
  spec: SpecModel,
  by: RuleBehaviour,
  instead: RuleBehaviour,
  member: MemberSymbol,
): readonly Fact[] {
  const name = by.rule.name.text;
  const effects = [
    ...by.creations
      .filter(({ symbol }) => !creates(instead, symbol))
      .map((c) => inRule("effect", by, c.call.span, because("lost", name), 2)),
    ...by.emissions
      .filter((e) => !instead.emissions.some((o) => o.key === e.key))
      .map((e) => inRule("effect", by, e.effect.span, because("lost", name), 2)),
    ...by.writes
      .filter((w) => w.member !== undefined && w.member !== member)
      .filter((w) => !instead.writes.some((o) => o.member === w.member))
      .map((w) => inRule("effect", by, w.effect.span, because("lost", name), 2)),
  ];
  return [
    ruleFact(by, because("bypassed", instead.rule.name.text), 1),
    ...by.conditions
      .filter(({ expr }) => readsOther(spec, expr, member))
      .map(({ expr }) => inRule("precondition", by, expr.span, because("requires", name), 2)),
    ...effects,
  ];
}

function creates(rule: RuleBehaviour, symbol: TypeSymbol): boolean {
  return rule.creations.some((c) => c.symbol === symbol);
}

/** The condition of the state that one comes from is no requirement of its own. */
function readsOther(spec: SpecModel, cond: Expr, member: MemberSymbol): boolean {
  const members = expressionsIn(cond).flatMap((e) => memberAt(spec, e) ?? []);
  return members.length === 0 || members.some((m) => m !== member);
}

/**
 * A condition on a field that is no state: the rules that give the field its value in a regular
 * way, where they ask for something themselves.
 */
function roundFlag(
  spec: SpecModel,
  rule: RuleBehaviour,
  cond: Expr,
  text: string,
): readonly Bypass[] {
  const member = decidedBy(spec, cond);
  if (member === undefined) return [];
  const name = rule.rule.name.text;
  return behaviourOf(spec).rules.flatMap((by): readonly Bypass[] => {
    const assigns = by.writes.some((w) => w.member === member && w.effect.kind === "assign");
    if (by === rule || !assigns || by.conditions.length === 0) return [];
    const lost = lostWith(spec, by, rule, member);
    const opened = `not (${text})`;
    return [{ rule: name, condition: text, opened, instead: [by.rule.name.text], lost }];
  });
}

/** The one field that a condition compares with a constant, or that is its truth itself. */
function decidedBy(spec: SpecModel, cond: Expr): MemberSymbol | undefined {
  const path =
    cond.kind === "binary" && (cond.op === "=" || cond.op === "!=")
      ? isConstant(cond.right)
        ? cond.left
        : isConstant(cond.left)
          ? cond.right
          : undefined
      : cond.kind === "unary" && cond.op === "not"
        ? cond.operand
        : cond;
  const member = path === undefined ? undefined : memberAt(spec, path);
  return member?.node.kind === "field" ? member : undefined;
}

function isConstant(expr: Expr): boolean {
  return expr.kind === "bool" || expr.kind === "null";
}
