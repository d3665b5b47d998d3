// slice: the part of a set that one needs to understand a construct, in the author's text: what it
// names, what that is computed from, who offers it and to whom.

import type { EntityMember, SurfaceMember } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { ok, type Result } from "../../base/result.ts";
import type { Span } from "../../base/span.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { Answer, Fact, FactKind, Refusal } from "./answer.ts";
import { behaviourOf, computedFrom, type RuleBehaviour } from "./behaviour.ts";
import { at, because, configFact, typeFact } from "./cite.ts";
import { type Construct, nameOf } from "./constructs.ts";
import { findOne } from "./names.ts";
import { offersOf, partiesOf, partyType } from "./offers.ts";

type Found = Pick<Answer, "subject" | "facts" | "notes">;

const KINDS = [
  "rule",
  "surface",
  "type",
  "field",
  "state",
  "trigger",
  "config",
  "invariant",
  "contract",
  "instance",
  "deferred",
] as const;

export function slice(spec: SpecModel, name: string): Result<Found, Refusal> {
  const found = findOne(spec, name, KINDS, "a construct");
  if (!found.ok) return found;
  const construct = found.value;
  const slicer = new Slicer(spec);
  slicer.start(construct);
  return ok({ subject: construct.name, facts: slicer.facts(), notes: [] });
}

/** Gathers what is needed: whole declarations, or single members of entities. */
class Slicer {
  private readonly spec: SpecModel;
  private readonly found: Fact[] = [];
  private readonly members = new Map<TypeSymbol, Set<MemberSymbol>>();
  private readonly seen = new Set<object>();

  constructor(spec: SpecModel) {
    this.spec = spec;
  }

  start(construct: Construct): void {
    const { module, span, name } = construct;
    switch (construct.kind) {
      case "rule": {
        const rule = behaviourOf(this.spec).of.get(construct.rule);
        if (rule !== undefined) this.rule(rule, "subject");
        this.offers(construct.rule.name.text, module, rule);
        break;
      }
      case "trigger": {
        for (const rule of behaviourOf(this.spec).listening.get(construct.key) ?? []) {
          this.rule(rule, "listens");
          this.offers(construct.name, module, rule);
        }
        break;
      }
      case "surface":
        this.add("surface", name, module, span, "subject");
        this.node(module, construct.surface);
        this.parties(module, construct.surface.members);
        break;
      case "type":
        this.whole(construct.symbol, "subject");
        break;
      case "field":
      case "state":
        this.member(construct.member);
        break;
      case "config":
        this.found.push(configFact(construct.config, because("subject")));
        this.node(module, construct.config.node);
        this.readers(construct.name, (e) => {
          const symbol = this.spec.typer.symbols.get(e);
          return symbol?.kind === "parameter" && symbol.config === construct.config;
        });
        break;
      case "invariant":
        this.add("invariant", name, module, span, "subject");
        this.node(module, construct.invariant);
        break;
      case "contract":
        this.add("contract", name, module, span, "subject");
        this.node(module, construct.contract);
        break;
      case "instance":
        this.add("default", name, module, span, "subject");
        this.node(module, construct.instance.node);
        break;
      case "deferred":
        this.add("deferred", name, module, span, "subject");
        break;
      case "question":
        this.add("open_question", name, module, span, "subject");
        break;
      default:
        construct satisfies never;
    }
  }

  /** The pieces in the order in which they were needed, entities with the members that count. */
  facts(): readonly Fact[] {
    const entities = [...this.members].flatMap(([symbol, members]) =>
      this.excerpt(symbol, members),
    );
    return [...this.found, ...entities];
  }

  private excerpt(symbol: TypeSymbol, members: ReadonlySet<MemberSymbol>): readonly Fact[] {
    const ordered = [...symbol.members.values()].filter((m) => members.has(m));
    const graphs = symbol.graphs.filter((g) => ordered.some((m) => m.name === g.field.text));
    return [
      typeFact(symbol, because("uses", symbol.name)),
      ...ordered.map((m) =>
        at("field", nameOf(m), symbol.module, m.node.span, because("uses", nameOf(m)), 1),
      ),
      ...graphs.map((g) =>
        at(
          "transition",
          `${symbol.name}.${g.field.text}`,
          symbol.module,
          g.span,
          because("uses"),
          1,
        ),
      ),
    ];
  }

  private add(
    kind: FactKind,
    name: string,
    module: LinkedModule,
    span: Span,
    reason: "subject" | "uses" | "listens" | "reads",
  ): void {
    this.found.push(at(kind, name, module, span, because(reason, name)));
  }

  private rule(rule: RuleBehaviour, reason: "subject" | "listens" | "reads"): void {
    if (this.seen.has(rule.rule)) return;
    this.seen.add(rule.rule);
    this.add("rule", rule.rule.name.text, rule.module, rule.rule.span, reason);
    this.node(rule.module, rule.rule);
  }

