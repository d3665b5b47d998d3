// The effects of a rule as one tree of blocks: what always happens together, what happens in one
// of several branches, what happens for each element. All `ensures` of a body are one block.

import type { Effect, Expr, Rule, RuleMember } from "../../ast/index.ts";
import type { SpecModel } from "../spec-model.ts";
import { canonical, canonicalNot } from "../typing/canonical.ts";
import { conjunctsOf } from "../typing/conditions.ts";
import type { Env } from "../typing/env.ts";
import { both, type Facts, NO_FACTS } from "../typing/facts.ts";
import { narrow, told } from "../typing/narrow.ts";

/** An effect that is no `if` and no `for`. */
export type PlainEffect = Exclude<Effect, { kind: "if" | "for" }>;

export interface PlainStep {
  readonly kind: "effect";
  readonly effect: PlainEffect;
  readonly env: Env | undefined;
}

export interface BranchStep {
  readonly kind: "if";
  readonly branches: readonly Block[];
  /** One of the branches is always taken. */
  readonly exhaustive: boolean;
}

export interface LoopStep {
  readonly kind: "for";
  readonly body: Block;
}

export type Step = PlainStep | BranchStep | LoopStep;

export interface Block {
  readonly steps: Step[];
  readonly outer: Block | undefined;
  /** Whether it always takes place, in one case only, or for each element of something. */
  readonly kind: "all" | "branch" | "loop";
  /** The condition of the branch that this block is. */
  readonly cond: Expr | undefined;
  /** Steps beside each other of whose branches at least one is always taken. */
  readonly together: BranchStep[];
  /** What was known before any effect of the rule took place. */
  readonly before: Facts;
}

/** The effects of a rule. */
export function blockOf(spec: SpecModel, rule: Rule): Block {
  const before = spec.rules.ruleEnvs.get(rule)?.facts ?? NO_FACTS;
  const block: Block = {
    steps: [],
    together: [],
    outer: undefined,
    kind: "all",
    cond: undefined,
    before,
  };
  addMembers(spec, rule.members, block);
  joinBranches(spec, block);
  return block;
}

function addMembers(spec: SpecModel, members: readonly RuleMember[], to: Block): void {
  for (const member of members) {
    switch (member.kind) {
      case "ensures":
        addEffects(spec, member.effects, to);
        break;
      case "for": {
        const body = loopOf(to, factsIn(spec, firstEffect(member.body), to));
        addMembers(spec, member.body, body);
        to.steps.push({ kind: "for", body });
        break;
      }
      case "if": {
        const branches = member.branches.map((b) => {
          const branch = branchOf(to, b.cond, factsIn(spec, firstEffect(b.body), to));
          addMembers(spec, b.body, branch);
          return branch;
        });
        if (member.else !== undefined) {
          const branch = branchOf(to, undefined, factsIn(spec, firstEffect(member.else), to));
          addMembers(spec, member.else, branch);
          branches.push(branch);
        }
        const exhaustive = member.else !== undefined || coversAll(spec, member.branches);
        to.steps.push({ kind: "if", branches, exhaustive });
        break;
      }
      case "when":
      case "let":
      case "requires":
      case "annotation":
      case "openQuestion":
        break;
      default:
        member satisfies never;
    }
  }
}

function addEffects(spec: SpecModel, effects: readonly Effect[], to: Block): void {
  for (const effect of effects) {
    if (effect.kind === "for") {
      const body = loopOf(to, factsIn(spec, effect.body[0], to));
      addEffects(spec, effect.body, body);
      to.steps.push({ kind: "for", body });
    } else if (effect.kind === "if") {
      // Conditions here speak of what has been written so far, so they say nothing of before.
      const branches = effect.branches.map((b) => {
        const branch = branchOf(to, b.cond, to.before);
        addEffects(spec, b.body, branch);
        return branch;
      });
      if (effect.else !== undefined) {
        const branch = branchOf(to, undefined, to.before);
        addEffects(spec, effect.else, branch);
        branches.push(branch);
      }
      const exhaustive = effect.else !== undefined || coversAll(spec, effect.branches);
      to.steps.push({ kind: "if", branches, exhaustive });
    } else to.steps.push({ kind: "effect", effect, env: spec.rules.effectEnvs.get(effect) });
  }
}

function branchOf(outer: Block, cond: Expr | undefined, before: Facts): Block {
  return { steps: [], together: [], outer, kind: "branch", cond, before };
}

