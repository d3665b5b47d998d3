// Types of expressions and meanings of names, inferred from the inside out (language definition,
// 5.3, 5.5, 6.3 to 6.6). The results are read by checks and by everything above the model; what
// is not known is `unknown`, and nothing is ever reported from here.

import type { Arg, Expr } from "../../ast/index.ts";
import type { Program } from "../program.ts";
import {
  BOOLEAN,
  DECIMAL,
  DURATION,
  INTEGER,
  NULL,
  plain,
  STRING,
  TIMESTAMP,
  type Type,
  UNKNOWN,
} from "../type.ts";
import type { MemberSymbol } from "../type-symbol.ts";
import { inferCall } from "./calls.ts";
import { relationshipType } from "./entities.ts";
import type { Env } from "./env.ts";
import { type Facts, NO_FACTS } from "./facts.ts";
import { inferMember } from "./members.ts";
import { inferName, inferQName } from "./names.ts";
import { narrow } from "./narrow.ts";
import { inferBinary } from "./operators.ts";
import { bind, depthOf } from "./scope.ts";
import type { NameSymbol } from "./symbol.ts";
import {
  inferConditional,
  inferElements,
  inferFilter,
  inferLookup,
  inferMapping,
  inferObject,
} from "./values.ts";
import { isWeak } from "./weak.ts";

export class Typer {
  readonly program: Program;
  readonly types = new Map<Expr, Type>();
  readonly symbols = new Map<Expr, NameSymbol>();
  /** The type that a place wanted, where it wanted a certain one. */
  readonly expected = new Map<Expr, Type>();
  /** Where an expression stands; kept for names, members, calls and operators. */
  readonly envs = new Map<Expr, Env>();
  private nextKey = 0;
  private readonly letKeys = new Map<object, string>();
  private readonly deferred: (() => void)[] = [];

  constructor(program: Program) {
    this.program = program;
    program.computedType = (member) => this.computed(member);
  }

  /** The types that an emission's arguments are wanted to have; set once triggers are known. */
  parametersOf: (
    callee: Expr,
    env: Env,
  ) => ((arg: Arg, index: number) => Type | undefined) | undefined = () => undefined;

  /** Runs work that needs the types of members, once no member's type is being inferred. */
  deferUntilTyped(work: () => void): void {
    this.deferred.push(work);
  }

  /** Does what was deferred; more may be deferred meanwhile. */
  runDeferred(): void {
    for (let work = this.deferred.pop(); work !== undefined; work = this.deferred.pop()) work();
  }

  /** A fresh key for the facts of a binding. */
  freshKey(): string {
    return `#${this.nextKey++}`;
  }

  /** The same key for a name however often it is bound: a rule's body is typed more than once. */
  private stableKey(id: object): string {
    let key = this.letKeys.get(id);
    if (key === undefined) {
      key = this.freshKey();
      this.letKeys.set(id, key);
    }
    return key;
  }

  typeOf(expr: Expr): Type {
    return this.types.get(expr) ?? UNKNOWN;
  }

  /** Infers a type and remembers it, with what the place wanted. */
  infer(expr: Expr, env: Env, expected?: Type): Type {
    if (expected !== undefined) this.expected.set(expr, expected);
    this.envs.set(expr, env);
    const type = this.inferred(expr, env, expected);
    this.types.set(expr, type);
    return type;
  }

