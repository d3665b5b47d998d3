// Rules as plain facts: what starts them, what they require, what they bring about.

import type { Effect, Expr, Rule, RuleMember, Trigger } from "../../ast/index.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import { plain } from "../../model/type.ts";
import { constantOf, formulaOf } from "./formulas.ts";
import type {
  Effect as EffectFact,
  Guard,
  ItemId,
  RuleFacts,
  TriggerFact,
  Value,
} from "./model.ts";
import type { Reader } from "./reader.ts";

/** The facts of one rule. */
export function ruleFacts(
  reader: Reader,
  module: LinkedModule,
  rule: Rule,
  item: ItemId,
): RuleFacts {
  const triggers: TriggerFact[] = [];
  const guards: Guard[] = [];
  const effects: EffectFact[] = [];
  const members = (list: readonly RuleMember[], conditional: boolean): void => {
    for (const member of list) {
      switch (member.kind) {
        case "when":
          for (const alt of member.alts) triggers.push(triggerFact(reader, module, rule, alt));
          break;
        case "requires":
          for (const cond of member.conds) guards.push(guardOf(reader, cond));
          break;
        case "ensures":
          addEffects(reader, module, member.effects, conditional, effects);
          break;
        case "for":
          members(member.body, conditional);
          break;
        case "if":
          for (const branch of member.branches) members(branch.body, true);
          members(member.else ?? [], true);
          break;
        case "let":
        case "annotation":
        case "openQuestion":
          break;
        default:
          member satisfies never;
      }
    }
  };
  members(rule.members, false);
  return { item, triggers, guards, effects };
}

/** A condition as a clause of its own. */
export function guardOf(reader: Reader, cond: Expr, under?: string): Guard {
  return {
    text: reader.source(cond),
    line: reader.line(cond),
    reads: reader.reads(cond),
    formula: formulaOf(reader, cond, true, under),
  };
}

function triggerFact(
  reader: Reader,
  module: LinkedModule,
  rule: Rule,
  trigger: Trigger,
): TriggerFact {
  const at = {
    text: reader.source(trigger),
    line: reader.line(trigger),
    reads: reader.reads(trigger),
  };
  switch (trigger.kind) {
    case "call": {
      const params = trigger.params.map((param, index) => {
        const type = plain(
          reader.spec.triggers.parameterType({ module, rule, trigger }, index).type,
        );
        const id = type.kind === "entity" ? reader.types.get(type.symbol) : undefined;
        return id === undefined ? { name: param.name.text } : { name: param.name.text, type: id };
      });
      const key = reader.spec.triggers.keyOf(module, trigger.name);
      return { kind: "call", key, name: trigger.name.name.text, params, ...at };
    }
    case "change":
    case "temporal":
    case "created":
    case "derived": {
      const found = find(module, trigger.entity, typesOf);
      const symbol = found === undefined || found === "opaque" ? undefined : found.symbol;
      const entity = symbol === undefined ? undefined : reader.types.get(symbol);
      const path = "path" in trigger ? trigger.path : [];
      const member =
        symbol === undefined || path.length !== 1
          ? undefined
          : reader.spec.program.memberOf(symbol, path[0]?.text ?? "");
      const field =
        member === undefined || member === "opaque" ? undefined : reader.members.get(member);
      return {
        kind: trigger.kind === "temporal" ? "time" : trigger.kind,
        name: trigger.entity.name.text,
        params: [
          entity === undefined
            ? { name: trigger.bind.text }
            : { name: trigger.bind.text, type: entity },
        ],
        ...(entity === undefined ? {} : { entity }),
        ...(field === undefined ? {} : { field }),
        ...at,
      };
    }
    case "invalid":
      return { kind: "other", name: "", params: [], ...at };
    default:
      return trigger satisfies never;
  }
}

function addEffects(
  reader: Reader,
  module: LinkedModule,
  effects: readonly Effect[],
  conditional: boolean,
  to: EffectFact[],
): void {
  for (const effect of effects) {
    switch (effect.kind) {
      case "for":
        addEffects(reader, module, effect.body, conditional, to);
        break;
      case "if":
        for (const branch of effect.branches) addEffects(reader, module, branch.body, true, to);
        addEffects(reader, module, effect.else ?? [], true, to);
        break;
      default:
        to.push(effectFact(reader, module, effect, conditional));
    }
  }
}

function effectFact(
  reader: Reader,
  module: LinkedModule,
  effect: Exclude<Effect, { kind: "for" | "if" }>,
  conditional: boolean,
): EffectFact {
  const at = {
    text: reader.source(effect),
    line: reader.line(effect),
    reads: reader.reads(effect),
    conditional,
  };
  switch (effect.kind) {
    case "assign": {
      const root = /^\w+/.exec(reader.source(effect.target))?.[0] ?? "";
      const target = writtenField(reader, effect.target, root);
      const value = constantOf(reader, effect.value);
      return { kind: "write", ...(target === undefined ? {} : { target }), root, value, ...at };
    }
    case "create":
      return { ...creation(reader, effect.call), ...at };
    case "let":
      return effect.value.kind === "call"
        ? { ...creation(reader, effect.value), ...at }
        : { kind: "other", ...at };
    case "remove": {
      const target = reader.entityOf(effect.expr.operand);
      return { kind: "remove", ...(target === undefined ? {} : { target }), ...at };
    }
    case "emit":
      return {
        kind: "emit",
        key: reader.spec.triggers.keyOf(module, effect.name),
        name: effect.name.name.text,
        ...at,
      };
    case "mutate": {
      const symbol = reader.typer.symbols.get(effect.target);
      const target = symbol?.kind === "member" ? reader.members.get(symbol.member) : undefined;
      return { kind: "write", ...(target === undefined ? {} : { target }), ...at };
    }
    case "deferredCall":
    case "assert":
      return { kind: "other", ...at };
    default:
      return effect satisfies never;
  }
}

function writtenField(reader: Reader, target: Expr, root: string): ItemId | undefined {
  const symbol = reader.typer.symbols.get(target);
  if (symbol?.kind === "member") return reader.members.get(symbol.member);
  return target.kind === "member" ? reader.likelyField(root, target.name.text) : undefined;
}

function creation(
  reader: Reader,
  call: Extract<Expr, { kind: "call" }>,
): Pick<EffectFact, "kind" | "target" | "sets"> {
  const { callee } = call;
  if (callee.kind !== "member" || callee.name.text !== "created") return { kind: "other" };
  const symbol = reader.typer.symbols.get(callee.object);
  if (symbol?.kind !== "type") return { kind: "other" };
  const target = reader.types.get(symbol.type);
  const sets = call.args.flatMap((arg): readonly { field: ItemId; value: Value }[] => {
    const member = reader.spec.program.memberOf(symbol.type, arg.name?.text ?? "");
    const field =
      member === undefined || member === "opaque" ? undefined : reader.members.get(member);
    return field === undefined ? [] : [{ field, value: constantOf(reader, arg.value) }];
  });
  return { kind: "create", ...(target === undefined ? {} : { target }), sets };
}
