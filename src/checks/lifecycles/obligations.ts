// What a change of status owes to members that are there only in some states: they are set on the
// way in and cleared on the way out (language definition, rules 7h to 7j).

import type { Assign, Expr, Field } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import {
  type Block,
  chainOf,
  happens,
  type PlainStep,
  stepsIn,
} from "../../model/lifecycle/blocks.ts";
import { successors } from "../../model/lifecycle/governed.ts";
import { lifecyclesOf, sourcesOf } from "../../model/lifecycle/lifecycles.ts";
import type { StatusWrite, Target } from "../../model/lifecycle/writes.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import { canonical } from "../../model/typing/canonical.ts";
import { NO_FACTS } from "../../model/typing/facts.ts";
import { told } from "../../model/typing/narrow.ts";
import type { Check } from "../check.ts";

/** A field with the states in which it is there. */
interface Dependent {
  readonly member: MemberSymbol;
  readonly node: Field;
  readonly states: ReadonlySet<string>;
}

/** Rules 7h and 7i. */
export const presenceObligations: Check = ({ linked, spec }, report) => {
  const { writes, blocks } = lifecyclesOf(spec);
  for (const write of writes) {
    const { governed, rule, subject } = write;
    if (write.module !== linked || governed.graph === undefined || subject === undefined) continue;
    const root = blocks.get(rule);
    if (root === undefined || isRemoved(spec, write)) continue;
    const dependents = dependentsOf(spec, write);
    for (const target of write.targets) {
      const missing: MemberSymbol[] = [];
      const kept: MemberSymbol[] = [];
      for (const { member, states } of dependents) {
        const move = moveOf(write, target, states);
        if (move === undefined || (move === "enters" && isOptional(spec, member))) continue;
        const wanted = move === "enters" ? isValue : (e: Assign) => clears(spec, e);
        if (isDone(spec, root, write, target, member, wanted)) continue;
        (move === "enters" ? missing : kept).push(member);
      }
      const params = { entity: governed.owner.name, state: target.text };
      const related = (list: readonly MemberSymbol[]): { span: Span; label: string }[] =>
        list
          .filter((m) => m.owner.module === linked)
          .map((m) => ({ span: m.id.span, label: "declared here" }));
      if (missing.length > 0) {
        const extras = { related: related(missing) };
        const all = { ...params, members: shown(missing), ...assignments(missing, "…") };
        report(diagnostic("field.notSetOnEntry", target.span, all, extras));
      }
      if (kept.length > 0) {
        const extras = { related: related(kept) };
        const all = { ...params, members: shown(kept), ...assignments(kept, "null") };
        report(diagnostic("field.notClearedOnExit", target.span, all, extras));
      }
    }
  }
};

/** Names for one line of text: the first two, and how many more there are. */
function shown(members: readonly MemberSymbol[]): string {
  const names = members.map((m) => `\`${m.name}\``);
  if (names.length <= 2) return names.join(" and ");
  return `${names[0] ?? ""} and ${names.length - 1} more`;
}

function assignments(members: readonly MemberSymbol[], value: string): { assignments: string } {
  return { assignments: members.map((m) => `\`${m.name} = ${value}\``).join(", ") };
}

/**
 * Whether a write takes an instance into a set of states or out of it. Where nothing narrows the
 * source it does so only if it does from every state that the graph allows.
 */
function moveOf(
  write: StatusWrite,
  target: Target,
  states: ReadonlySet<string>,
): "enters" | "leaves" | undefined {
  const from = movedFrom(write, target);
  const quantified = (test: (s: string) => boolean): boolean =>
    target.sources === undefined ? from.length > 0 && from.every(test) : from.some(test);
  if (states.has(target.text)) return quantified((s) => !states.has(s)) ? "enters" : undefined;
  return quantified((s) => states.has(s)) ? "leaves" : undefined;
}

/** Creations in a state that has a field, without the field (part of rule 7h). */
export const presenceOnCreation: Check = ({ linked, spec }, report) => {
  const { creations, blocks } = lifecyclesOf(spec);
  for (const { symbol, module, rule, call, key } of creations) {
    if (module !== linked || call.args.some((a) => a.name === undefined)) continue;
    const given = new Map(call.args.map((a) => [a.name?.text, a]));
    for (const member of spec.program.membersOf(symbol)) {
      const { node } = member;
      if (node.kind !== "field" || node.when === undefined) continue;
      const status = spec.program.memberOf(symbol, node.when.field.text);
      if (status === undefined || status === "opaque") continue;
      if (spec.program.graphOf(status) === undefined || isOptional(spec, member)) continue;
      const state = given.get(status.name)?.value;
      const value = given.get(member.name)?.value;
      if (state === undefined || (value !== undefined && value.kind !== "null")) continue;
      const text = literalOf(spec, state);
      if (text === undefined || !node.when.states.some((s) => s.text === text)) continue;
      const root = blocks.get(rule);
      if (
        key !== undefined &&
        root !== undefined &&
        isSetLater(spec, root, `${key}.${member.name}`)
      )
        continue;
      const related =
        member.owner.module === linked ? [{ span: member.id.span, label: "declared here" }] : [];
      const params = {
        entity: symbol.name,
        state: text,
        members: shown([member]),
        ...assignments([member], "…"),
      };
      report(diagnostic("field.notSetOnEntry", state.span, params, { related }));
    }
  }
};

