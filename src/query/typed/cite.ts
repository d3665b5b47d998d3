// Facts about constructs: which place of the text stands for one, and the name that it goes by.

import type { Facing, Rule, Surface } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { ConfigSymbol, MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { Fact, FactKind, Reason, Why } from "./answer.ts";
import type { RuleBehaviour } from "./behaviour.ts";
import { nameOf } from "./constructs.ts";

/** A reason, with what it is about. */
export function because(reason: Reason, of?: string, by?: string): Why {
  return {
    reason,
    ...(of === undefined ? {} : { of }),
    ...(by === undefined ? {} : { by }),
  };
}

/** A place inside a construct. */
export function at(
  kind: FactKind,
  name: string,
  module: LinkedModule,
  span: Span,
  why: Why,
  depth = 0,
): Fact {
  return { kind, name, path: module.path, span, why, depth };
}

interface Headed {
  readonly span: Span;
  readonly name: { readonly text: string; readonly span: Span };
}

/** The first line of a declaration, up to its name. */
export function header(node: Headed): Span {
  return { start: node.span.start, end: node.name.span.end };
}

export function ruleFact({ rule, module }: RuleBehaviour, why: Why, depth = 0): Fact {
  return at("rule", rule.name.text, module, header(rule), why, depth);
}

export function surfaceFact(module: LinkedModule, surface: Surface, why: Why, depth = 0): Fact {
  return at("surface", surface.name.text, module, header(surface), why, depth);
}

export function facingFact(
  module: LinkedModule,
  surface: Surface,
  facing: Facing,
  why: Why,
  depth = 0,
): Fact {
  return at("surface", surface.name.text, module, facing.span, why, depth);
}

export function memberFact(member: MemberSymbol, why: Why, depth = 0): Fact {
  return at("field", nameOf(member), member.owner.module, member.node.span, why, depth);
}

export function configFact({ name, node, module }: ConfigSymbol, why: Why, depth = 0): Fact {
  return at("config", `config.${name}`, module, node.span, why, depth);
}

/** A type: actors and enums whole, being short; of others the first line. */
export function typeFact({ name, node, module }: TypeSymbol, why: Why, depth = 0): Fact {
  const whole = node.kind === "actor" || node.kind === "enum";
  const kind =
    node.kind === "actor" || node.kind === "enum"
      ? node.kind
      : node.kind === "value"
        ? "declaration"
        : "entity";
  return at(kind, name, module, whole ? node.span : header(node), why, depth);
}

/** A place inside a rule. */
export function inRule(
  kind: "precondition" | "effect" | "trigger",
  { rule, module }: RuleBehaviour,
  span: Span,
  why: Why,
  depth = 0,
): Fact {
  return at(kind, rule.name.text, module, span, why, depth);
}

/** The name of a rule. */
export function ruleName(rule: Rule): string {
  return rule.name.text;
}

/** Reasons that are told of a place beside another one. */
const TOLD_AGAIN: ReadonlySet<Reason> = new Set(["again", "opened", "notDeclared", "blockedIn"]);

/** Facts in their order, each place once: the first reason stays. */
export function distinct(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>();
  return facts.filter((f) => {
    const about = TOLD_AGAIN.has(f.why.reason) ? JSON.stringify(f.why) : "";
    const key = `${f.kind} ${f.path} ${f.span.start} ${f.span.end} ${about}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
