// States that can be reached and from which no end can: nothing leads out, or only round in a circle.

import type { Graph } from "../../ast/index.ts";
import type { Lifecycle } from "../../model/lifecycle/lifecycles.ts";
import type { Analysis, Context } from "../context.ts";
import { a, capital, words } from "../words.ts";
import { transitionId, witnessesOf } from "./dead-transition.ts";
import { ruleCause, valueWaited } from "./missing-producer.ts";

export const deadlocks: Analysis = (context, report) => {
  for (const lifecycle of context.effects.lifecycles.all) {
    const { graph } = lifecycle.governed;
    if (graph === undefined || !graph.hasTerminal || graph.terminal.length === 0) continue;
    if (lifecycle.uncertain || lifecycle.variable || lifecycle.looselyWritten.size > 0) continue;
    judge(context, lifecycle, graph, report);
  }
};

function judge(
  context: Context,
  lifecycle: Lifecycle,
  graph: Graph,
  report: Parameters<Analysis>[1],
): void {
  const { owner, member, literals } = lifecycle.governed;
  const taken = graph.edges.filter((e) => isTaken(context, lifecycle, e.from.text, e.to.text));
  const next = new Map<string, string[]>();
  for (const e of taken) next.set(e.from.text, [...(next.get(e.from.text) ?? []), e.to.text]);
  const ends = new Set([...graph.terminal.map((t) => t.text), ...lifecycle.removedIn]);
  const reached = closure(starts(lifecycle, graph), next);
  const stuck = [...literals].filter(
    (s) => reached.has(s) && !ends.has(s) && ![...closure([s], next)].some((to) => ends.has(to)),
  );
  // A state whose declared steps are all taken is stuck only because those that follow it are.
  const isRoot = (s: string): boolean => {
    const declared = graph.edges.filter((e) => e.from.text === s);
    return declared.length === 0 || declared.some((e) => !taken.includes(e));
  };
  const roots = new Set(stuck.filter(isRoot));
  for (const state of stuck) {
    const out = graph.edges.filter((e) => e.from.text === state);
    const outbound = out.map((e) => ({
      from: state,
      to: e.to.text,
      reason: reasonFor(context, lifecycle, state, e.to.text),
    }));
    const cycle = cycleFrom(state, next);
    const root = roots.has(state) ? undefined : rootFrom(state, next, roots);
    const cause =
      root === undefined
        ? out.flatMap((e) => causeOf(context, lifecycle, state, e.to.text))[0]
        : stateId(lifecycle, root);
    const thing = words(owner.name);
    const [declared] = graph.edges.filter((e) => e.from.text === state || e.to.text === state);
    report({
      id: stateId(lifecycle, state),
      details: { type: "deadlock", state, outbound_edges: outbound, cycle },
      summary: `Entity '${owner.name}' can reach state '${state}' but has no achievable path to any terminal state`,
      entities: [owner.name],
      module: owner.module,
      span: (out[0] ?? declared)?.from.span ?? member.id.span,
      evidence: [
        ...out.map((e, i) => ({
          label: outbound[i]?.reason ?? "",
          module: owner.module,
          span: e.span,
        })),
        ...lifecycle.writes
          .filter((w) => w.targets.some((t) => t.text === state))
          .map((w) => ({
            label: `${w.rule.name.text} leads into it`,
            module: w.module,
            span: w.effect.span,
          })),
      ],
      question:
        cycle === null
          ? `What happens to ${a(owner.name)} that is ${words(state)}? Nothing ends it or moves it on.`
          : `How does ${a(owner.name)} that is ${words(state)} ever come to an end? It only goes ${cycle.map(words).join(", ")}.`,
      answers: [
        {
          answer: "Something moves it on.",
          edit:
            out.length === 0
              ? `Declare the step in \`transitions ${member.name}\`, and write a rule that takes it.`
              : `Write a rule that requires \`${member.name} = ${state}\` and ensures ${out.map((e) => `\`${member.name} = ${e.to.text}\``).join(" or ")}, or make the one there is achievable.`,
        },
        {
          answer: `${capital(words(state))} is an end: ${a(thing)} may stay so for good.`,
          edit: `Add \`${state}\` to \`terminal:\`.`,
        },
        {
          answer: `${capital(a(thing))} should never get there.`,
          edit: `Remove \`${state}\` and what leads to it.`,
        },
      ],
      ...(cause === undefined ? {} : { cause }),
    });
  }
}

function stateId({ governed: { owner, member } }: Lifecycle, state: string): string {
  return `deadlock ${owner.module.path} ${owner.name}.${member.name} ${state}`;
}

/** The states that instances begin in; without creations in the set, where the graph begins. */
function starts(lifecycle: Lifecycle, graph: Graph): readonly string[] {
  if (!lifecycle.initialOpen) return [...lifecycle.initial];
  const entered = new Set(graph.edges.map((e) => e.to.text));
  return [
    ...lifecycle.initial,
    ...graph.edges.map((e) => e.from.text).filter((s) => !entered.has(s)),
  ];
}

function isTaken(context: Context, lifecycle: Lifecycle, from: string, to: string): boolean {
  return witnessesOf(lifecycle, from, to).some((r) => context.liveness.isLive(r));
}

function closure(
  from: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const seen = new Set(from);
  for (const s of seen) for (const to of next.get(s) ?? []) seen.add(to);
  return seen;
}

/** The nearest of some states that a state leads to. */
function rootFrom(
  state: string,
  next: ReadonlyMap<string, readonly string[]>,
  roots: ReadonlySet<string>,
): string | undefined {
  for (const s of closure([state], next)) if (s !== state && roots.has(s)) return s;
  return undefined;
}

/** The shortest way from a state back to itself. */
function cycleFrom(
  state: string,
  next: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const before = new Map<string, string>();
  const pending = [state];
  for (const s of pending) {
    for (const to of next.get(s) ?? []) {
      if (to === state) {
        const path = [state];
        for (let at: string | undefined = s; at !== undefined && at !== state; at = before.get(at))
          path.unshift(at);
        return [state, ...path];
      }
      if (before.has(to)) continue;
      before.set(to, s);
      pending.push(to);
    }
  }
  return null;
}

function reasonFor(context: Context, lifecycle: Lifecycle, from: string, to: string): string {
  const witnesses = witnessesOf(lifecycle, from, to);
  const [rule] = witnesses;
  if (rule === undefined) return "no witnessing rule";
  if (witnesses.some((r) => context.liveness.isLive(r)))
    return "achievable, but leads to no terminal state";
  for (const wait of context.liveness.unmet(rule)) {
    const waited = valueWaited(context, wait);
    if (waited === undefined) continue;
    const { member, value } = waited;
    const what = value === "present" ? "to be set" : `= ${value}`;
    return `rule ${rule.name.text} requires ${member.owner.name}.${member.name} ${what}, never established`;
  }
  return "no achievable witnessing rule";
}

function causeOf(
  context: Context,
  lifecycle: Lifecycle,
  from: string,
  to: string,
): readonly string[] {
  const dead = transitionId(lifecycle, from, to);
  if (context.found.has(dead)) return [dead];
  return witnessesOf(lifecycle, from, to).flatMap((r) =>
    context.liveness.isLive(r) ? [] : (ruleCause(context, r) ?? []),
  );
}
