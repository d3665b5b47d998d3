// The variables of formulas and what they stand for in a specification.

import type { Expr } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import { constant, type Sort, type Term, type Variable, variable } from "../../logic/index.ts";
import type { LinkedModule } from "../linked-module.ts";
import type { SpecModel } from "../spec-model.ts";
import { plain } from "../type.ts";
import type { ConfigSymbol, TypeSymbol } from "../type-symbol.ts";
import { canonical } from "../typing/canonical.ts";
import { amountOf } from "./linear.ts";
import type { Naming, Path } from "./paths.ts";
import { mayBeNull, sortOfType } from "./sorts.ts";

/** A variable of a formula and what it stands for. */
export interface Meaning {
  readonly variable: Variable;
  /** In the author's words. */
  readonly text: string;
  readonly path?: Path;
  readonly config?: ConfigSymbol;
}

/** An instance whose members a formula speaks of. */
export interface Instance {
  readonly key: string;
  readonly text: string;
  readonly type: TypeSymbol;
}

export interface LoweringOptions {
  /** Parameters as the constants that they default to, where they do; else as variables. */
  readonly config?: "values" | "names";
  /** The author's text of a place, for what is not understood. */
  readonly sourceText?: (module: LinkedModule, span: Span) => string;
}

export class Variables {
  readonly meanings = new Map<string, Meaning>();
  readonly instances = new Map<string, Instance>();
  readonly spec: SpecModel;
  private readonly options: LoweringOptions;

  constructor(spec: SpecModel, options: LoweringOptions) {
    this.spec = spec;
    this.options = options;
  }

  /** The sort of the values of an expression. */
  sortAt(expr: Expr): Sort | undefined {
    if (expr.kind === "null" || expr.kind === "bool") return undefined;
    if (expr.kind === "number") return { kind: expr.decimal ? "decimal" : "integer" };
    return sortOfType(this.spec.typer.typeOf(expr));
  }

  now(): Variable {
    return this.remember(variable("now", { kind: "timestamp" }), "now");
  }

  parameter(expr: Expr, config: ConfigSymbol): Term | undefined {
    const sort = this.sortAt(expr);
    if (sort === undefined) return undefined;
    const { value } = config.node;
    if (this.options.config !== "names" && value !== undefined) {
      const amount = amountOf(value);
      if (amount !== undefined) return constant(sort, amount);
      if (value.kind === "bool") return constant(sort, value.value);
    }
    const name = `config:${config.module.path}/${config.name}`;
    return this.remember(variable(name, sort), `config.${config.name}`, { config });
  }

  /** The variable of a path. */
  ofPath(path: Path, expr: Expr, sort: Sort): Variable {
    const type = plain(this.spec.typer.typeOf(expr));
    if (type.kind === "entity") this.noteInstance(path, type.symbol);
    const symbol = this.spec.typer.symbols.get(expr);
    const bound = symbol?.kind === "binding" ? symbol.binding.type.kind : undefined;
    const nullable =
      isLookup(path) ||
      (path.member === undefined
        ? bound === "optional" || bound === "unknown"
        : mayBeNull(this.spec, path.member));
    // Fields and inputs are free; what is computed hangs together with what it is computed from.
    const loose = path.through !== undefined && !isStored(path);
    return this.remember(variable(path.key, sort, { nullable, loose }), path.text, { path });
  }

  noteInstance(path: Path, type: TypeSymbol): void {
    if (!this.instances.has(path.key))
      this.instances.set(path.key, { key: path.key, text: path.text, type });
  }

  /** A variable for an expression that is not looked into. */
  leaf(expr: Expr, naming: Naming, sort: Sort | undefined): Variable | undefined {
    if (sort === undefined) return undefined;
    const key = `(${this.keyOf(expr, naming)})`;
    return this.remember(
      variable(key, sort, { nullable: true, loose: true }),
      this.textOf(expr) || key,
    );
  }

  remember(v: Variable, text: string, more: Omit<Meaning, "variable" | "text"> = {}): Variable {
    const known = this.meanings.get(v.name);
    if (known !== undefined) return known.variable;
    this.meanings.set(v.name, { variable: v, text, ...more });
    return v;
  }

  /** The canonical text of an expression; about `this` it means something else for each instance. */
  keyOf(expr: Expr, naming: Naming): string {
    const text = canonical(this.spec.typer, expr, naming.keys);
    return naming.self === undefined ? text : `${naming.self.key}: ${text}`;
  }

  textOf(expr: Expr): string {
    const env = this.spec.typer.envs.get(expr);
    return env === undefined ? "" : (this.options.sourceText?.(env.module, expr.span) ?? "");
  }
}

/** True for the name of what a rule looks up: there may be none. */
export function isLookup(path: Path): boolean {
  return path.through === undefined && path.key.startsWith("(");
}

/** True when a path goes through stored fields only, so that what it reads is free. */
function isStored(path: Path): boolean {
  if (path.through === undefined) return true;
  return path.member?.node.kind === "field" && isStored(path.through);
}
