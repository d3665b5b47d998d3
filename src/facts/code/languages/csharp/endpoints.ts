// Ways into a C# program that calls register: minimal APIs with their groups, recurring jobs.

import type { CodeExpr } from "../../expression.ts";
import type { EntryFact, FunctionFact, Marker } from "../../model.ts";
import { lastName, stringOf } from "../../shared/build.ts";
import { isWebhook, joinPaths } from "../../shared/http.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import { markersOf, parametersOf } from "./classes.ts";
import { argumentsOf, lower, nameOf } from "./expressions.ts";
import { block } from "./statements.ts";

interface Group {
  readonly prefix: string;
  readonly guards: readonly Marker[];
}

/** Reads what calls below a node register. */
export class Endpoints {
  readonly entries: EntryFact[] = [];
  /** Handlers that are written in place. */
  readonly functions: FunctionFact[] = [];
  private readonly groups = new Map<string, Group>();

  visit(scope: ObjectScope, node: Syntax): void {
    if (node.type === "variable_declarator") {
      const value = named(node).at(-1);
      const group = value && this.group(scope, value);
      if (group !== undefined) this.groups.set(scope.source.of(field(node, "name")), group);
    }
    if (node.type === "invocation_expression" && this.call(scope, node, [])) return;
    for (const one of node.children) if (one.named) this.visit(scope, one);
  }

  private parts(scope: ObjectScope, node: Syntax) {
    const fn = node.type === "invocation_expression" ? field(node, "function") : undefined;
    const on = fn?.type === "member_access_expression" ? field(fn, "expression") : undefined;
    const list = childOf(node, "argument_list");
    if (fn === undefined || on === undefined || list === undefined) return undefined;
    return { on, name: nameOf(scope, field(fn, "name")), nameNode: field(fn, "name"), list };
  }

  /** `app.MapGroup("/api").RequireAuthorization()`. */
  private group(scope: ObjectScope, node: Syntax): Group | undefined {
    if (node.type === "identifier") return this.groups.get(scope.source.of(node));
    const parts = this.parts(scope, node);
    if (parts === undefined) return undefined;
    const base = this.group(scope, parts.on);
    if (parts.name === "MapGroup") {
      const prefix = stringOf(argumentsOf(scope, parts.list)[0]?.value) ?? "";
      return { prefix: joinPaths(base?.prefix ?? "", prefix), guards: base?.guards ?? [] };
    }
    return base && { ...base, guards: [...base.guards, ...this.guard(scope, node, parts)] };
  }

  private guard(
    scope: ObjectScope,
    node: Syntax,
    { name, list }: { readonly name: string; readonly list: Syntax },
  ): readonly Marker[] {
    if (
      !/^(?:RequireAuthorization|AllowAnonymous|RequireRateLimiting|AddEndpointFilter|RequireRole)$/.test(
        name,
      )
    )
      return [];
    return [{ name, args: argumentsOf(scope, list), place: scope.source.place(node) }];
  }

  /** True where the call registers something. */
  private call(scope: ObjectScope, node: Syntax, guards: readonly Marker[]): boolean {
    const parts = this.parts(scope, node);
    if (parts === undefined) return false;
    const { on, name, list } = parts;
    const method = /^Map(Get|Post|Put|Patch|Delete)$/.exec(name)?.[1]?.toUpperCase();
    if (method !== undefined) return this.route(scope, node, method, on, list, guards);
    if (/^(?:AddOrUpdate|AddOrUpdateAsync)$/.test(name))
      return this.recurring(scope, node, parts.nameNode, list);
    // Options follow the call that registers: `.RequireAuthorization()`, `.WithName(..)`.
    const more = this.guard(scope, node, parts);
    return on.type === "invocation_expression" && this.call(scope, on, [...more, ...guards]);
  }

  private route(
    scope: ObjectScope,
    node: Syntax,
    method: string,
    on: Syntax,
    list: Syntax,
    guards: readonly Marker[],
  ): boolean {
    const [first, second] = named(list).map((one) => named(one).at(-1));
    const at = first && stringOf(lower(scope, first));
    if (at === undefined || second === undefined) return false;
    const base = this.group(scope, on) ?? { prefix: "", guards: [] };
    const path = joinPaths(base.prefix, at);
    const name = `${method} ${path}`;
    const isInline = second.type === "lambda_expression";
    const e = isInline ? undefined : lower(scope, second);
    const handler =
      e?.kind === "path" ? e.segments.filter((one) => one !== "self").join(".") : name;
    if (isInline) this.functions.push(this.inline(scope, second, name));
    const own = isInline ? markersOf(scope, second) : [];
    this.entries.push({
      kind: isWebhook(path) ? "webhook" : "route",
      name,
      method,
      path,
      handler,
      guards: [...base.guards, ...own, ...guards],
      place: scope.source.place(node),
    });
    return true;
  }

  private inline(outer: ObjectScope, node: Syntax, name: string): FunctionFact {
    const scope = outer.inner([]);
    const params = parametersOf(scope, node);
    const body = field(node, "body");
    const place = scope.source.place(node);
    let statements: FunctionFact["body"];
    try {
      const value = body !== undefined && body.type !== "block" ? lower(scope, body) : undefined;
      statements =
        value === undefined
          ? block(scope, body)
          : [{ kind: "return", value, refuses: false, place }];
    } catch {
      statements = [{ kind: "opaque", text: name, place }];
    }
    return {
      name,
      qualified: name,
      place,
      namePlace: place,
      params,
      markers: [],
      body: statements,
      exported: false,
    };
  }

  /** `RecurringJob.AddOrUpdate<Cleaner>("clean", x => x.Run(), Cron.Hourly())`. */
  private recurring(
    scope: ObjectScope,
    node: Syntax,
    nameNode: Syntax | undefined,
    list: Syntax,
  ): boolean {
    const args = argumentsOf(scope, list).map((one) => one.value);
    const types = nameNode && childOf(nameNode, "type_argument_list");
    const type = types && named(types)[0];
    const job = args.find((one) => one.kind === "lambda");
    const called = job?.kind === "lambda" ? lastName(job.body) : undefined;
    if (called === undefined) return false;
    const handler = type === undefined ? called : `${scope.source.of(type)}.${called}`;
    const texts = args.flatMap((one) => stringOf(one) ?? []);
    const cron = texts.find((one) => /^\S+(?:\s+\S+){4,5}$/.test(one)) ?? cronByName(args);
    const name = texts.find((one) => one !== cron) ?? handler;
    this.entries.push({
      kind: "job",
      name,
      ...(cron !== undefined && { cron }),
      handler,
      guards: [],
      place: scope.source.place(node),
    });
    return true;
  }
}

/** `Cron.Daily()` as a cron line. */
function cronByName(args: readonly CodeExpr[]): string | undefined {
  const lines: Readonly<Record<string, string>> = {
    Minutely: "* * * * *",
    Hourly: "0 * * * *",
    Daily: "0 0 * * *",
    Weekly: "0 0 * * 1",
    Monthly: "0 0 1 * *",
    Yearly: "0 0 1 1 *",
  };
  for (const e of args) {
    const path =
      e.kind === "call" && e.args.length === 0 ? e.callee : e.kind === "path" ? e.segments : [];
    if (path.at(-2) === "Cron") return lines[path.at(-1) ?? ""];
  }
  return undefined;
}
