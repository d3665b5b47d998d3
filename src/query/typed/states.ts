// States of enum fields as rules see them: which states a rule may start in, which clause says so,
// and the ways from one state to another.

import type { Expr } from "../../ast/index.ts";
import type { Governed } from "../../model/lifecycle/governed.ts";
import { type DerivedEdge, sourcesOf } from "../../model/lifecycle/lifecycles.ts";
import { type Writes, writesOf } from "../../model/lifecycle/writes.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain, type Type } from "../../model/type.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import { type Facts, NO_FACTS } from "../../model/typing/facts.ts";
import { told } from "../../model/typing/narrow.ts";
import { bindingsOf } from "../../model/typing/scope.ts";
import type { RuleBehaviour } from "./behaviour.ts";

/** What is known of one enum path when a rule takes effect. */
export interface Narrowed {
  readonly key: string;
  readonly member: MemberSymbol;
  readonly values: ReadonlySet<string>;
}

/** Every enum path of a rule whose values its preconditions narrow. */
export function narrowedIn(spec: SpecModel, rule: RuleBehaviour): readonly Narrowed[] {
  const env = spec.rules.ruleEnvs.get(rule.rule);
  return env === undefined ? [] : narrowedBy(spec, rule, env.facts);
}

/** The enum paths that some facts of a rule narrow. */
export function narrowedBy(
  spec: SpecModel,
  rule: RuleBehaviour,
  facts: Facts,
): readonly Narrowed[] {
  return [...facts].flatMap(([key, { values }]) => {
    const member = values === undefined ? undefined : memberOfKey(spec, rule, key);
    return values === undefined || member === undefined ? [] : [{ key, member, values }];
  });
}

/** What one condition alone tells of enum paths. */
export function narrowedByCondition(
  spec: SpecModel,
  rule: RuleBehaviour,
  cond: Expr,
): readonly Narrowed[] {
  const env = spec.typer.envs.get(cond) ?? spec.rules.ruleEnvs.get(rule.rule);
  if (env === undefined) return [];
  return narrowedBy(spec, rule, told(spec.typer, cond, { ...env, facts: NO_FACTS }, true, 0));
}

/** The member at the end of a path that facts are filed under. */
function memberOfKey(spec: SpecModel, rule: RuleBehaviour, key: string): MemberSymbol | undefined {
  const [root = "", ...names] = key.split(".");
  let type = rootType(spec, rule, root, names);
  let member: MemberSymbol | undefined;
  for (const name of type.rest) {
    if (type.of === undefined || (type.of.kind !== "entity" && type.of.kind !== "value"))
      return undefined;
    const found = spec.program.memberOf(type.of.symbol, name);
    if (found === undefined || found === "opaque") return undefined;
    member = found;
    type = { ...type, of: plain(spec.program.typeOfMember(found)) };
  }
  return member;
}

/** The type of the binding that a path begins with: keys of `let` paths begin further out. */
function rootType(
  spec: SpecModel,
  rule: RuleBehaviour,
  root: string,
  names: readonly string[],
): { of: Type | undefined; rest: readonly string[] } {
  const scope = spec.rules.ruleEnvs.get(rule.rule)?.scope;
  for (const binding of bindingsOf(scope))
    if (binding.key === root) return { of: plain(binding.type), rest: names };
  return { of: undefined, rest: names };
}

/** An enum field as something that has a lifecycle, whether or not it declares one. */
export function governedBy(spec: SpecModel, member: MemberSymbol): Governed | undefined {
  const type = plain(spec.program.typeOfMember(member));
  if (member.node.kind !== "field" || type.kind !== "enum") return undefined;
  return {
    member,
    field: member.node,
    owner: member.owner,
    module: member.owner.module,
    type,
    literals: new Set(type.literals.map((l) => l.text)),
    graph: spec.program.graphOf(member),
  };
}

/** The steps that rules take between the states of a field, and how instances begin. */
export interface StateMachine {
  readonly governed: Governed;
  readonly edges: readonly DerivedEdge[];
  readonly writes: Writes["writes"];
  readonly creations: Writes["creations"];
  /** Some rule gives the field a value that cannot be told. */
  readonly variable: boolean;
}

const machines = new WeakMap<SpecModel, Map<MemberSymbol, StateMachine | undefined>>();

/** The state machine of an enum field; undefined for other members. */
export function machineOf(spec: SpecModel, member: MemberSymbol): StateMachine | undefined {
  let known = machines.get(spec);
  if (known === undefined) {
    known = new Map();
    machines.set(spec, known);
  }
  if (!known.has(member)) known.set(member, compute(spec, member));
  return known.get(member);
}

function compute(spec: SpecModel, member: MemberSymbol): StateMachine | undefined {
  const governed = governedBy(spec, member);
  if (governed === undefined) return undefined;
  const { writes, creations } = writesOf(spec, [governed]);
  const edges = writes.flatMap((write) =>
    write.targets.flatMap((target) =>
      sourcesOf(governed, target)
        .filter((from) => from !== target.text)
        .map((from) => ({ from, to: target.text, write, narrowed: target.sources !== undefined })),
    ),
  );
  return {
    governed,
    edges,
    writes,
    creations: creations.filter((c) => spec.program.isSubtype(c.symbol, governed.owner)),
    variable: writes.some((w) => w.variable),
  };
}

/** One way through a state machine; an edge without a rule is only declared. */
export interface Way {
  readonly states: readonly string[];
  readonly edges: readonly (DerivedEdge | undefined)[];
}

const MOST_WAYS = 200;

/**
 * The ways from one state to another that visit no state twice, shortest first.
 * @param declared whether steps count that the graph declares and no rule takes
 */
export function waysBetween(
  machine: StateMachine,
  from: string,
  to: string,
  declared = false,
): readonly Way[] {
  const found: Way[] = [];
  let ways: Way[] = [{ states: [from], edges: [] }];
  while (ways.length > 0 && found.length < MOST_WAYS) {
    const next: Way[] = [];
    for (const way of ways) {
      const last = way.states.at(-1) as string;
      for (const edge of stepsFrom(machine, last, declared)) {
        if (way.states.includes(edge.to) && !(edge.to === to && to === from)) continue;
        const longer = { states: [...way.states, edge.to], edges: [...way.edges, edge.edge] };
        if (edge.to === to) found.push(longer);
        else if (next.length < MOST_WAYS) next.push(longer);
      }
    }
    ways = next;
  }
  return found;
}

function stepsFrom(
  { edges, governed }: StateMachine,
  from: string,
  declared: boolean,
): readonly { readonly to: string; readonly edge: DerivedEdge | undefined }[] {
  const taken = edges.filter((e) => e.from === from).map((edge) => ({ to: edge.to, edge }));
  if (!declared) return taken;
  const known = new Set(taken.map((t) => t.to));
  const drawn = (governed.graph?.edges ?? []).filter((e) => e.from.text === from);
  const only = drawn.filter((e) => !known.has(e.to.text));
  return [...taken, ...only.map((e) => ({ to: e.to.text, edge: undefined }))];
}
