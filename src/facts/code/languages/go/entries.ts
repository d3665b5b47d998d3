// Ways into a Go program: routes of net/http and the common routers with the middleware before
// them, commands of Cobra, cron lines, tickers, subscriptions.

import type { CodeExpr } from "../../expression.ts";
import type { EntryFact, FunctionFact, Marker } from "../../model.ts";
import { argument, stringOf } from "../../shared/build.ts";
import { HTTP_METHODS, isWebhook, joinPaths } from "../../shared/http.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { lower } from "./expressions.ts";
import { type ReadFunction, safely } from "./functions.ts";
import { Jobs } from "./jobs.ts";
import type { Scope } from "./scope.ts";
import { signature } from "./signature.ts";
import { block } from "./statements.ts";

/** A router or group: what stands before each of its routes. */
interface Group {
  readonly prefix: string;
  readonly guards: readonly Marker[];
}

const ROUTERS = [
  "net/http",
  "gin-gonic/gin",
  "labstack/echo",
  "go-chi/chi",
  "gofiber/fiber",
  "gorilla/mux",
  "httprouter",
  "/router",
];

/** All entries that functions of a file register. */
export function readEntries(functions: readonly ReadFunction[]): readonly EntryFact[] {
  const methods = new Map<string, string[]>();
  for (const { fact } of functions)
    if (fact.owner) methods.set(fact.name, [...(methods.get(fact.name) ?? []), fact.qualified]);
  const entries: EntryFact[] = [];
  for (const { node, scope, fact } of functions) {
    try {
      const reader = new EntryReader(scope, methods, fact.qualified);
      const body = field(node, "body");
      if (body !== undefined) reader.visit(body, new Map());
      entries.push(...reader.entries);
    } catch {
      // What registers in a way that cannot be read registers nothing here.
    }
  }
  return entries;
}

export class EntryReader {
  readonly entries: EntryFact[] = [];
  readonly scope: Scope;
  readonly function: string;
  private readonly methods: ReadonlyMap<string, readonly string[]>;
  private readonly routes: boolean;
  private readonly jobs: Jobs;

  constructor(scope: Scope, methods: ReadonlyMap<string, readonly string[]>, name: string) {
    this.scope = scope;
    this.methods = methods;
    this.function = name;
    this.routes = scope.file.uses(...ROUTERS);
    this.jobs = new Jobs(this);
  }

  /** Looks through a tree in the order of the text; groups are known by the names they have. */
  visit(node: Syntax, groups: Map<string, Group>): void {
    switch (node.type) {
      case "short_var_declaration":
      case "assignment_statement":
        if (this.routes) this.groupOf(node, groups);
        this.jobs.assigned(node);
        break;
      case "call_expression":
        if (this.routes && this.call(node, groups)) return;
        this.jobs.call(node);
        break;
      case "composite_literal":
        this.jobs.command(node);
        break;
      case "communication_case":
      case "for_statement":
        this.jobs.tick(node);
        break;
      default:
    }
    for (const one of node.children) if (one.named) this.visit(one, groups);
  }

  /** `api := r.Group("/api", auth)`. */
  private groupOf(node: Syntax, groups: Map<string, Group>): void {
    const name = this.text(field(node, "left"));
    const value = named(field(node, "right") ?? node)[0];
    const group = value && this.group(value, groups);
    if (group !== undefined) groups.set(name, group);
  }

  private group(node: Syntax, groups: ReadonlyMap<string, Group>): Group | undefined {
    if (node.type === "identifier" || node.type === "selector_expression")
      return groups.get(this.text(node));
    const call = this.method(node);
    if (call === undefined) return undefined;
    const { on, name, args } = call;
    const base = this.group(on, groups) ?? { prefix: "", guards: [] };
    const [first, ...more] = args;
    const path = first && this.string(first);
    switch (name) {
      case "Group":
      case "PathPrefix":
      case "Route":
        if (path === undefined || more.some((one) => one.type === "func_literal")) return undefined;
        return {
          prefix: joinPaths(base.prefix, path),
          guards: [...base.guards, ...this.markers(more)],
        };
      case "Subrouter":
        return base;
      case "With":
        return { ...base, guards: [...base.guards, ...this.markers(args)] };
      default:
        return undefined;
    }
  }

