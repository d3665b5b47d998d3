// Routes of Ktor: blocks inside blocks, each with its part of the path or what it asks of a caller.

import type { EntryFact, FunctionFact, Marker } from "../../model.ts";
import { stringOf } from "../../shared/build.ts";
import { HTTP_METHODS, isWebhook, joinPaths } from "../../shared/http.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import type { Syntax } from "../../shared/syntax.ts";
import { partsOf } from "./calls.ts";
import { argumentsOf, lambdaBody } from "./expressions.ts";
import { sequence } from "./statements.ts";

const GUARDS = /^(?:authenticate|rateLimit|with(?:Role|Permission|Auth)\w*|require\w+)$/;

export class Routes {
  readonly entries: EntryFact[] = [];
  /** The handlers, which are written in place. */
  readonly functions: FunctionFact[] = [];
  private readonly scope: ObjectScope;

  constructor(scope: ObjectScope) {
    this.scope = scope;
  }

  visit(node: Syntax, prefix: string, guards: readonly Marker[]): void {
    const parts = node.type === "call_expression" ? partsOf(node) : undefined;
    if (parts?.lambda !== undefined && parts.callee.type === "identifier") {
      const name = this.scope.source.of(parts.callee);
      const args = argumentsOf(this.scope, parts.values);
      const path = stringOf(args[0]?.value);
      const isRoute = name === "route";
      if (isRoute || GUARDS.test(name)) {
        const guard = { name, args, place: this.scope.source.place(node) };
        const at = isRoute ? joinPaths(prefix, path ?? "") : prefix;
        const before = isRoute ? guards : [...guards, guard];
        for (const one of lambdaBody(parts.lambda)) this.visit(one, at, before);
        return;
      }
      if (HTTP_METHODS.has(name) && (args.length === 0 || path !== undefined)) {
        this.route(node, name.toUpperCase(), joinPaths(prefix, path ?? ""), guards, parts.lambda);
        return;
      }
    }
    for (const one of node.children) if (one.named) this.visit(one, prefix, guards);
  }

  private route(
    node: Syntax,
    method: string,
    path: string,
    guards: readonly Marker[],
    lambda: Syntax,
  ): void {
    const name = `${method} ${path}`;
    const place = this.scope.source.place(node);
    const kind = isWebhook(path) ? "webhook" : "route";
    this.entries.push({ kind, name, method, path, handler: name, guards, place });
    const inner = this.scope.inner([]);
    let body: FunctionFact["body"];
    try {
      body = sequence(inner, lambdaBody(lambda));
    } catch {
      body = [{ kind: "opaque", text: name, place }];
    }
    this.functions.push({
      name,
      qualified: name,
      place,
      namePlace: place,
      params: [],
      markers: [],
      body,
      exported: false,
    });
  }
}
