// Which tokens each choice of the grammar begins with, computed from the recorded grammar. Runs
// when the project is built, never in the product: the result is kept in `generated/`.

import {
  Alternation,
  Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  type Rule,
  Terminal,
} from "chevrotain";
import { KEY, type LookaheadTable } from "./lookahead.ts";

type Sets = { first: Set<string>; nullable: boolean };

class FirstSets {
  private readonly rules = new Map<string, Sets>();

  ofSequence(definition: readonly IProduction[]): Sets {
    const first = new Set<string>();
    for (const production of definition) {
      const sets = this.of(production);
      for (const name of sets.first) first.add(name);
      if (!sets.nullable) return { first, nullable: false };
    }
    return { first, nullable: true };
  }

  private of(production: IProduction): Sets {
    if (production instanceof Terminal) {
      return { first: new Set([production.terminalType.name]), nullable: false };
    }
    if (production instanceof NonTerminal) return this.ofRule(production.referencedRule);
    if (production instanceof Alternation) return this.ofAlternation(production);
    if (production instanceof Option || production instanceof Repetition) {
      return { ...this.ofSequence(production.definition), nullable: true };
    }
    if (production instanceof RepetitionMandatory) return this.ofSequence(production.definition);
    throw new Error(
      `the grammar uses a construct without look-ahead: ${production.constructor.name}`,
    );
  }

  private ofAlternation(alternation: Alternation): Sets {
    const all = alternation.definition.map((a) => this.ofSequence((a as Alternative).definition));
    const first = new Set(all.flatMap((sets) => [...sets.first]));
    return { first, nullable: all.some((sets) => sets.nullable) };
  }

  private ofRule(rule: Rule): Sets {
    const known = this.rules.get(rule.name);
    if (known !== undefined) return known;
    const sets = this.ofSequence(rule.definition);
    this.rules.set(rule.name, sets);
    return sets;
  }
}

/**
 * The look-ahead of one token for every choice of a grammar.
 * @param grammar the recorded rules by name, with references resolved
 */
export function lookaheadOf(grammar: Readonly<Record<string, Rule>>): LookaheadTable {
  const firstSets = new FirstSets();
  const sets: string[][] = [];
  const indices = new Map<string, number>();
  const setOf = (definition: readonly IProduction[], where: string): number => {
    const { first, nullable } = firstSets.ofSequence(definition);
    if (nullable) throw new Error(`a choice in rule ${where} may be empty`);
    const names = [...first].sort();
    const key = names.join(" ");
    let index = indices.get(key);
    if (index === undefined) {
      index = sets.push(names) - 1;
      indices.set(key, index);
    }
    return index;
  };
  const rules: Record<string, [number, number | number[]][]> = {};
  for (const rule of Object.values(grammar)) {
    const entries: [number, number | number[]][] = [];
    const visit = (production: IProduction): void => {
      if (production instanceof Alternation) {
        const alternatives = production.definition.map((a) =>
          setOf((a as Alternative).definition, rule.name),
        );
        entries.push([KEY.or | production.idx, alternatives]);
      } else if (production instanceof Option) {
        entries.push([KEY.option | production.idx, setOf(production.definition, rule.name)]);
      } else if (production instanceof Repetition) {
        entries.push([KEY.many | production.idx, setOf(production.definition, rule.name)]);
      } else if (production instanceof RepetitionMandatory) {
        entries.push([KEY.atLeastOne | production.idx, setOf(production.definition, rule.name)]);
      }
      if (hasDefinition(production)) production.definition.forEach(visit);
    };
    rule.definition.forEach(visit);
    rules[rule.name] = entries;
  }
  return { sets, rules };
}

function hasDefinition(
  production: IProduction,
): production is IProduction & { definition: IProduction[] } {
  return (
    production instanceof Alternation ||
    production instanceof Alternative ||
    production instanceof Option ||
    production instanceof Repetition ||
    production instanceof RepetitionMandatory
  );
}
