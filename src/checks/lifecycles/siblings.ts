// Two rules that create the same entity for one parent, where one tests that there is none and the
// other does not (language definition, W10).

import type { Expr, LookupExpr, Rule } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { chainOf } from "../../model/lifecycle/blocks.ts";
import { lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import type { Creation } from "../../model/lifecycle/writes.ts";
import { find, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";
import type { Check } from "../check.ts";
import { membersOf, textOf } from "./places.ts";

/** W10. */
export const siblingCreation: Check = ({ linked, spec }, report) => {
  const all = lifecyclesOf(spec).creations.filter((c) => !spec.program.isExternal(c.symbol));
  for (const creation of all) {
    if (creation.module !== linked || testsFor(spec, creation)) continue;
    for (const other of all) {
      if (other.symbol !== creation.symbol || other.rule === creation.rule) continue;
      const keys = testedKeys(spec, other);
      const parent = keys === undefined ? undefined : sameParent(spec, creation, keys);
      if (parent === undefined || statusesDiffer(spec, creation, other)) continue;
      const params = {
        rule: creation.rule.name.text,
        entity: creation.symbol.name,
        parent,
        other: other.rule.name.text,
      };
      const related =
        other.module === linked ? [{ span: other.rule.name.span, label: "the other rule" }] : [];
      const at = creation.call.callee.span;
      report(diagnostic("rule.unguardedSiblingCreation", at, params, { related }));
      break;
    }
  }
};

/** The conditions that a rule makes its creation depend on. */
function conditionsOf(creation: Creation): readonly Expr[] {
  const { rule, block } = creation;
  const own = membersOf(rule.members).flatMap((m): readonly Expr[] => {
    if (m.kind === "requires") return m.conds;
    if (m.kind === "let") return [m.value];
    return m.kind === "for" && m.filter !== undefined ? [m.source, m.filter] : [];
  });
  return [...own, ...[...chainOf(block)].flatMap((b) => (b.cond === undefined ? [] : [b.cond]))];
}

/** The fields by which a rule looks whether there is such an instance already. */
function testedKeys(spec: SpecModel, creation: Creation): readonly string[] | undefined {
  for (const e of conditionsOf(creation).flatMap(expressionsIn)) {
    if (e.kind !== "unary" || e.op !== "not exists" || e.operand.kind !== "lookup") continue;
    if (lookedUp(creation, e.operand) !== creation.symbol) continue;
    const keys = e.operand.fields.map((f) => f.name.text);
    if (keys.some((k) => isReference(spec, creation.symbol, k))) return keys;
  }
  return undefined;
}

function lookedUp(creation: Creation, lookup: LookupExpr): TypeSymbol | undefined {
  const found = find(creation.module, lookup.entity, typesOf);
  return found === undefined || found === "opaque" ? undefined : found.symbol;
}

function isReference(spec: SpecModel, symbol: TypeSymbol, field: string): boolean {
  const member = spec.program.memberOf(symbol, field);
  if (member === undefined || member === "opaque") return false;
  return plain(spec.program.typeOfMember(member)).kind === "entity";
}

/** True when a rule looks at instances of the entity in any way before it makes another. */
function testsFor(spec: SpecModel, creation: Creation): boolean {
  return conditionsOf(creation)
    .flatMap(expressionsIn)
    .some((e) => {
      if (e.kind === "lookup") return lookedUp(creation, e) === creation.symbol;
      const symbol = spec.typer.symbols.get(e);
      // A black box, or a derived value, may look for itself.
      if (symbol?.kind === "blackBox" || symbol?.kind === "deferred") return true;
      if (symbol?.kind === "member" && symbol.member.node.kind === "derived") return true;
      const type = plain(spec.typer.typeOf(e));
      const element = type.kind === "collection" ? plain(type.element) : type;
      return element.kind === "entity" && spec.program.isSubtype(element.symbol, creation.symbol);
    });
}

/** What both are created for, in the words of the creation; undefined when that may be new. */
function sameParent(
  spec: SpecModel,
  creation: Creation,
  keys: readonly string[],
): string | undefined {
  const { creations } = lifecyclesOf(spec);
  const fresh = new Set(creations.filter((c) => c.rule === creation.rule).map((c) => c.key));
  const words: string[] = [];
  for (const key of keys) {
    const value = creation.call.args.find((a) => a.name?.text === key)?.value;
    const env = value === undefined ? undefined : spec.typer.envs.get(value);
    if (value === undefined || env === undefined) return undefined;
    const path = spec.typer.keyOf(value, env);
    if (path === undefined || fresh.has(path)) return undefined;
    words.push(textOf(value));
  }
  return words.join("` and `");
}

/** True when the rules start from different states of something. */
function statusesDiffer(spec: SpecModel, a: Creation, b: Creation): boolean {
  return statusesOf(spec, a.rule).some(([member, values]) => {
    // A rule that leaves the state in which it creates does so once.
    const leaves = lifecyclesOf(spec).writes.some(
      (w) => w.rule === a.rule && w.governed.member.name === member && !w.variable,
    );
    return (
      leaves ||
      statusesOf(spec, b.rule).some(
        ([other, more]) => other === member && ![...values].some((v) => more.has(v)),
      )
    );
  });
}

function statusesOf(
  spec: SpecModel,
  rule: Rule,
): readonly (readonly [string, ReadonlySet<string>])[] {
  const facts = spec.rules.ruleEnvs.get(rule)?.facts ?? new Map();
  return [...facts].flatMap(([path, fact]) =>
    fact.values === undefined
      ? []
      : [[path.slice(path.lastIndexOf(".") + 1), fact.values] as const],
  );
}