function literalOf(spec: SpecModel, value: Expr): string | undefined {
  if (spec.typer.symbols.get(value)?.kind !== "literal") return undefined;
  return value.kind === "name" ? value.id.text : value.kind === "backtick" ? value.text : undefined;
}

function isSetLater(spec: SpecModel, root: Block, key: string): boolean {
  return [...stepsIn(root)].some(
    ({ step }) => step.effect.kind === "assign" && keyAt(spec, step) === key,
  );
}

/** The fields of the instance written to that depend on this status. */
function dependentsOf(spec: SpecModel, write: StatusWrite): readonly Dependent[] {
  const { target } = write.effect;
  const type = target.kind === "member" ? plain(spec.typer.typeOf(target.object)) : undefined;
  const owner = type?.kind === "entity" ? type.symbol : write.governed.owner;
  return spec.program.membersOf(owner).flatMap((member) => {
    const { node } = member;
    if (node.kind !== "field" || node.when?.field.text !== write.governed.member.name) return [];
    return [{ member, node, states: new Set(node.when.states.map((s) => s.text)) }];
  });
}

/** The states a write may start from; steps that the graph forbids are reported as that. */
function movedFrom(write: StatusWrite, target: Target): readonly string[] {
  const { governed } = write;
  const from = sourcesOf(governed, target).filter((s) => s !== target.text);
  const { graph } = governed;
  if (graph === undefined) return from;
  const allowed = from.filter((s) => successors(graph, s).includes(target.text));
  return allowed.length > 0 ? allowed : from;
}

function isRemoved(spec: SpecModel, write: StatusWrite): boolean {
  return [...chainOf(write.block)].some((block) =>
    happens(block, (step) => {
      if (step.effect.kind !== "remove" || step.env === undefined) return false;
      return spec.typer.keyOf(step.effect.expr.operand, step.env) === write.subject;
    }),
  );
}

/** True when an assignment of the wanted kind takes place whenever the write does. */
function isDone(
  spec: SpecModel,
  root: Block,
  write: StatusWrite,
  target: Target,
  member: MemberSymbol,
  wanted: (effect: Assign) => boolean,
): boolean {
  const key = `${write.subject ?? ""}.${member.name}`;
  const test = ({ effect, env }: PlainStep): boolean => {
    if (env === undefined) return false;
    if (effect.kind === "assign")
      return spec.typer.keyOf(effect.target, env) === key && wanted(effect);
    // What is added to or taken from a collection is there already, or comes to be.
    return effect.kind === "mutate" && spec.typer.keyOf(effect.target, env) === key;
  };
  const around = new Set(chainOf(write.block));
  if ([...around].some((block) => happens(block, test))) return true;
  const conditions = new Set([...around].flatMap((b) => textOf(spec, b)));
  const status = `${write.subject ?? ""}.${write.governed.member.name}`;
  // In another block: done when that block is taken together with this one.
  return [...stepsIn(root)].some(({ step, block }) => {
    if (!test(step)) return false;
    if (write.targets.length > 1) return true;
    return [...chainOf(block)]
      .filter((b) => !around.has(b))
      .every(
        (b) =>
          b.kind === "loop" ||
          textOf(spec, b).some((t) => conditions.has(t)) ||
          asksFor(spec, b, status, target.text),
      );
  });
}

/** True when a branch is taken because a status has the value just written. */
function asksFor(spec: SpecModel, block: Block, status: string, value: string): boolean {
  const env = block.cond === undefined ? undefined : spec.typer.envs.get(block.cond);
  if (block.cond === undefined || env === undefined) return false;
  const facts = told(spec.typer, block.cond, { ...env, facts: NO_FACTS }, true, 0);
  return facts.get(status)?.values?.has(value) === true;
}

function textOf(spec: SpecModel, block: Block): readonly string[] {
  return block.cond === undefined ? [] : [canonical(spec.typer, block.cond)];
}

function keyAt(spec: SpecModel, step: PlainStep): string | undefined {
  if (step.effect.kind !== "assign" || step.env === undefined) return undefined;
  return spec.typer.keyOf(step.effect.target, step.env);
}

function isOptional(spec: SpecModel, member: MemberSymbol): boolean {
  return spec.program.typeOfMember(member).kind === "optional";
}

function isValue(effect: Assign): boolean {
  return effect.value.kind !== "null";
}

/** True for null, and for what may be null. */
function clears(spec: SpecModel, effect: Assign): boolean {
  switch (spec.typer.typeOf(effect.value).kind) {
    case "null":
    case "optional":
    case "unknown":
    case "any":
      return true;
    default:
      return false;
  }
}
