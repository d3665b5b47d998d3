// Everything in a set that a question can name, with the name that it goes by.

import type {
  Contract,
  Deferred,
  Invariant,
  Literal,
  OpenQuestion,
  Rule,
  Surface,
} from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import { spelling } from "../../model/lifecycle/governed.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type {
  ConfigSymbol,
  InstanceSymbol,
  MemberSymbol,
  TypeSymbol,
} from "../../model/type-symbol.ts";
import { Triggers, triggersOf } from "../../model/typing/triggers.ts";
import type { Candidate } from "./answer.ts";

interface Named {
  readonly name: string;
  readonly module: LinkedModule;
  readonly span: Span;
}

export type Construct =
  | (Named & { readonly kind: "rule"; readonly rule: Rule })
  | (Named & { readonly kind: "surface"; readonly surface: Surface })
  | (Named & { readonly kind: "trigger"; readonly key: string })
  | (Named & { readonly kind: "type"; readonly symbol: TypeSymbol })
  | (Named & { readonly kind: "field"; readonly member: MemberSymbol })
  | (Named & {
      readonly kind: "state";
      readonly member: MemberSymbol;
      readonly literal: Literal;
    })
  | (Named & { readonly kind: "config"; readonly config: ConfigSymbol })
  | (Named & { readonly kind: "instance"; readonly instance: InstanceSymbol })
  | (Named & { readonly kind: "invariant"; readonly invariant: Invariant })
  | (Named & { readonly kind: "contract"; readonly contract: Contract })
  | (Named & { readonly kind: "deferred"; readonly deferred: Deferred })
  | (Named & { readonly kind: "question"; readonly question: OpenQuestion });

export type ConstructKind = Construct["kind"];

const known = new WeakMap<SpecModel, readonly Construct[]>();

/** All constructs of a set, in the order of modules and text. */
export function constructsOf(spec: SpecModel): readonly Construct[] {
  let constructs = known.get(spec);
  if (constructs === undefined) {
    constructs = [...spec.modules.flatMap((m) => [...declared(spec, m)]), ...triggers(spec)];
    known.set(spec, constructs);
  }
  return constructs;
}

function* declared(spec: SpecModel, module: LinkedModule): Iterable<Construct> {
  for (const d of module.module.declarations) {
    const { span } = d;
    switch (d.kind) {
      case "rule":
        yield { kind: "rule", name: d.name.text, module, span, rule: d };
        break;
      case "surface":
        yield { kind: "surface", name: d.name.text, module, span, surface: d };
        break;
      case "invariant":
        yield { kind: "invariant", name: d.name.text, module, span, invariant: d };
        break;
      case "contract":
        yield { kind: "contract", name: d.name.text, module, span, contract: d };
        break;
      case "deferred": {
        const name = [d.path.name, ...d.rest].map((id) => id.text).join(".");
        yield { kind: "deferred", name, module, span, deferred: d };
        break;
      }
      case "openQuestion":
        yield { kind: "question", name: "open question", module, span, question: d };
        break;
      case "default": {
        const instance = module.instances.get(d.name.text);
        if (instance !== undefined)
          yield { kind: "instance", name: d.name.text, module, span, instance };
        break;
      }
      case "given":
        for (const b of d.bindings) {
          const instance = module.instances.get(b.name.text);
          if (instance !== undefined)
            yield { kind: "instance", name: b.name.text, module, span: b.span, instance };
        }
        break;
      case "config":
        for (const p of d.params) {
          const config = d.qualifier === undefined ? module.config.get(p.name.text) : undefined;
          if (config?.node === p)
            yield { kind: "config", name: `config.${p.name.text}`, module, span: p.span, config };
        }
        break;
      case "entity":
      case "value":
      case "variant":
      case "enum":
      case "actor": {
        const symbol = module.types.get(d.name.text);
        if (symbol?.node === d) yield* typeConstructs(spec, symbol);
        break;
      }
      case "use":
        break;
      default:
        d satisfies never;
    }
  }
}

function* typeConstructs(spec: SpecModel, symbol: TypeSymbol): Iterable<Construct> {
  const { module, name, node } = symbol;
  yield { kind: "type", name, module, span: node.span, symbol };
  for (const member of symbol.members.values()) {
    const { span } = member.node;
    yield { kind: "field", name: nameOf(member), module, span, member };
    for (const literal of literalsOf(spec, member)) {
      const stateName = `${nameOf(member)} = ${spelling(literal)}`;
      yield { kind: "state", name: stateName, module, span, member, literal };
    }
  }
  if (!("members" in node)) return;
  for (const m of node.members)
    if (m.kind === "invariant")
      yield {
        kind: "invariant",
        name: `${name}.${m.name.text}`,
        module,
        span: m.span,
        invariant: m,
      };
}

/** `Entity.member`. */
export function nameOf(member: MemberSymbol): string {
  return `${member.owner.name}.${member.name}`;
}

/** The literals of an enum field; none for other members. */
export function literalsOf(spec: SpecModel, member: MemberSymbol): readonly Literal[] {
  if (member.node.kind !== "field") return [];
  const type = plain(spec.program.typeOfMember(member));
  return type.kind === "enum" ? type.literals : [];
}

/** Triggers in call form, wherever they are first mentioned: listened to, offered or emitted. */
function* triggers(spec: SpecModel): Iterable<Construct> {
  const seen = new Set<string>();
  for (const module of spec.modules) {
    for (const rule of module.module.declarations) {
      if (rule.kind !== "rule") continue;
      for (const trigger of triggersOf(rule.members)) {
        if (trigger.kind !== "call") continue;
        const key = spec.triggers.keyOf(module, trigger.name);
        if (seen.has(key) || Triggers.isOpaque(key)) continue;
        seen.add(key);
        const name = trigger.name.name.text;
        yield { kind: "trigger", name, module, span: trigger.span, key };
      }
    }
  }
  for (const call of spec.triggers.allCalls()) {
    const key = spec.triggers.keyOf(call.module, call.name);
    if (seen.has(key) || Triggers.isOpaque(key)) continue;
    seen.add(key);
    const name = call.name.name.text;
    yield { kind: "trigger", name, module: call.module, span: call.node.span, key };
  }
}

const STEM = /([^/]*?)(?:\.allium)?$/;

/** The name of a module's file without its ending. */
export function stemOf(module: LinkedModule): string {
  return STEM.exec(module.path)?.[1] ?? module.path;
}

/** A construct as a candidate, spelt with its file in front. */
export function candidateOf(construct: Construct): Candidate {
  const { kind, name, module, span } = construct;
  const word = kind === "type" ? construct.symbol.node.kind : kind;
  return { kind: word, spelling: `${stemOf(module)}/${name}`, path: module.path, span };
}
