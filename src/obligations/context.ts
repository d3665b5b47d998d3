// What every family of obligations works with: the model, the text, and one way to make an
// obligation of what it has found.

import type { Located, Rule, Surface } from "../ast/index.ts";
import type { ByteTable } from "../base/byte-table.ts";
import { byCodeUnits } from "../base/order.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";
import type { Quoted, RuleRef, SurfaceRef } from "./details/quoted.ts";
import type { Category, Dependencies, Details, Obligation } from "./obligation.ts";

/** One module of a set, seen with the whole set. */
export interface Context {
  readonly spec: SpecModel;
  readonly module: LinkedModule;
  readonly source: ByteTable;
  /** The texts of all modules. */
  readonly sources: ReadonlyMap<LinkedModule, ByteTable>;
}

/** What is found of one obligation; the rest follows from it. */
export interface Draft<C extends Category> {
  readonly category: C;
  readonly id: string;
  /** Where `id` counts clauses, an id that does not. */
  readonly stable?: string;
  readonly description: string;
  readonly construct: string;
  /** The declaration or clause that it comes from. */
  readonly from: Located;
  /** Where exactly, if that is only a part of it. */
  readonly exact?: Located;
  readonly expression?: string;
  readonly detail?: Details[C];
  readonly dependencies?: Dependencies;
}

/** Makes an obligation; the compiler asks for the details of its category. */
export function obligation<C extends Category>(context: Context, draft: Draft<C>): Obligation {
  const { category, id, stable, description, construct, from, exact } = draft;
  const { expression, detail, dependencies } = draft;
  return {
    id,
    stable_id: stable ?? id,
    category,
    description,
    source_construct: construct,
    source_span: context.source.bytes(from.span),
    place: context.source.place((exact ?? from).span),
    ...(expression === undefined ? {} : { expression }),
    ...(detail === undefined ? {} : { detail }),
    ...(dependencies === undefined ? {} : { dependencies }),
  };
}

/** A node as its author wrote it. */
export function textOf({ source }: Context, node: Located): string {
  return source.slice(node.span);
}

/** A node as its author wrote it, and where. */
export function quoted({ source }: Context, node: Located): Quoted {
  return { text: source.slice(node.span), place: source.place(node.span) };
}

/** A rule of the set, seen from this module. */
export function ruleRef(context: Context, rule: Rule, module: LinkedModule): RuleRef {
  return { rule: rule.name.text, ...elsewhere(context, module) };
}

/** A surface of the set, seen from this module. */
export function surfaceRef(context: Context, surface: Surface, module: LinkedModule): SurfaceRef {
  return { surface: surface.name.text, ...elsewhere(context, module) };
}

/** The file of a module, unless it is the one that is looked at. */
export function elsewhere(
  { module }: Context,
  other: LinkedModule,
): { readonly spec_file?: string } {
  return other === module ? {} : { spec_file: other.path };
}

/** References without repetition; their order is that of their names, not of the text. */
export function distinct<T extends object>(refs: readonly T[]): readonly T[] {
  const known = new Map(refs.map((ref) => [JSON.stringify(ref), ref]));
  return [...known].sort(([a], [b]) => byCodeUnits(a, b)).map(([, ref]) => ref);
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return joined(words, "and");
}

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  return joined(words, "or");
}

function joined(words: readonly string[], conjunction: string): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** A text on one line, for sentences. */
export function inline(text: string): string {
  return text
    .replace(/--[^\r\n"]*$/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}