  /** A call on a router; true where it has been read with all that is in it. */
  private call(node: Syntax, groups: Map<string, Group>): boolean {
    const call = this.method(node);
    if (call === undefined) return false;
    const { on, name, args } = call;
    const base = this.group(on, groups) ?? { prefix: "", guards: [] };
    const [first, ...more] = args;
    if (first === undefined) return false;
    if (name === "Use") {
      const guards = [
        ...base.guards,
        ...this.markers(args.filter((a) => a.type !== "func_literal")),
      ];
      groups.set(this.text(on), { ...base, guards });
      return false;
    }
    const path = this.string(first);
    const closure = args.find((one) => one.type === "func_literal");
    if ((name === "Route" || name === "Group") && closure !== undefined) {
      const prefix = path === undefined ? base.prefix : joinPaths(base.prefix, path);
      this.nested(closure, { ...base, prefix }, groups);
      return true;
    }
    if (name === "Methods") {
      const inner = this.method(on);
      const at = inner?.args[0] && this.string(inner.args[0]);
      if (inner === undefined || at === undefined || !/^Handle/.test(inner.name)) return false;
      const above = this.group(inner.on, groups) ?? { prefix: "", guards: [] };
      for (const one of args) {
        const method = this.string(one) ?? /\.Method(\w+)$/.exec(this.text(one))?.[1];
        if (method !== undefined) this.route(node, method, above, at, inner.args.slice(1));
      }
      return true;
    }
    if (path === undefined) return false;
    if (name === "HandleFunc" || name === "Handle") {
      if (this.scope.file.uses("hibiken/asynq") && !path.includes("/")) return false;
      const [, method, at] = /^(?:([A-Z]+)\s+)?(\S*)$/.exec(path) ?? [];
      if (at === undefined || !at.includes("/")) return false;
      this.route(node, method, base, at, more);
      return true;
    }
    if (name === "Method" || name === "MethodFunc" || name === "Add") {
      const at = more[0] && this.string(more[0]);
      if (at === undefined || !HTTP_METHODS.has(path.toLowerCase())) return false;
      this.route(node, path, base, at, more.slice(1));
      return true;
    }
    const method = name.toLowerCase();
    if (!HTTP_METHODS.has(method) || (path !== "" && !path.startsWith("/"))) return false;
    const handlers = more.every((one) =>
      /^(?:identifier|selector_expression|call_expression|func_literal)$/.test(one.type),
    );
    if (more.length === 0 || !handlers) return false;
    this.route(node, method, base, path, more);
    return true;
  }

  /** `r.Route("/users", func(r chi.Router) {..})`: the parameter is the group. */
  private nested(closure: Syntax, group: Group, groups: ReadonlyMap<string, Group>): void {
    const list = field(closure, "parameters");
    const first = list && named(list)[0];
    const name = first && this.text(field(first, "name"));
    const inner = new Map(groups);
    if (name !== undefined) inner.set(name, group);
    const body = field(closure, "body");
    if (body !== undefined) this.visit(body, inner);
  }

  private route(
    node: Syntax,
    method: string | undefined,
    group: Group,
    at: string,
    args: readonly Syntax[],
  ): void {
    const path = joinPaths(group.prefix, at);
    const upper = method?.toUpperCase();
    const name = upper === undefined ? path : `${upper} ${path}`;
    // Echo takes the handler first and its middleware after it, the others the other way round.
    const echo = this.scope.file.uses("labstack/echo");
    const handler = echo ? args[0] : args.at(-1);
    if (handler === undefined) return;
    const before = echo ? args.slice(1) : args.slice(0, -1);
    const unwrapped = this.unwrap(handler);
    this.entries.push({
      kind: isWebhook(path) ? "webhook" : "route",
      name,
      ...(upper !== undefined && { method: upper }),
      path,
      handler: this.handler(unwrapped.node, name),
      guards: [...group.guards, ...this.markers(before), ...unwrapped.guards],
      place: this.scope.file.source.place(node),
    });
  }

