// The words in which both sides are compared: entities, their fields, literals and parameters as
// the specification calls them. Each side brings its own way there.

import type { Codebase } from "../../facts/code/codebase.ts";
import type { ConstantTerm, LiteralTerm, Term } from "../../facts/code/derive/term.ts";
import { recordType } from "../../facts/code/derive/types.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";
import { plainName } from "../names.ts";
import type { ConfigPair, TypePair } from "../pairing/model.ts";
import type { EnumPair } from "../pairing/values.ts";
import { entityOfTerm } from "../spec/entities.ts";

export interface Vocabulary {
  readonly side: "spec" | "code";
  /** The entity that a term stands for; on the side of code only where it is paired. */
  entityOf(term: Term): string | undefined;
  /** A member as the specification calls it, and whether the specification knows it. */
  fieldOf(
    entity: string | undefined,
    name: string,
  ): { readonly name: string; readonly known: boolean };
  /** The literal that a value is, where it is compared with values of a field. */
  literal(term: LiteralTerm, field: string | undefined): string;
  /** The parameter that a constant stands for. */
  parameter(term: ConstantTerm): string | undefined;
  /** What a name for some entity's records leads to, for telling instances apart. */
  domain(field: string): readonly string[] | undefined;
}

/** What is known of both sides together. */
export class Pairing {
  readonly spec: SpecModel;
  readonly codebase: Codebase;
  readonly types: readonly TypePair[];
  readonly enums: readonly EnumPair[];
  readonly config: readonly ConfigPair[];
  private readonly byType = new Map<string, TypePair>();
  private readonly byEntity = new Map<string, TypePair>();
  private readonly domains = new Map<string, EnumPair>();
  private readonly params = new Map<string, string>();
  private readonly entities = new Map<string, TypeSymbol>();
  private readonly specDomains = new Map<string, readonly string[]>();

  constructor(
    spec: SpecModel,
    codebase: Codebase,
    types: readonly TypePair[],
    enums: readonly EnumPair[],
    config: readonly ConfigPair[],
  ) {
    this.spec = spec;
    this.codebase = codebase;
    this.types = types;
    this.enums = enums;
    this.config = config;
    for (const p of types) {
      this.byType.set(p.type.fact.name, p);
      this.byEntity.set(p.entity.name, p);
    }
    for (const e of enums) for (const f of e.fields) this.domains.set(f, e);
    for (const c of config)
      this.params.set(`${c.constant.file.path}#${c.constant.fact.name}`, c.param.name);
    for (const m of spec.modules)
      for (const t of m.types.values()) {
        this.entities.set(t.name, t);
        for (const member of t.members.values()) {
          const type = plain(spec.program.typeOfMember(member));
          if (type.kind === "enum")
            this.specDomains.set(
              `${t.name}.${member.name}`,
              type.literals.map((l) => l.text),
            );
        }
      }
  }

  pairOfType(type: string): TypePair | undefined {
    return this.byType.get(type);
  }

  pairOfEntity(entity: string): TypePair | undefined {
    return this.byEntity.get(entity);
  }

  entity(name: string): TypeSymbol | undefined {
    return this.entities.get(name);
  }

  enumOf(field: string): EnumPair | undefined {
    return this.domains.get(field);
  }

  /** The literals that the specification gives a field. */
  literalsOf(field: string): readonly string[] | undefined {
    return this.specDomains.get(field);
  }

  readonly specSide: Vocabulary = {
    side: "spec",
    entityOf: (term) => entityOfTerm(this.spec, term),
    fieldOf: (entity, name) => ({ name, known: entity !== undefined }),
    literal: (term) => String(term.value),
    parameter: (term) => term.name,
    domain: (field) => this.specDomains.get(field),
  };

  readonly codeSide: Vocabulary = {
    side: "code",
    entityOf: (term) => {
      const type = recordType(this.codebase, term);
      return type === undefined ? undefined : this.byType.get(type)?.entity.name;
    },
    fieldOf: (entity, name) => {
      const pair = entity === undefined ? undefined : this.byEntity.get(entity);
      const plainField = plainName(name);
      const found = pair?.fields.find(
        (f) => f.field.name === name || plainName(f.field.name) === plainField,
      );
      if (found !== undefined) return { name: found.member.name, known: true };
      const symbol = entity === undefined ? undefined : this.entities.get(entity);
      for (const m of symbol?.members.values() ?? []) {
        const spelled = plainName(m.name);
        if (spelled === plainField || `${spelled}_id` === plainField)
          return { name: m.name, known: true };
      }
      return { name: plainField, known: false };
    },
    literal: (term, field) => {
      const text = plainName(String(term.valueName ?? term.value));
      const stored = plainName(String(term.value));
      const pair = field === undefined ? undefined : this.domains.get(field);
      if (pair !== undefined) return pair.toSpec.get(text) ?? pair.toSpec.get(stored) ?? text;
      if (typeof term.value !== "string" && term.enumeration === undefined)
        return String(term.value);
      for (const e of this.enums)
        if (term.enumeration !== undefined && e.code.name === term.enumeration.name)
          return e.toSpec.get(text) ?? e.toSpec.get(stored) ?? text;
      return term.enumeration === undefined ? String(term.value) : text;
    },
    parameter: (term) => this.params.get(`${term.file}#${term.fact.name}`),
    domain: (field) => this.specDomains.get(field),
  };
}
