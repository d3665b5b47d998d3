// Invariants over pairs of instances, "at most one" and "no two alike", and the rules that can break
// them because they do not look at the others.

import type { Expr, Invariant, Rule, RuleMember } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import type { Span } from "../../base/span.ts";
import { chainOf, stepsIn } from "../../model/lifecycle/blocks.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import { conjunctsOf } from "../../model/typing/conditions.ts";
import { effectsOf, wordOf } from "../assignments.ts";
import type { Analysis, Context } from "../context.ts";
import { a, words } from "../words.ts";

/** What an invariant over two instances of one entity says. */
interface PairInvariant {
  readonly name: string;
  readonly module: LinkedModule;
  readonly span: Span;
  readonly text: string;
  readonly entity: TypeSymbol;
  /** The fields that both must share for it to matter. */
  readonly keys: readonly MemberSymbol[];
  /** The field, and the word that only one of them may have; without a word, no two may be alike. */
  readonly field: MemberSymbol;
  readonly word: string | undefined;
}

export const uniquenessRisks: Analysis = (context, report) => {
  for (const module of context.spec.modules)
    for (const d of module.module.declarations) {
      if (d.kind !== "invariant" || module.model.broken.has(d)) continue;
      const pair = pairInvariant(context, module, d.name, d.body);
      if (pair !== undefined) judge(context, pair, report);
    }
};

function judge(context: Context, pair: PairInvariant, report: Parameters<Analysis>[1]): void {
  const { entity, field, word } = pair;
  for (const { rule, module } of context.rules()) {
    const span =
      word === undefined ? takesOver(context, rule, pair) : setsWord(context, rule, pair, word);
    if (span === undefined || looksAtOthers(context, rule, module, pair)) continue;
    const name = rule.name.text;
    const [key] = pair.keys;
    const keyType = key === undefined ? undefined : plain(context.spec.program.typeOfMember(key));
    const holder = keyType?.kind === "entity" ? keyType.symbol.name : entity.name;
    const what = word === undefined ? `the same ${words(field.name)}` : words(word);
    const fields = [...pair.keys, field].map((m) => `${m.name}: ...`);
    report({
      id: `invariant_risk ${module.path} ${name} ${pair.name}`,
      details: {
        type: "invariant_risk",
        rule: name,
        invariant: pair.name,
        mechanism:
          word === undefined
            ? `Gives ${entity.name}.${field.name} a value that another one may have`
            : `Sets ${entity.name}.${field.name} to '${word}' without preventing concurrent instances`,
        guard_analysis: {
          has_guard: false,
          needed:
            word === undefined
              ? `Rule should require that no other ${entity.name} has this ${field.name}`
              : `Rule should set ${holder}.${field.name} to prevent concurrent ${word} states`,
        },
        example: {},
      },
      summary: `Rule '${name}' could violate invariant '${pair.name}'`,
      entities: [entity.name],
      module,
      span,
      evidence: [{ label: "the invariant", module: pair.module, span: pair.span }],
      question:
        word === undefined
          ? `What happens in ${name} when there already is ${a(entity.name)} with ${what}? ${pair.name} rules out a second one, and nothing here looks.`
          : `What happens in ${name} when another ${words(entity.name)}${key === undefined ? "" : ` of the same ${words(key.name)}`} is already ${what}? ${pair.name} rules that out, and nothing here looks.`,
      answers: [
        {
          answer: "It is refused.",
          edit:
            word === undefined
              ? `Add \`requires: not exists ${entity.name}{${fields.join(", ")}}\` to ${name}.`
              : `Add a \`requires:\` to ${name} that there is no other one.`,
        },
        {
          answer: "The other one gives way.",
          edit: `Change the other one in \`ensures:\` of ${name}.`,
        },
        { answer: "There may be several.", edit: `Remove the invariant ${pair.name}.` },
      ],
    });
  }
}

/** Reads `for a in X: for b in X: premises implies conclusion`. */
function pairInvariant(
  context: Context,
  module: LinkedModule,
  name: Invariant["name"],
  body: readonly Expr[],
): PairInvariant | undefined {
  const [outer, more] = body;
  if (outer?.kind !== "forall" || more !== undefined) return undefined;
  const [inner, rest] = outer.body;
  if (inner?.kind !== "forall" || rest !== undefined || inner.lets.length > 0) return undefined;
  const [condition, further] = inner.body;
  const [x, y] = [outer.names[0]?.text, inner.names[0]?.text];
  if (condition?.kind !== "binary" || condition.op !== "implies" || further !== undefined)
    return undefined;
  const types = [outer.source, inner.source].map((s) => elementOf(context, s));
  const [entity] = types;
  if (entity === undefined || types[1] !== entity || x === undefined || y === undefined)
    return undefined;
  const keys: MemberSymbol[] = [];
  for (const premise of conjunctsOf([condition.left])) {
    const same = sameField(context, premise, "=", x, y);
    if (same !== undefined) keys.push(same);
    else if (!areDifferent(premise, x, y)) return undefined;
  }
  const conclusion = condition.right;
  const base = {
    name: name.text,
    module,
    span: name.span,
    text: context.textOf(module, condition),
    entity,
    keys,
  };
  const alike = sameField(context, conclusion, "!=", x, y);
  if (alike !== undefined) return { ...base, field: alike, word: undefined };
  if (conclusion.kind !== "unary" || conclusion.op !== "not") return undefined;
  const both = conjunctsOf([conclusion.operand]).map((c) => hasWord(context, c));
  const [first, second, third] = both;
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  const names = new Set([first.of, second.of]);
  return first.field === second.field && first.word === second.word && names.has(x) && names.has(y)
    ? { ...base, field: first.field, word: first.word }
    : undefined;
}