  private inferred(expr: Expr, env: Env, expected: Type | undefined): Type {
    switch (expr.kind) {
      case "number":
        return expr.decimal ? DECIMAL : INTEGER;
      case "duration":
        return DURATION;
      case "string":
        return STRING;
      case "bool":
        return BOOLEAN;
      case "null":
        return NULL;
      case "now":
        return TIMESTAMP;
      case "this":
        return env.self === undefined ? UNKNOWN : this.program.typeOfSymbol(env.self.symbol);
      case "name":
        return inferName(this, expr, env, expected);
      case "qname":
        return inferQName(this, expr, env);
      case "backtick": {
        const want = expected === undefined ? undefined : plain(expected);
        if (want?.kind === "enum") this.symbols.set(expr, { kind: "literal", of: want });
        return want?.kind === "enum" ? want : UNKNOWN;
      }
      case "member":
        return inferMember(this, expr, env);
      case "call":
        return inferCall(this, expr, env);
      case "lookup":
        return inferLookup(this, expr, env);
      case "unary":
        return this.unary(expr, env);
      case "binary":
        return inferBinary(this, expr, env, expected);
      case "where":
      case "with":
        return inferFilter(this, expr, env);
      case "map":
        return inferMapping(this, expr, env);
      case "if":
        return inferConditional(this, expr, env, expected);
      case "forall":
        return this.forall(expr, env);
      case "set":
      case "list":
        return inferElements(this, expr, env, expected);
      case "object":
        return inferObject(this, expr, env, expected);
      case "lambda":
        return this.lambda(expr, env, UNKNOWN);
      case "guarded":
        this.infer(expr.guard, { ...env, place: "guard" }, BOOLEAN);
        return this.infer(
          expr.item,
          { ...env, facts: narrow(this, expr.guard, env, true) },
          expected,
        );
      case "typeExpr":
        return UNKNOWN;
      case "pipe":
        for (const alt of expr.alts) this.infer(alt, env);
        return UNKNOWN;
      case "within":
      case "discard":
      case "error":
        return UNKNOWN;
      default:
        return expr satisfies never;
    }
  }

  private unary(expr: Extract<Expr, { kind: "unary" }>, env: Env): Type {
    const type = this.infer(expr.operand, env, expr.op === "not" ? BOOLEAN : undefined);
    return expr.op === "-" ? type : BOOLEAN;
  }

  /** The element type of what is iterated or filtered. */
  elementOf(type: Type): Type {
    const inner = plain(type);
    return inner.kind === "collection" ? inner.element : UNKNOWN;
  }

  private forall(expr: Extract<Expr, { kind: "forall" }>, env: Env): Type {
    let inner = this.bindLoop(expr, env);
    for (const item of expr.lets) inner = this.bindLet(item.name, item.value, inner);
    const types = expr.body.map((condition) => plain(this.infer(condition, inner, BOOLEAN)));
    // As a plain value, `for` is not defined (3.4).
    const asserts = types.every((t) => t.kind === "scalar" && t.name === "Boolean");
    return asserts || env.place === "invariant" ? BOOLEAN : UNKNOWN;
  }

  /** The surroundings of a loop's body: its names bound, its filter known. */
  bindLoop(
    loop: {
      names: readonly { span: { start: number; end: number }; text: string }[];
      source: Expr;
      filter?: Expr;
    },
    env: Env,
  ): Env {
    const source = this.infer(loop.source, env);
    const symbol = this.symbols.get(loop.source);
    const element =
      symbol?.kind === "type" ? this.program.typeOfSymbol(symbol.type) : this.elementOf(source);
    let scope = env.scope;
    const single = loop.names.length === 1;
    const weak = isWeak(this, loop.source);
    let key = "";
    for (const id of loop.names) {
      key = this.freshKey();
      const type = single ? element : UNKNOWN;
      scope = bind(scope, { kind: "for", name: id.text, id, type, weak, key });
    }
    const inner: Env = { ...env, scope, facts: this.elementFacts(loop.source, key, env) };
    if (loop.filter === undefined) return inner;
    const subject = { type: single ? element : UNKNOWN, key, depth: depthOf(env.scope), weak };
    const filterEnv: Env = { ...inner, place: "predicate", subject };
    this.infer(loop.filter, filterEnv, BOOLEAN);
    return { ...inner, facts: narrow(this, loop.filter, filterEnv, true) };
  }

  /** What the filters of a projection tell of each of its elements. */
  elementFacts(source: Expr, key: string, env: Env): Facts {
    const pred = this.filterBehind(source);
    if (pred === undefined) return env.facts;
    const filterEnv = this.envs.get(pred);
    if (filterEnv?.subject === undefined) return env.facts;
    const subject = { ...filterEnv.subject, key };
    const own = narrow(this, pred, { ...filterEnv, subject, facts: NO_FACTS }, true);
    const result = new Map(env.facts);
    for (const [path, fact] of own)
      if (path === key || path.startsWith(`${key}.`)) result.set(path, fact);
    return result;
  }

