// What each rule asks for and brings about, with the rules it sets off told in its place.

import type { Effect as AstEffect, Expr, Rule, RuleMember, Trigger } from "../../ast/index.ts";
import { conjunction, conjuncts, negation } from "../../facts/code/derive/condition.ts";
import { filterOf } from "../../facts/code/derive/filter.ts";
import type { Condition, Site, Term } from "../../facts/code/derive/term.ts";
import { endsWithWords, plainName, wordsOf } from "../../facts/code/derive/words.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import { element } from "../roots.ts";
import { specCondition } from "./condition.ts";
import { asLiteral, entityOfTerm } from "./entities.ts";
import { specTerm, typeNameOf } from "./lower.ts";
import type { Scope, SpecSource } from "./scope.ts";

export type SpecEffectKind =
  | {
      readonly kind: "assign";
      readonly target: Term;
      readonly member: string;
      readonly value: Term;
    }
  | {
      readonly kind: "create";
      readonly type: string;
      readonly external: boolean;
      readonly fields: ReadonlyMap<string, Term>;
    }
  | { readonly kind: "delete"; readonly target: Term }
  | { readonly kind: "emit"; readonly trigger: string; readonly args: readonly Term[] };

export interface SpecEffect {
  readonly effect: SpecEffectKind;
  /** Conditions of branches and loops around it. */
  readonly when: readonly Clause[];
  readonly site: Site;
  /** The rule that states it: the rule itself, or one that it sets off. */
  readonly from: SpecRule;
}

/** One condition with the rule that states it. */
export interface Clause {
  readonly condition: Condition;
  readonly site: Site;
  readonly rule: string;
}

export interface SpecRule {
  readonly name: string;
  readonly rule: Rule;
  readonly module: LinkedModule;
  readonly site: Site;
  readonly triggers: readonly Trigger[];
  /** `call` from outside or another rule, `time`, or what another rule brings about. */
  readonly kind: "call" | "time" | "state";
  readonly requires: readonly Clause[];
  readonly effects: readonly SpecEffect[];
  /** Names that the trigger binds, with their types. */
  readonly params: ReadonlyMap<string, Term>;
}

/** All rules of a set. */
export function specRules(source: SpecSource): readonly SpecRule[] {
  const out: SpecRule[] = [];
  for (const module of source.spec.modules)
    for (const d of module.module.declarations)
      if (d.kind === "rule" && !module.model.broken.has(d)) out.push(specRule(source, module, d));
  return out;
}

function specRule(source: SpecSource, module: LinkedModule, rule: Rule): SpecRule {
  const site = source.site(module, rule.name.span);
  const triggers = rule.members.flatMap((m) => (m.kind === "when" ? m.alts : []));
  const names = new Map<string, Term>();
  const clauses: Clause[] = [];
  const scopeEnv = source.spec.rules.ruleEnvs.get(rule)?.scope;
  for (const t of triggers) {
    if (t.kind === "call") {
      for (const p of t.params) {
        let type: string | undefined;
        for (let s = scopeEnv; s !== undefined; s = s.outer)
          if (s.binding.name === p.name.text) {
            const found = s.binding.type;
            const inner = found.kind === "optional" ? found.inner : found;
            if (inner.kind === "entity" || inner.kind === "value") type = inner.symbol.name;
            break;
          }
        type ??= typeByName(source, p.name.text);
        names.set(p.name.text, element(p.name.text, source.site(module, p.span), type));
      }
    } else if (t.kind !== "invalid") {
      const found = find(module, t.entity, typesOf);
      const type =
        found === undefined || found === "opaque" ? t.entity.name.text : found.symbol.name;
      const at = source.site(module, t.span);
      const root = element(t.bind.text, at, type);
      names.set(t.bind.text, root);
      if (triggers.length > 1) continue;
      if (t.kind === "temporal") {
        const scope: Scope = {
          module,
          names: new Map(names).set(t.entity.name.text, root),
          depth: 0,
        };
        clauses.push({
          condition: specCondition(source, t.cond, scope),
          site: at,
          rule: rule.name.text,
        });
      }
    }
  }
  const params = new Map(names);
  const draft = {
    name: rule.name.text,
    rule,
    module,
    site,
    triggers,
    kind: triggers.some((t) => t.kind === "temporal")
      ? ("time" as const)
      : triggers.every((t) => t.kind === "call")
        ? ("call" as const)
        : ("state" as const),
    requires: clauses,
    effects: [] as SpecEffect[],
    params,
  };
  members(source, rule.members, { module, names, depth: 0 }, draft, [], clauses);
  return draft;
}

