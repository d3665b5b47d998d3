// What the checks of this family share: spelling of names, corrections for slips, bound words.

import { isUpper } from "../../ast/case-class.ts";
import type { Expr, Id, Literal, QName } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import type { Span } from "../../base/span.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import { findWord, importsOf, instancesOf, type LinkedModule } from "../../model/linked-module.ts";
import { plain } from "../../model/type.ts";
import type { Env } from "../../model/typing/env.ts";
import { bindingsOf, lookup } from "../../model/typing/scope.ts";
import type { Typer } from "../../model/typing/typer.ts";

/** A near name for the help text, and the edit that puts it there. */
export interface Correction {
  readonly meant: string;
  readonly extras: { readonly fix?: Fix };
}

/** The known word that was most likely meant at a place; which one was meant is only a guess. */
export function correction(id: Id | Literal, candidates: Iterable<string>): Correction {
  const near = nearest(
    id.text,
    [...new Set(candidates)].filter((c) => c !== id.text),
  );
  if (near === undefined) return { meant: "", extras: {} };
  return {
    meant: ` (did you mean \`${near}\`?)`,
    extras: { fix: replacement(id.span, near, false) },
  };
}

/** True when a name may be declared in a part of the text that was not understood. */
export function mayBeLost(module: LinkedModule): boolean {
  return module.model.hasLost || importsOf(module).some((m) => m.model.hasLost);
}

/** A fix that writes a word over a place. */
export function replacement(span: Span, text: string, safe: boolean): Fix {
  return { title: `Write \`${text}\``, safe, edits: [{ span, text }] };
}

/** The names of all types that a module can name without an alias. */
export function typeNames(module: LinkedModule): readonly string[] {
  return [module, ...importsOf(module)].flatMap((m) => [...m.types.keys()]);
}

/** The collections that a module can name without an alias. */
export function collectionNames(module: LinkedModule): readonly string[] {
  return [module, ...importsOf(module)].flatMap((m) => [...m.collections.keys()]);
}

/** A name as written, with its alias. */
export function written(name: QName): string {
  return name.alias === undefined ? name.name.text : `${name.alias.text}/${name.name.text}`;
}

/** True when a lower-case word has a meaning of 5.3 at a place, enum literals apart. */
export function isBound(typer: Typer, text: string, env: Env): boolean {
  if (lookup(env.scope, text) !== undefined || text === "config") return true;
  if (env.subject !== undefined) {
    const type = plain(env.subject.type);
    if (type.kind !== "entity" && type.kind !== "value") return true;
    if (typer.program.memberOf(type.symbol, text) !== undefined) return true;
  }
  if (env.self !== undefined && typer.program.memberOf(env.self.symbol, text) !== undefined)
    return true;
  return findWord(env.module, text, instancesOf) !== undefined;
}

/** The lower-case words that mean something at a place. */
export function boundWords(typer: Typer, env: Env): readonly string[] {
  const words = [...bindingsOf(env.scope)].map((b) => b.name);
  const element = env.subject === undefined ? undefined : plain(env.subject.type);
  if (element?.kind === "entity" || element?.kind === "value")
    words.push(...typer.program.membersOf(element.symbol).map((m) => m.name));
  if (env.self !== undefined)
    words.push(...typer.program.membersOf(env.self.symbol).map((m) => m.name));
  for (const m of [env.module, ...importsOf(env.module)]) words.push(...m.instances.keys());
  return words.filter((w) => !isUpper(w));
}

/** A path as written, dotted or qualified; undefined for other expressions. */
export function pathText(expr: Expr): string | undefined {
  switch (expr.kind) {
    case "name":
      return expr.id.text;
    case "qname":
      return `${expr.alias.text}/${expr.name.text}`;
    case "this":
      return "this";
    case "member": {
      const object = pathText(expr.object);
      return object === undefined ? undefined : `${object}.${expr.name.text}`;
    }
    default:
      return undefined;
  }
}