  private filterBehind(source: Expr): Expr | undefined {
    if (source.kind === "where") return source.pred;
    const symbol = this.symbols.get(source);
    if (symbol?.kind === "binding" && symbol.binding.value !== undefined)
      return this.filterBehind(symbol.binding.value);
    if (symbol?.kind === "member" && symbol.member.node.kind === "projection")
      return this.filterBehind(symbol.member.node.expr);
    return undefined;
  }

  /** Binds a `let`: a new name for a path keeps what is known of the path. */
  bindLet(id: { span: { start: number; end: number }; text: string }, value: Expr, env: Env): Env {
    const type = this.infer(value, { ...env, place: env.place === "effect" ? "effect" : "let" });
    const key = this.keyOf(value, env) ?? this.stableKey(id);
    const scope = bind(env.scope, {
      kind: "let",
      name: id.text,
      id,
      type,
      weak: false,
      key,
      value,
    });
    return { ...env, scope };
  }

  /** A lambda whose parameter has a type; its own type is that of its body. */
  lambda(
    expr: Extract<Expr, { kind: "lambda" }>,
    env: Env,
    parameter: Type,
    key = this.freshKey(),
    weak = false,
  ): Type {
    const binding = {
      kind: "lambda" as const,
      name: expr.param.text,
      id: expr.param,
      type: parameter,
      weak,
      key,
    };
    // A lambda names its element; bare words inside it are no members of a surrounding predicate.
    const type = this.infer(expr.body, { ...env, scope: bind(env.scope, binding) }, undefined);
    this.types.set(expr, type);
    return type;
  }

  // --- computed members

  /** The type of a relationship, projection or derived value, inferred in its owner's body. */
  private computed(member: MemberSymbol): Type {
    const env = memberEnv(member);
    switch (member.node.kind) {
      case "relationship":
        return relationshipType(this, member.node, member.name, env);
      case "projection":
        return this.infer(member.node.expr, env);
      case "derived": {
        let scope = env.scope;
        for (const id of member.node.params ?? []) {
          scope = bind(scope, {
            kind: "derivedParameter",
            name: id.text,
            id,
            type: UNKNOWN,
            weak: false,
            key: this.freshKey(),
          });
        }
        return this.infer(member.node.expr, { ...env, scope });
      }
      default:
        return UNKNOWN;
    }
  }

  // --- paths

  /** What facts about an expression are filed under; undefined when it is no path. */
  keyOf(expr: Expr, env: Env): string | undefined {
    switch (expr.kind) {
      case "this":
        return env.self?.key;
      case "name": {
        const symbol = this.symbols.get(expr);
        if (symbol?.kind === "binding") return symbol.binding.key;
        if (symbol?.kind === "instance") return `instance:${symbol.instance.name}`;
        if (symbol?.kind !== "member") return undefined;
        const owner =
          env.subject !== undefined && this.isOfSubject(symbol.member, env)
            ? env.subject.key
            : env.self?.key;
        return owner === undefined ? undefined : `${owner}.${expr.id.text}`;
      }
      case "member": {
        const object = this.keyOf(expr.object, env);
        return object === undefined ? undefined : `${object}.${expr.name.text}`;
      }
      default:
        return undefined;
    }
  }

  private isOfSubject(member: MemberSymbol, env: Env): boolean {
    const type = env.subject === undefined ? UNKNOWN : plain(env.subject.type);
    if (type.kind !== "entity" && type.kind !== "value") return false;
    if (this.program.memberOf(type.symbol, member.name) === member) return true;
    return this.program.variantsOf(type.symbol).includes(member.owner);
  }
}

/** The surroundings of a member's own expression. */
export function memberEnv(member: MemberSymbol): Env {
  const self = { symbol: member.owner, key: "this" };
  return { module: member.owner.module, place: "derived", scope: undefined, facts: NO_FACTS, self };
}
