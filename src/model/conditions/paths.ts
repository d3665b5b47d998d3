// Paths of a specification as names of variables: one name for one thing at one moment, in several
// rules if their bindings are called the same.

import type { Expr, LookupExpr } from "../../ast/index.ts";
import type { SpecModel } from "../spec-model.ts";
import type { MemberSymbol } from "../type-symbol.ts";
import { canonical, type Renaming } from "../typing/canonical.ts";
import { lookup } from "../typing/scope.ts";

export interface Path {
  readonly key: string;
  /** The path in the author's words. */
  readonly text: string;
  /** What the last name means, where that is a member of a type. */
  readonly member?: MemberSymbol;
  /** What the path goes through, from the inside out; without the path itself. */
  readonly through?: Path;
  /** What a name stands for that looks an instance up, and how its own names are called. */
  readonly lookup?: { readonly expr: LookupExpr; readonly naming: Naming };
}

/** Bindings that mean the same as those of another rule, and what `this` is called. */
export interface Naming {
  readonly keys: Renaming;
  /** The author's words for instances that have no name in the text, by key. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly self?: { readonly key: string; readonly text: string };
}

/** The path that an expression is; undefined for other expressions. */
export function pathOf(spec: SpecModel, expr: Expr, naming: Naming, depth = 0): Path | undefined {
  const { typer } = spec;
  const env = typer.envs.get(expr);
  switch (expr.kind) {
    case "this":
      return env?.self === undefined ? undefined : selfPath(naming, env.self.key);
    case "name": {
      const symbol = typer.symbols.get(expr);
      if (symbol?.kind === "instance")
        return { key: `instance:${symbol.instance.name}`, text: expr.id.text };
      if (symbol?.kind === "binding") {
        const { key, value } = symbol.binding;
        const same = naming.keys.get(key);
        if (same !== undefined) return { key: same, text: bindingText(expr.id.text) };
        if (value === undefined) return { key, text: bindingText(expr.id.text) };
        // A `let` stands for its value: for the path that it renames, or for what it looks up.
        const path = depth < 8 ? pathOf(spec, value, naming, depth + 1) : undefined;
        if (path !== undefined) return path;
        const found = { key: `(${canonical(typer, value, naming.keys)})`, text: expr.id.text };
        return value.kind === "lookup" ? { ...found, lookup: { expr: value, naming } } : found;
      }
      if (symbol?.kind !== "member" || env === undefined) return undefined;
      const owner = typer.keyOf(expr, env);
      if (owner === undefined) return undefined;
      const root = owner.slice(0, owner.length - expr.id.text.length - 1);
      const through =
        root === env.self?.key && env.subject?.key !== root
          ? selfPath(naming, root)
          : unnamed(naming, root);
      return joined(naming, through, expr.id.text, symbol.member);
    }
    case "qname": {
      // In the condition of a temporal trigger the entity's name, qualified too, is the instance.
      const { name } = expr;
      const bound = env?.place === "trigger" ? lookup(env.scope, name.text) : undefined;
      if (bound?.kind !== "trigger") return undefined;
      return { key: naming.keys.get(bound.key) ?? bound.key, text: bindingText(name.text) };
    }
    case "member": {
      const through = pathOf(spec, expr.object, naming, depth + 1);
      if (through === undefined) return undefined;
      const symbol = typer.symbols.get(expr);
      const member = symbol?.kind === "member" ? symbol.member : undefined;
      return joined(naming, through, expr.name.text, member);
    }
    default:
      return undefined;
  }
}

/** In the condition of a temporal trigger the name of the entity stands for the instance. */
function bindingText(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

function unnamed(naming: Naming, root: string): Path {
  const key = naming.keys.get(root) ?? root;
  return { key, text: naming.texts?.get(key) ?? "" };
}

function selfPath(naming: Naming, key: string): Path {
  return naming.self ?? unnamed(naming, key);
}

function joined(
  naming: Naming,
  through: Path,
  name: string,
  member: MemberSymbol | undefined,
): Path {
  const key = `${through.key}.${name}`;
  const path = {
    key: naming.keys.get(key) ?? key,
    text: through.text === "" ? name : `${through.text}.${name}`,
    through,
  };
  return member === undefined ? path : { ...path, member };
}