/** The one entity that a parameter of unknown type is called after: `token` for a reset token. */
function typeByName(source: SpecSource, name: string): string | undefined {
  const words = wordsOf(name);
  const found = new Set<string>();
  for (const m of source.spec.modules)
    for (const t of m.types.values())
      if (t.node.kind === "entity" && !t.node.external && endsWithWords(wordsOf(t.name), words))
        found.add(t.name);
  const exact = [...found].find((f) => plainName(f) === plainName(name));
  if (exact !== undefined) return exact;
  return found.size === 1 ? [...found][0] : undefined;
}

type Draft = SpecRule & { readonly effects: SpecEffect[] };

function members(
  source: SpecSource,
  list: readonly RuleMember[],
  scope: Scope & { readonly names: Map<string, Term> },
  draft: Draft,
  when: readonly Clause[],
  top: Clause[],
): void {
  const clause = (cond: Expr): Clause[] => clausesOf(source, cond, scope, draft.name);
  for (const m of list)
    if (m.kind === "let") scope.names.set(m.name.text, bound(source, m.value, scope));
  const own: Clause[] = when.length === 0 ? top : [];
  for (const m of list)
    if (m.kind === "requires") for (const cond of m.conds) own.push(...clause(cond));
  const inner = when.length === 0 ? when : [...when, ...own];
  for (const m of list) {
    switch (m.kind) {
      case "ensures":
        effects(source, m.effects, scope, draft, inner);
        break;
      case "for": {
        const looped = loopScope(source, m, scope);
        members(
          source,
          m.body,
          looped.scope,
          draft,
          [...inner, ...looped.when, ...mark(draft, m, source, scope)],
          top,
        );
        break;
      }
      case "if": {
        let rest: readonly Clause[] = inner;
        for (const b of m.branches) {
          const conds = clause(b.cond);
          members(
            source,
            b.body,
            { ...scope, names: new Map(scope.names) },
            draft,
            [...rest, ...conds],
            top,
          );
          rest = [...rest, ...negated(conds)];
        }
        if (m.else !== undefined)
          members(source, m.else, { ...scope, names: new Map(scope.names) }, draft, rest, top);
        break;
      }
      case "let":
      case "requires":
      case "when":
      case "annotation":
      case "openQuestion":
        break;
      default:
        m satisfies never;
    }
  }
}

/** Keeps the conditions of a loop's body apart from those of the rule. */
function mark(
  draft: Draft,
  m: { readonly span: { start: number; end: number } },
  source: SpecSource,
  scope: Scope,
): Clause[] {
  return [
    { condition: { kind: "true" }, site: source.site(scope.module, m.span), rule: draft.name },
  ];
}

function negated(clauses: readonly Clause[]): readonly Clause[] {
  const [first] = clauses;
  if (first === undefined) return [];
  return [{ ...first, condition: negation(conjunction(...clauses.map((c) => c.condition))) }];
}

function clausesOf(source: SpecSource, cond: Expr, scope: Scope, rule: string): Clause[] {
  if (cond.kind === "binary" && cond.op === "and")
    return [
      ...clausesOf(source, cond.left, scope, rule),
      ...clausesOf(source, cond.right, scope, rule),
    ];
  const condition = specCondition(source, cond, scope);
  return condition.kind === "true"
    ? []
    : [{ condition, site: source.site(scope.module, cond.span), rule }];
}

function bound(source: SpecSource, value: Expr, scope: Scope): Term {
  return specTerm(source, value, scope);
}

