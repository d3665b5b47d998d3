// The states that fields may have, and from which of them a condition lets something happen.

import type { Codebase } from "../code/codebase.ts";
import { conjuncts } from "../code/derive/condition.ts";
import { showTerm } from "../code/derive/show.ts";
import type { Condition, LiteralTerm, Term } from "../code/derive/term.ts";
import { recordType } from "../code/derive/types.ts";
import { plainName } from "../code/derive/words.ts";
import type { FieldFact, TypeFact } from "../code/model.ts";

/** Values of fields by `Type.field`, as their names in the code. */
export class States {
  private readonly known = new Map<string, readonly string[]>();
  private readonly codebase: Codebase;

  constructor(codebase: Codebase, types: readonly TypeFact[]) {
    this.codebase = codebase;
    for (const type of types) {
      for (const field of codebase.fieldsOf(type.name)) {
        const values = this.declared(type, field);
        if (values.length > 1) this.known.set(`${type.name}.${field.name}`, values);
      }
    }
  }

  private declared(type: TypeFact, field: FieldFact): readonly string[] {
    const named =
      field.enumName ?? (field.type === undefined || field.type.many ? undefined : field.type.name);
    const owner =
      (named === undefined ? undefined : this.codebase.enumNamed(named)) ??
      this.codebase.enumNamed(`${type.name}.${field.name}`);
    if (owner !== undefined) return owner.fact.values.map((v) => plainName(v.name));
    return (field.values ?? []).map(plainName);
  }

  of(type: string, field: string): readonly string[] | undefined {
    return this.known.get(`${type}.${field}`);
  }

  /** The state that a value is; undefined for what is computed. */
  valueOf(term: Term): string | undefined {
    if (term.kind === "constant" && term.value !== undefined) return this.valueOf(term.value);
    if (term.kind !== "literal") return undefined;
    return stateName(term);
  }

  /** The field that a term reads, as `Type.field`, where its values are known. */
  fieldOf(term: Term): string | undefined {
    if (term.kind !== "member") return undefined;
    const type = recordType(this.codebase, term.of);
    if (type === undefined) return undefined;
    const field = this.codebase.field(type, term.name)?.name ?? term.name;
    return this.known.has(`${type}.${field}`) ? `${type}.${field}` : undefined;
  }

  /** The states of a field in which conditions may hold; undefined where they say nothing of it. */
  allowed(when: readonly Condition[], target: Term, name: string): readonly string[] | undefined {
    const type = recordType(this.codebase, target);
    const all = type === undefined ? undefined : this.of(type, name);
    if (all === undefined) return undefined;
    const path = `${showTerm(target)}.${name}`;
    let left: ReadonlySet<string> | undefined;
    for (const condition of when.flatMap(conjuncts)) {
      const set = this.statesOf(condition, path, all);
      if (set === undefined) continue;
      const known = left;
      left = known === undefined ? set : new Set([...known].filter((v) => set.has(v)));
    }
    return left === undefined ? undefined : all.filter((v) => left.has(v));
  }

  private statesOf(
    c: Condition,
    path: string,
    all: readonly string[],
  ): ReadonlySet<string> | undefined {
    switch (c.kind) {
      case "compare": {
        const [subject, other] = showTerm(c.left) === path ? [c.left, c.right] : [c.right, c.left];
        if (showTerm(subject) !== path) return undefined;
        const value = this.valueOf(other);
        if (value === undefined || (c.op !== "==" && c.op !== "!=")) return undefined;
        return new Set(all.filter((v) => (v === value) === (c.op === "==")));
      }
      case "in": {
        if (showTerm(c.item) !== path || c.collection.kind !== "list") return undefined;
        const values = c.collection.items.map((i) => this.valueOf(i));
        if (values.some((v) => v === undefined)) return undefined;
        return new Set(all.filter((v) => values.includes(v)));
      }
      case "not": {
        const inner = this.statesOf(c.of, path, all);
        return inner === undefined ? undefined : new Set(all.filter((v) => !inner.has(v)));
      }
      case "or": {
        const sets = c.parts.map((p) => this.statesOf(p, path, all));
        if (sets.some((s) => s === undefined)) return undefined;
        return new Set(sets.flatMap((s) => [...(s ?? [])]));
      }
      case "and": {
        const sets = c.parts.flatMap((p) => this.statesOf(p, path, all) ?? []);
        return sets.length === 0
          ? undefined
          : new Set(all.filter((v) => sets.every((s) => s.has(v))));
      }
      case "true":
      case "false":
      case "truth":
        return undefined;
      default:
        return c satisfies never;
    }
  }
}

function stateName(term: LiteralTerm): string | undefined {
  if (term.valueName !== undefined) return plainName(term.valueName);
  return typeof term.value === "string" ? plainName(term.value) : undefined;
}
