// Which rules write which members, with which values: the producers of what other rules require.

import type { Expr, Rule } from "../ast/index.ts";
import { stepsIn } from "../model/lifecycle/blocks.ts";
import { type Lifecycles, lifecyclesOf } from "../model/lifecycle/lifecycles.ts";
import { outcomesOf } from "../model/lifecycle/outcomes.ts";
import { assignedMember, type Creation, defaultValues } from "../model/lifecycle/writes.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { plain } from "../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../model/type-symbol.ts";

/** Something that gives a member a value. */
export interface Production {
  readonly by: "effect" | "creation" | "default";
  /** The rule; none for default instances. */
  readonly rule: Rule | undefined;
  /** The words it may give: literals, `true` and `false`; undefined when it may be any value. */
  readonly values: ReadonlySet<string> | undefined;
  /** It takes the value away. */
  readonly isNull: boolean;
}

/** What the rules of a set do to members. */
export class Effects {
  readonly lifecycles: Lifecycles;
  private readonly productions = new Map<MemberSymbol, Production[]>();
  /** Entities that rules or default instances make. */
  private readonly made = new Set<TypeSymbol>();
  /** Entities of which rules write some member. */
  private readonly changed = new Set<TypeSymbol>();
  private readonly makersOf = new Map<TypeSymbol, Rule[]>();
  private readonly creationsBy = new Map<Rule, Creation[]>();
  private readonly looseFields = new Set<string>();
  private readonly handedOver = new Set<TypeSymbol>();
  /** Entities of which the environment supplies an instance. */
  private readonly given = new Set<TypeSymbol>();
  /** The entities that actors are, and that surfaces face. */
  private readonly parties: ReadonlySet<TypeSymbol>;
  private readonly spec: SpecModel;

  constructor(spec: SpecModel) {
    this.spec = spec;
    this.parties = partiesOf(spec);
    this.lifecycles = lifecyclesOf(spec);
    for (const [rule, block] of this.lifecycles.blocks)
      for (const { step } of stepsIn(block)) {
        const { effect } = step;
        if (effect.kind !== "assign" && effect.kind !== "mutate") continue;
        const member = assignedMember(spec, effect.target);
        if (member === undefined) continue;
        this.changed.add(member.owner);
        if (effect.kind === "mutate")
          this.add(member, { by: "effect", rule, values: undefined, isNull: false });
        else this.add(member, { by: "effect", rule, ...this.valuesOf(effect.value) });
      }
    for (const creation of this.lifecycles.creations) {
      const { symbol, rule, call } = creation;
      this.made.add(symbol);
      into(this.makersOf, symbol, rule);
      into(this.creationsBy, rule, creation);
      for (const arg of call.args) {
        const name = arg.name?.text;
        const member = name === undefined ? undefined : spec.program.memberOf(symbol, name);
        if (member === undefined || member === "opaque") continue;
        this.add(member, { by: "creation", rule, ...this.valuesOf(arg.value) });
      }
    }
    for (const { symbol, field, value } of defaultValues(spec)) {
      this.made.add(symbol);
      const member = spec.program.memberOf(symbol, field);
      if (member === undefined || member === "opaque") continue;
      this.add(member, { by: "default", rule: undefined, ...this.valuesOf(value) });
    }
    for (const write of this.lifecycles.loose) {
      if (write.of !== undefined) this.handedOver.add(write.of);
      else if (write.field !== undefined) this.looseFields.add(write.field);
    }
    for (const module of spec.modules)
      for (const instance of module.instances.values()) {
        if (!("type" in instance.node) || instance.node.type === undefined) continue;
        if (!("kind" in instance.node.type)) continue;
        const type = plain(spec.program.resolve(instance.node.type, module));
        if (type.kind === "entity") this.given.add(type.symbol);
      }
  }

  /** True for what a party is, such as its role: who is what is often decided outside. */
  isOfParty(member: MemberSymbol): boolean {
    if (!this.parties.has(member.owner) || this.lifecycles.of.has(member)) return false;
    return plain(this.spec.program.typeOfMember(member)).kind === "enum";
  }

  private add(member: MemberSymbol, production: Production): void {
    into(this.productions, member, production);
  }

  private valuesOf(value: Expr): Pick<Production, "values" | "isNull"> {
    if (value.kind === "bool") return { values: new Set([String(value.value)]), isNull: false };
    if (value.kind === "null") return { values: new Set(), isNull: true };
    const { literals, variable } = outcomesOf(this.spec.typer, value);
    return {
      values: variable || literals.length === 0 ? undefined : new Set(literals.map((l) => l.text)),
      isNull: false,
    };
  }

  /** Everything that gives a member a value. */
  of(member: MemberSymbol): readonly Production[] {
    return this.productions.get(member) ?? [];
  }

  /** True when a member may be written in ways that cannot be followed. */
  isLoose(member: MemberSymbol): boolean {
    if (this.looseFields.has(member.name)) return true;
    return [...this.handedOver].some((e) => this.related(e, member.owner));
  }

  /** True when rules or default instances of the set make an entity, or a variant of it. */
  isMade(entity: TypeSymbol): boolean {
    return [entity, ...this.spec.program.variantsOf(entity)].some((e) => this.made.has(e));
  }

  /** The rules that make an entity, or a variant of it. */
  makers(entity: TypeSymbol): readonly Rule[] {
    const all = [entity, ...this.spec.program.variantsOf(entity)];
    return all.flatMap((e) => this.makersOf.get(e) ?? []);
  }

  /** What a rule makes. */
  creationsOf(rule: Rule): readonly Creation[] {
    return this.creationsBy.get(rule) ?? [];
  }

  /** True when rules of the set write some member of an entity. */
  isChanged(entity: TypeSymbol): boolean {
    return this.changed.has(entity);
  }

  /** True when the environment supplies an instance. */
  isGiven(entity: TypeSymbol): boolean {
    return [...this.given].some((e) => this.related(e, entity));
  }

  private related(a: TypeSymbol, b: TypeSymbol): boolean {
    return this.spec.program.isSubtype(a, b) || this.spec.program.isSubtype(b, a);
  }
}

function partiesOf(spec: SpecModel): ReadonlySet<TypeSymbol> {
  const found = new Set<TypeSymbol>();
  for (const module of spec.modules) {
    for (const symbol of module.types.values()) {
      if (symbol.node.kind !== "actor") continue;
      const type = plain(spec.program.typeOfSymbol(symbol));
      if (type.kind === "entity") found.add(type.symbol);
    }
    for (const surface of module.surfaces.values())
      for (const m of surface.members) {
        const type = m.kind === "facing" ? plain(spec.program.resolve(m.type, module)) : undefined;
        if (type?.kind === "entity") found.add(type.symbol);
      }
  }
  return found;
}

function into<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