function loopScope(
  source: SpecSource,
  loop: {
    readonly names: readonly {
      readonly text: string;
      readonly span: { start: number; end: number };
    }[];
    readonly source: Expr;
    readonly filter?: Expr;
  },
  scope: Scope,
): {
  readonly scope: Scope & { readonly names: Map<string, Term> };
  readonly when: readonly Clause[];
} {
  const names = new Map(scope.names);
  const over = specTerm(source, loop.source, scope);
  const when: Clause[] = [];
  const [name] = loop.names;
  if (name !== undefined) {
    const site = source.site(scope.module, loop.source.span);
    const root = {
      ...element(
        name.text,
        site,
        typeNameOf(source, loop.source) ?? entityOfTerm(source.spec, over),
      ),
      of: over,
    };
    names.set(name.text, root);
    const filter = filterOf(over, root);
    const asked = conjuncts(filter).filter((c) => !isBelonging(c));
    if (asked.length > 0) when.push({ condition: conjunction(...asked), site, rule: "" });
    if (loop.filter !== undefined) {
      const at = source.site(scope.module, loop.filter.span);
      const own = specCondition(source, loop.filter, { ...scope, names, subject: root });
      const kept = conjuncts(own).filter((c) => !isBelonging(c));
      if (kept.length > 0) when.push({ condition: conjunction(...kept), site: at, rule: "" });
    }
  }
  return { scope: { ...scope, names }, when };
}

/** That an element belongs to the record whose elements are gone through. */
function isBelonging(c: Condition): boolean {
  const isPath = (t: Term): boolean =>
    t.kind === "member" || t.kind === "root" || t.kind === "fetch";
  return c.kind === "compare" && c.op === "==" && isPath(c.left) && isPath(c.right);
}

function effects(
  source: SpecSource,
  list: readonly AstEffect[],
  scope: Scope & { readonly names: Map<string, Term> },
  draft: Draft,
  when: readonly Clause[],
): void {
  const add = (effect: SpecEffectKind, site: Site): void => {
    draft.effects.push({ effect, when, site, from: draft });
  };
  for (const e of list) {
    const site = source.site(scope.module, e.span);
    switch (e.kind) {
      case "let": {
        const creation = creationOf(source, e.value, scope);
        if (creation !== undefined) {
          add(creation, source.site(scope.module, e.value.span));
          scope.names.set(e.name.text, {
            kind: "new",
            type: creation.type,
            fields: creation.fields,
            site,
            label: e.name.text,
          });
        } else scope.names.set(e.name.text, specTerm(source, e.value, scope));
        break;
      }
      case "assign": {
        const { target } = e;
        if (target.kind !== "member") break;
        const of = specTerm(source, target.object, scope);
        const member = target.name.text;
        const field: Term = { kind: "member", of, name: member, site };
        const value = asLiteral(source.spec, specTerm(source, e.value, scope), field);
        add({ kind: "assign", target: of, member, value }, site);
        break;
      }
      case "create": {
        const creation = creationOf(source, e.call, scope);
        if (creation !== undefined) add(creation, site);
        break;
      }
      case "remove":
        add({ kind: "delete", target: specTerm(source, e.expr.operand, scope) }, site);
        break;
      case "emit":
        add(
          {
            kind: "emit",
            trigger: e.name.name.text,
            args: e.args.map((a) => specTerm(source, a.value, scope)),
          },
          site,
        );
        break;
      case "if": {
        let rest = when;
        for (const b of e.branches) {
          const conds = clausesOf(source, b.cond, scope, draft.name);
          effects(source, b.body, { ...scope, names: new Map(scope.names) }, draft, [
            ...rest,
            ...conds,
          ]);
          rest = [...rest, ...negated(conds)];
        }
        if (e.else !== undefined)
          effects(source, e.else, { ...scope, names: new Map(scope.names) }, draft, rest);
        break;
      }
      case "for": {
        const looped = loopScope(source, e, scope);
        effects(source, e.body, looped.scope, draft, [...when, ...looped.when]);
        break;
      }
      case "mutate":
      case "deferredCall":
      case "assert":
        break;
      default:
        e satisfies never;
    }
  }
}

function creationOf(
  source: SpecSource,
  expr: Expr,
  scope: Scope,
): Extract<SpecEffectKind, { kind: "create" }> | undefined {
  if (expr.kind !== "call" || expr.callee.kind !== "member" || expr.callee.name.text !== "created")
    return undefined;
  const symbol = source.spec.typer.symbols.get(expr.callee.object);
  if (symbol?.kind !== "type") return undefined;
  const fields = new Map<string, Term>();
  for (const a of expr.args)
    if (a.name !== undefined) fields.set(a.name.text, specTerm(source, a.value, scope));
  return {
    kind: "create",
    type: symbol.type.name,
    external: source.spec.program.isExternal(symbol.type),
    fields,
  };
}
