// Triggers are not declared: what they are called with is gathered from surfaces and emissions,
// and rules that listen learn the types of their parameters from it (language definition, 6.5).

import type { Arg, Expr, QName, Rule, RuleMember, Trigger, TriggerParam } from "../../ast/index.ts";
import { findWord, importsOf, type LinkedModule, typesOf } from "../linked-module.ts";
import { optional, show, type Type, UNKNOWN } from "../type.ts";
import { common } from "./assignable.ts";
import type { Env } from "./env.ts";
import { type Namespace, namespaces } from "./namespaces.ts";
import type { Typer } from "./typer.ts";

export type CallTrigger = Extract<Trigger, { kind: "call" }>;

/** A rule that listens to a trigger in call form. */
export interface Listener {
  readonly module: LinkedModule;
  readonly rule: Rule;
  readonly trigger: CallTrigger;
}

/** A place where a trigger is called: offered by a surface, or emitted by an effect. */
export interface TriggerCall {
  readonly module: LinkedModule;
  readonly source: "provides" | "emission";
  /** The expression that calls. */
  readonly node: Expr | { readonly span: { readonly start: number; readonly end: number } };
  readonly name: QName;
  readonly args: readonly Arg[];
  readonly env: Env;
}

/** The type of a parameter; a weak one is only assumed from its name. */
export interface ParameterType {
  readonly type: Type;
  readonly weak: boolean;
}

export class Triggers {
  readonly listeners = new Map<string, Listener[]>();
  private calls = new Map<string, Map<object, TriggerCall>>();
  private readonly typer: Typer;
  private readonly namespaces: ReadonlyMap<LinkedModule, Namespace>;
  private readonly memo = new Map<
    string,
    { listener: Listener; types: readonly ParameterType[] }
  >();
  private readonly signatures = new Map<string, readonly Listener[]>();

  constructor(typer: Typer) {
    this.typer = typer;
    this.namespaces = namespaces(typer.program.modules);
    for (const module of typer.program.modules) {
      for (const d of module.module.declarations) {
        if (d.kind !== "rule") continue;
        for (const trigger of triggersOf(d.members)) {
          if (trigger.kind !== "call") continue;
          const key = this.keyOf(module, trigger.name);
          push(this.listeners, key, { module, rule: d, trigger });
        }
      }
    }
    typer.parametersOf = (callee, env) => this.expectedArgs(callee, env);
  }

  /** What identifies a trigger over the set: the module that it belongs to, and its name. */
  keyOf(module: LinkedModule, name: QName): string {
    const text = name.name.text;
    if (name.alias !== undefined) {
      const target = module.aliases.get(name.alias.text);
      return target === undefined || target === "opaque"
        ? `?${name.alias.text}/${text}`
        : `${this.namespaceOf(target)[0].path}/${text}`;
    }
    const own = this.namespaceOf(module);
    const here = own.some((m) => mentions(m, text));
    const elsewhere = here ? undefined : importsOf(module).find((m) => mentions(m, text));
    const [home] = elsewhere === undefined ? own : this.namespaceOf(elsewhere);
    return `${home.path}/${text}`;
  }

  private namespaceOf(module: LinkedModule): Namespace {
    return this.namespaces.get(module) ?? [module];
  }

  /** True when a trigger belongs to a module that could not be opened. */
  static isOpaque(key: string): boolean {
    return key.startsWith("?");
  }

  record(call: TriggerCall): void {
    const key = this.keyOf(call.module, call.name);
    let known = this.calls.get(key);
    if (known === undefined) {
      known = new Map();
      this.calls.set(key, known);
    }
    known.set(call.node, call);
  }

  callsOf(key: string): readonly TriggerCall[] {
    return [...(this.calls.get(key)?.values() ?? [])];
  }

  /** Every place where a trigger is called, by trigger in the order in which they were met. */
  allCalls(): readonly TriggerCall[] {
    return [...this.calls.values()].flatMap((known) => [...known.values()]);
  }