  /** `auth(http.HandlerFunc(h.List))`: the handler inside, and what is put around it. */
  private unwrap(node: Syntax): { readonly node: Syntax; readonly guards: readonly Marker[] } {
    const args = node.type === "call_expression" ? named(field(node, "arguments") ?? node) : [];
    const inner = args.find((one) =>
      /^(?:func_literal|selector_expression|call_expression|identifier)$/.test(one.type),
    );
    const fn = this.text(field(node, "function"));
    if (inner === undefined || /\.?New\w*$/.test(fn)) return { node, guards: [] };
    const deeper = this.unwrap(inner);
    const plain = /(?:^|\.)(?:HandlerFunc|Handler|Wrap[FH]|Func)$/.test(fn);
    return plain ? deeper : { ...deeper, guards: [...this.callee(node, fn), ...deeper.guards] };
  }

  private callee(node: Syntax, name: string): readonly Marker[] {
    const plain = /^[\w.]+$/.test(name) ? name : "";
    return plain === ""
      ? []
      : [{ name: plain, args: [], place: this.scope.file.source.place(node) }];
  }

  /** The qualified name of a function by what names it; one written in place gets a name. */
  handler(node: Syntax, name: string): string {
    if (node.type === "func_literal") return this.inline(node, name);
    const called = node.type === "call_expression" ? (field(node, "function") ?? node) : node;
    const written = lower(this.scope, called);
    if (written.kind !== "path") return this.text(called);
    const last = written.segments.at(-1) ?? "";
    if (written.segments.length === 1) return last;
    const owners = this.methods.get(last) ?? [];
    const type = this.scope.types.get(written.segments.slice(0, -1).join("."));
    if (type !== undefined) return `${type}.${last}`;
    return owners.length === 1 && owners[0] !== undefined ? owners[0] : written.segments.join(".");
  }

  private inline(node: Syntax, name: string): string {
    const { file } = this.scope;
    const body = field(node, "body");
    const head = signature(file, node);
    const scope = this.scope.inner(head.results, head.fails, head.types);
    const fact: FunctionFact = {
      name,
      qualified: name,
      place: file.source.place(node),
      namePlace: file.source.place(node),
      params: head.params,
      ...(head.returns !== undefined && { returns: head.returns }),
      markers: [],
      body: body === undefined ? [] : safely(file, body, () => block(scope, body)),
      exported: false,
    };
    file.inline.push(fact);
    return name;
  }

  /** Functions named before a handler, with what they are made with. */
  markers(nodes: readonly Syntax[]): readonly Marker[] {
    return nodes.flatMap((node): readonly Marker[] => {
      const e = lower(this.scope, node);
      const name = e.kind === "path" ? e.segments : e.kind === "call" ? e.callee : [];
      if (name.length === 0) return [];
      return [{ name: name.join("."), args: e.kind === "call" ? e.args : [], place: e.place }];
    });
  }

  /** A call of a method: what it is called on, its name, its arguments. */
  method(
    node: Syntax,
  ): { readonly on: Syntax; readonly name: string; readonly args: readonly Syntax[] } | undefined {
    const fn = node.type === "call_expression" ? field(node, "function") : undefined;
    const on = fn?.type === "selector_expression" ? field(fn, "operand") : undefined;
    if (fn === undefined || on === undefined) return undefined;
    return {
      on,
      name: this.text(field(fn, "field")),
      args: named(field(node, "arguments") ?? node),
    };
  }

  /** A text that is written out, or that a constant of the file has. */
  string(node: Syntax): string | undefined {
    if (!/literal$|^identifier$/.test(node.type)) return undefined;
    const value: CodeExpr = lower(this.scope, node);
    if (value.kind === "path" && value.segments.length === 1)
      return this.scope.file.strings.get(value.segments[0] ?? "");
    return stringOf(argument([{ value }], undefined, 0));
  }

  text(node: Syntax | undefined): string {
    return this.scope.file.source.of(node);
  }
}