function elementOf(context: Context, source: Expr): TypeSymbol | undefined {
  const type = plain(context.spec.typer.typeOf(source));
  const element = type.kind === "collection" ? plain(type.element) : type;
  return element.kind === "entity" ? element.symbol : undefined;
}

/** The field in `x.f op y.f`. */
function sameField(
  context: Context,
  expr: Expr,
  op: "=" | "!=",
  x: string,
  y: string,
): MemberSymbol | undefined {
  if (expr.kind !== "binary" || expr.op !== op) return undefined;
  const { left, right } = expr;
  if (left.kind !== "member" || right.kind !== "member" || left.name.text !== right.name.text)
    return undefined;
  const of = [left, right].map((m) => (m.object.kind === "name" ? m.object.id.text : ""));
  const symbol = context.spec.typer.symbols.get(left);
  return of.includes(x) && of.includes(y) && symbol?.kind === "member" ? symbol.member : undefined;
}

function areDifferent(expr: Expr, x: string, y: string): boolean {
  if (expr.kind !== "binary" || expr.op !== "!=") return false;
  const of = [expr.left, expr.right].map((e) => (e.kind === "name" ? e.id.text : ""));
  return of.includes(x) && of.includes(y);
}

function hasWord(context: Context, expr: Expr) {
  if (expr.kind !== "binary" || expr.op !== "=" || expr.left.kind !== "member") return undefined;
  const symbol = context.spec.typer.symbols.get(expr.left);
  const word = wordOf(context, expr.right);
  if (symbol?.kind !== "member" || word === undefined || expr.left.object.kind !== "name")
    return undefined;
  return { of: expr.left.object.id.text, field: symbol.member, word };
}

/** Where a rule gives the field the word that only one may have. */
function setsWord(
  context: Context,
  rule: Rule,
  { field }: PairInvariant,
  word: string,
): Span | undefined {
  return effectsOf(context, rule).always.find(
    (x) => x.member === field && wordOf(context, x.value) === word,
  )?.effect.span;
}

/** Where a rule gives the field a value from outside that another instance may have. */
function takesOver(context: Context, rule: Rule, pair: PairInvariant): Span | undefined {
  const isInput = (value: Expr | undefined): boolean => {
    const symbol = value === undefined ? undefined : context.spec.typer.symbols.get(value);
    return (
      symbol?.kind === "binding" &&
      symbol.binding.kind === "parameter" &&
      plain(symbol.binding.type).kind !== "entity"
    );
  };
  for (const { effect, member, value } of effectsOf(context, rule).always)
    if (member === pair.field && isInput(value)) return effect.span;
  for (const c of context.effects.creationsOf(rule))
    if (context.spec.program.isSubtype(c.symbol, pair.entity))
      for (const arg of c.call.args)
        if (arg.name?.text === pair.field.name && isInput(arg.value)) return c.call.callee.span;
  return undefined;
}

/** True when a rule looks at the other instances, or at what they share, before it acts. */
function looksAtOthers(
  context: Context,
  rule: Rule,
  module: LinkedModule,
  pair: PairInvariant,
): boolean {
  const { spec } = context;
  const shared = pair.keys.flatMap((k) => {
    const type = plain(spec.program.typeOfMember(k));
    return type.kind === "entity" ? [type.symbol] : [];
  });
  const { always, sometimes } = effectsOf(context, rule);
  if ([...always.map((x) => x.member), ...sometimes].some((m) => shared.includes(m.owner)))
    return true;
  const seen = new Set<object>();
  const looks = (root: object): boolean =>
    expressionsIn(root).some((e) => {
      if (e.kind === "lookup") {
        const found = find(module, e.entity, typesOf);
        return found === "opaque" || found?.symbol === pair.entity;
      }
      const symbol = spec.typer.symbols.get(e);
      if (e.kind === "call" || symbol?.kind === "blackBox" || symbol?.kind === "deferred")
        return symbol?.kind !== "type" && !isCreation(e);
      const type = plain(spec.typer.typeOf(e));
      if (type.kind === "collection") {
        const element = plain(type.element);
        if (element.kind === "entity" && spec.program.isSubtype(element.symbol, pair.entity))
          return true;
      }
      if (symbol?.kind !== "member") return false;
      const { node, owner } = symbol.member;
      if (shared.includes(owner)) return true;
      if (node.kind === "field" || seen.has(node)) return false;
      seen.add(node);
      return looks(node);
    });
  if (conditionsOf(rule.members).some(looks)) return true;
  const root = context.effects.lifecycles.blocks.get(rule);
  if (root === undefined) return true;
  for (const { block } of stepsIn(root))
    for (const b of chainOf(block)) if (b.cond !== undefined && looks(b.cond)) return true;
  return false;
}

function isCreation(e: Expr): boolean {
  return e.kind === "call" && e.callee.kind === "member" && e.callee.name.text === "created";
}

function conditionsOf(members: readonly RuleMember[]): readonly Expr[] {
  return members.flatMap((m): readonly Expr[] => {
    if (m.kind === "requires") return m.conds;
    if (m.kind === "let") return [m.value];
    if (m.kind === "for")
      return [m.source, ...(m.filter === undefined ? [] : [m.filter]), ...conditionsOf(m.body)];
    if (m.kind === "if") return m.branches.flatMap((b) => [b.cond, ...conditionsOf(b.body)]);
    return [];
  });
}