  /** Begins a round of inference: what was gathered so far is looked at anew. */
  startRound(): void {
    this.memo.clear();
  }

  /** True when what the last round has gathered tells nothing new about any parameter. */
  isSettled(): boolean {
    for (const { listener, types } of this.memo.values()) {
      for (const [index, known] of types.entries()) {
        const now = this.gathered(listener, index);
        if (now.weak !== known.weak || show(now.type) !== show(known.type)) return false;
      }
    }
    return true;
  }

  /** The type of one parameter of a listening rule. */
  parameterType(listener: Listener, index: number): ParameterType {
    const signature = this.signatureOf(listener);
    let known = this.memo.get(signature);
    if (known === undefined) {
      known = {
        listener,
        types: listener.trigger.params.map((_, i) => this.gathered(listener, i)),
      };
      this.memo.set(signature, known);
    }
    return known.types[index] ?? { type: UNKNOWN, weak: true };
  }

  /** Listeners of one signature learn the same of their parameters. */
  private signatureOf({ module, trigger }: Listener): string {
    const params = trigger.params.map((p) => `${p.name.text}${p.optional ? "?" : ""}`).join(",");
    return `${this.keyOf(module, trigger.name)}(${params}) ${module.path}`;
  }

  private gathered(listener: Listener, index: number): ParameterType {
    const param = listener.trigger.params[index];
    if (param === undefined) return { type: UNKNOWN, weak: true };
    const key = this.keyOf(listener.module, listener.trigger.name);
    let result: Type | undefined;
    let weak = true;
    for (const call of this.calls.get(key)?.values() ?? []) {
      const type = this.argumentType(call, listener.trigger.params, index);
      if (type === undefined || type.kind === "unknown") continue;
      result = result === undefined ? type : (common(this.typer.program, result, type) ?? UNKNOWN);
      if (!this.isLoose(call, listener.trigger.params, index)) weak = false;
    }
    // Of a parameter that is only ever given null nothing is known.
    if (result !== undefined && result.kind !== "null")
      return { type: param.optional ? optional(result) : result, weak };
    const assumed = this.assumed(listener.module, param.name.text);
    if (assumed === undefined) return { type: UNKNOWN, weak: true };
    return { type: param.optional ? optional(assumed) : assumed, weak: true };
  }

  private argumentType(
    call: TriggerCall,
    params: readonly TriggerParam[],
    index: number,
  ): Type | undefined {
    // What a call passes that leaves parameters out or has too many may be meant for another one.
    if (!fits(call.args, params)) return undefined;
    const arg = argumentFor(call.args, params, index);
    if (arg === undefined) return undefined;
    if (arg.type !== undefined) return this.typer.program.resolve(arg.type, call.module);
    return this.typer.typeOf(arg.value);
  }

  /**
   * True for a party or context that a surface passes under another name than the parameter's:
   * surfaces that only list triggers pass whatever they have at hand.
   */
  private isLoose(call: TriggerCall, params: readonly TriggerParam[], index: number): boolean {
    const arg = argumentFor(call.args, params, index);
    if (call.source !== "provides" || arg === undefined || arg.type !== undefined) return false;
    const symbol = this.typer.symbols.get(arg.value);
    return (
      symbol?.kind === "binding" &&
      (symbol.binding.kind === "facing" || symbol.binding.kind === "context") &&
      symbol.binding.name !== params[index]?.name.text
    );
  }

  /** An entity whose name in snake case is the parameter's. */
  private assumed(module: LinkedModule, name: string): Type | undefined {
    const pascal = name.replace(/(^|_)([a-z])/g, (_, __, c: string) => c.toUpperCase());
    const found = findWord(module, pascal, typesOf);
    if (found === undefined || found === "opaque" || !this.typer.program.isEntity(found.symbol))
      return undefined;
    return this.typer.program.typeOfSymbol(found.symbol);
  }