  /** Surfaces that offer what a rule listens to, and their parties. */
  private offers(name: string, _module: LinkedModule, rule: RuleBehaviour | undefined): void {
    if (rule === undefined) return;
    const keys = new Set(
      rule.triggers.flatMap((t) =>
        t.kind === "call" ? [this.spec.triggers.keyOf(rule.module, t.name)] : [],
      ),
    );
    for (const offer of offersOf(this.spec).offers) {
      if (!keys.has(offer.key)) continue;
      const { surface, module, item } = offer;
      this.found.push(
        at("provides", surface.name.text, module, item.span, because("offers", name)),
      );
      const { facing, context } = partiesOf(surface);
      for (const p of [...facing, ...context])
        this.found.push(
          at("surface", surface.name.text, module, p.span, because("faces", name), 1),
        );
      this.parties(module, surface.members);
    }
  }

  private parties(module: LinkedModule, members: readonly SurfaceMember[]): void {
    for (const m of members) {
      if (m.kind !== "facing") continue;
      const type = partyType(module, m);
      if (type !== undefined) this.whole(type, "uses");
    }
  }

  /** Rules and invariants that hold an expression of some kind. */
  private readers(
    name: string,
    test: (e: ReturnType<typeof expressionsIn>[number]) => boolean,
  ): void {
    for (const rule of behaviourOf(this.spec).rules)
      for (const cond of expressionsIn(rule.rule))
        if (test(cond)) {
          this.found.push(
            at("rule", rule.rule.name.text, rule.module, cond.span, because("reads", name)),
          );
          break;
        }
  }

  /** Everything that the expressions and types below a node name. */
  private node(module: LinkedModule, node: object): void {
    for (const e of expressionsIn(node)) {
      const symbol = this.spec.typer.symbols.get(e);
      if (symbol?.kind === "member") this.member(symbol.member);
      if (symbol?.kind === "parameter" && !this.seen.has(symbol.config)) {
        this.seen.add(symbol.config);
        this.found.push(configFact(symbol.config, because("uses", symbol.config.name)));
        this.node(symbol.config.module, symbol.config.node);
      }
      if (symbol?.kind === "instance" && !this.seen.has(symbol.instance)) {
        this.seen.add(symbol.instance);
        const { node: declared, name, module: owner } = symbol.instance;
        this.add("default", name, owner, declared.span, "uses");
      }
      if (symbol?.kind === "collection") this.type(symbol.entity);
      if (symbol?.kind === "type") this.type(symbol.type);
      if (e.kind === "call") this.created(e);
    }
    walk(node, (n) => {
      if (n.kind !== "named" && n.kind !== "generic") return true;
      const named = n as Extract<Parameters<SpecModel["program"]["resolve"]>[0], { kind: "named" }>;
      const found = find(module, named.name, typesOf);
      if (found !== undefined && found !== "opaque") this.type(found.symbol);
      return true;
    });
  }

  /** The members that a creation gives values. */
  private created(call: Extract<ReturnType<typeof expressionsIn>[number], { kind: "call" }>): void {
    if (call.callee.kind !== "member" || call.callee.name.text !== "created") return;
    const symbol = this.spec.typer.symbols.get(call.callee.object);
    if (symbol?.kind !== "type") return;
    for (const arg of call.args) {
      const member =
        arg.name === undefined ? undefined : this.spec.program.memberOf(symbol.type, arg.name.text);
      if (member !== undefined && member !== "opaque") this.member(member);
    }
  }

  /** A type whose name alone is used: entities show no members for it. */
  private type(symbol: TypeSymbol): void {
    if (symbol.node.kind === "enum" || symbol.node.kind === "actor" || symbol.node.kind === "value")
      this.whole(symbol, "uses");
    else if (!this.members.has(symbol)) this.members.set(symbol, new Set());
  }

  private member(member: MemberSymbol): void {
    if (member.owner.node.kind === "value") {
      this.whole(member.owner, "uses");
      return;
    }
    let members = this.members.get(member.owner);
    if (members === undefined) {
      members = new Set();
      this.members.set(member.owner, members);
    }
    if (members.has(member)) return;
    members.add(member);
    for (const e of computedFrom(member)) this.node(member.owner.module, e);
    const type = plain(this.spec.program.typeOfMember(member));
    if (type.kind === "enum" && !type.inline) this.node(member.owner.module, member.node);
    if (type.kind === "value") this.whole(type.symbol, "uses");
  }

  /** A type with all that its declaration names. */
  private whole(symbol: TypeSymbol, reason: "subject" | "uses"): void {
    if (this.seen.has(symbol)) return;
    this.seen.add(symbol);
    const { node, module, name } = symbol;
    const kind: FactKind =
      node.kind === "actor" || node.kind === "enum"
        ? node.kind
        : node.kind === "value"
          ? "declaration"
          : "entity";
    this.add(kind, name, module, node.span, reason);
    const members: readonly EntityMember[] = "members" in node ? node.members : [];
    for (const m of members) this.node(module, m);
    this.node(module, node);
    // The declaration is shown whole already.
    this.members.delete(symbol);
    for (const m of symbol.members.values()) this.seen.add(m);
  }
}