function loopOf(outer: Block, before: Facts): Block {
  return { steps: [], together: [], outer, kind: "loop", cond: undefined, before };
}

/** The first effect of a rule-level body, where it has one at its own level. */
function firstEffect(members: readonly RuleMember[]): Effect | undefined {
  for (const m of members) if (m.kind === "ensures") return m.effects[0];
  return undefined;
}

function factsIn(spec: SpecModel, effect: Effect | undefined, outer: Block): Facts {
  return (
    (effect === undefined ? undefined : spec.rules.effectEnvs.get(effect)?.facts) ?? outer.before
  );
}

/** Finds in a block and below it the `if`s beside each other that leave no case out. */
function joinBranches(spec: SpecModel, block: Block): void {
  const chains: BranchStep[] = [];
  for (const step of block.steps) {
    if (step.kind === "effect") continue;
    if (step.kind === "for") joinBranches(spec, step.body);
    else {
      for (const branch of step.branches) joinBranches(spec, branch);
      chains.push(step);
    }
  }
  const conditions = chains.flatMap((c) =>
    c.branches.flatMap((b) => (b.cond === undefined ? [] : [b.cond])),
  );
  if (chains.length > 1 && leaveNothing(spec, conditions)) block.together.push(...chains);
}

/** True when at least one of some conditions holds in every state. */
function leaveNothing(spec: SpecModel, conditions: readonly Expr[]): boolean {
  const texts = new Set(conditions.map((c) => canonical(spec.typer, c)));
  let rest: Facts = NO_FACTS;
  for (const cond of conditions) {
    // `not a and not b` beside `a` and `b` takes what they leave.
    if (conjunctsOf([cond]).every((c) => texts.has(canonicalNot(spec.typer, c)))) return true;
    const env = spec.typer.envs.get(cond);
    if (env !== undefined)
      rest = both(rest, told(spec.typer, cond, { ...env, facts: NO_FACTS }, false, 0));
  }
  return [...rest.values()].some((fact) => fact.values?.size === 0);
}

/** True when one of the conditions always holds, so that no `else` is missing. */
export function coversAll(spec: SpecModel, branches: readonly { readonly cond: Expr }[]): boolean {
  const last = branches.at(-1)?.cond;
  const env = last === undefined ? undefined : spec.typer.envs.get(last);
  if (last === undefined || env === undefined) return false;
  const rest = narrow(spec.typer, last, env, false);
  if ([...rest.values()].some((fact) => fact.values?.size === 0)) return true;
  const negated = canonicalNot(spec.typer, last);
  return branches.some((b) => b.cond !== last && canonical(spec.typer, b.cond) === negated);
}

/** Every step of a block and of the blocks inside it, with the block in which it stands. */
export function* stepsIn(
  block: Block,
): Iterable<{ readonly step: PlainStep; readonly block: Block }> {
  for (const step of block.steps) {
    switch (step.kind) {
      case "effect":
        yield { step, block };
        break;
      case "if":
        for (const branch of step.branches) yield* stepsIn(branch);
        break;
      case "for":
        yield* stepsIn(step.body);
        break;
      default:
        step satisfies never;
    }
  }
}

/** True when some effect of a kind takes place whichever branches are taken in this block. */
export function happens(block: Block, test: (step: PlainStep) => boolean): boolean {
  const joined = block.together.flatMap((step) => step.branches);
  if (joined.length > 0 && joined.every((b) => happens(b, test))) return true;
  return block.steps.some((step) => {
    switch (step.kind) {
      case "effect":
        return test(step);
      case "if":
        return step.exhaustive && step.branches.every((b) => happens(b, test));
      case "for":
        return happens(step.body, test);
      default:
        return step satisfies never;
    }
  });
}

/** A block and those around it, from the inside out. */
export function* chainOf(block: Block): Iterable<Block> {
  for (let b: Block | undefined = block; b !== undefined; b = b.outer) yield b;
}

/** True when two blocks are in different branches of one `if`, so that only one takes place. */
export function areExclusive(a: Block, b: Block): boolean {
  const around = new Set(chainOf(b));
  for (const block of chainOf(a)) {
    if (around.has(block)) return false;
    const { outer } = block;
    if (outer === undefined || !around.has(outer)) continue;
    return outer.steps.some(
      (s) => s.kind === "if" && s.branches.includes(block) && s.branches.some((o) => around.has(o)),
    );
  }
  return false;
}