  private expectedArgs(
    callee: Expr,
    env: Env,
  ): ((arg: Arg, index: number) => Type | undefined) | undefined {
    const name =
      callee.kind === "name"
        ? { span: callee.span, name: callee.id }
        : callee.kind === "qname"
          ? callee
          : undefined;
    const listeners = name === undefined ? undefined : this.distinct(this.keyOf(env.module, name));
    if (listeners === undefined) return undefined;
    return (arg, index) => {
      for (const listener of listeners) {
        const { params } = listener.trigger;
        const named =
          arg.name === undefined ? -1 : params.findIndex((p) => p.name.text === arg.name?.text);
        const { type, weak } = this.parameterType(listener, named >= 0 ? named : index);
        if (!weak && type.kind !== "unknown") return type;
      }
      return undefined;
    };
  }

  /** The listeners of a trigger, one for each signature. */
  private distinct(key: string): readonly Listener[] | undefined {
    let known = this.signatures.get(key);
    if (known === undefined) {
      const bySignature = new Map<string, Listener>();
      for (const listener of this.listeners.get(key) ?? []) {
        const signature = this.signatureOf(listener);
        if (!bySignature.has(signature)) bySignature.set(signature, listener);
      }
      known = [...bySignature.values()];
      this.signatures.set(key, known);
    }
    return known.length === 0 ? undefined : known;
  }
}

/** True when a call gives every parameter that is not optional, and nothing beyond. */
function fits(args: readonly Arg[], params: readonly TriggerParam[]): boolean {
  return (
    args.length <= params.length &&
    params.every((p, index) => p.optional || argumentFor(args, params, index) !== undefined)
  );
}

/** The argument that a call gives a parameter: by name if all its names match, else by position. */
export function argumentFor(
  args: readonly Arg[],
  params: readonly TriggerParam[],
  index: number,
): Arg | undefined {
  const names = new Set(params.map((p) => p.name.text));
  const byName =
    args.length > 0 && args.every((a) => a.name !== undefined && names.has(a.name.text));
  return byName ? args.find((a) => a.name?.text === params[index]?.name.text) : args[index];
}

/** The triggers of a rule's `when:`, wherever it stands. */
export function triggersOf(members: readonly RuleMember[]): readonly Trigger[] {
  return members.flatMap((m) => (m.kind === "when" ? m.alts : []));
}

const mentioned = new WeakMap<LinkedModule, ReadonlySet<string>>();

/** True when a rule of a module listens to a trigger, or a surface provides it. */
function mentions(module: LinkedModule, name: string): boolean {
  let names = mentioned.get(module);
  if (names === undefined) {
    const found = new Set<string>();
    for (const d of module.module.declarations) {
      if (d.kind === "rule") {
        for (const trigger of triggersOf(d.members)) {
          if (trigger.kind === "call" && trigger.name.alias === undefined)
            found.add(trigger.name.name.text);
        }
      }
      if (d.kind === "surface") for (const word of providedNames(d.members)) found.add(word);
    }
    names = found;
    mentioned.set(module, names);
  }
  return names.has(name);
}

/** Names that a surface provides unqualified, at any depth. */
function providedNames(members: readonly object[]): string[] {
  const found: string[] = [];
  const all = (nodes: readonly unknown[] | undefined, provided: boolean): void => {
    for (const node of nodes ?? []) visit(node, provided);
  };
  const visit = (node: unknown, provided: boolean): void => {
    if (typeof node !== "object" || node === null) return;
    const n = node as {
      kind?: string;
      items?: unknown[];
      body?: unknown[];
      branches?: { body: unknown[] }[];
      else?: unknown[];
      expr?: Expr;
    };
    if (n.kind === "provides") all(n.items, true);
    else if (n.kind === "for") all(n.body, provided);
    else if (n.kind === "if") {
      for (const b of n.branches ?? []) all(b.body, provided);
      all(n.else, provided);
    } else if (
      n.kind === "item" &&
      provided &&
      n.expr?.kind === "call" &&
      n.expr.callee.kind === "name"
    ) {
      found.push(n.expr.callee.id.text);
    }
  };
  for (const m of members) visit(m, false);
  return found;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
