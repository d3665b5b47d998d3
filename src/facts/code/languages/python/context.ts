// What the parts of the Python reader share while they read one file.

import type { Argument, CodeExpr } from "../../expression.ts";
import type { EnumFact, Marker } from "../../model.ts";
import type { At } from "../../shared/build.ts";
import type { Source } from "../../shared/source.ts";
import type { Syntax } from "../../shared/syntax.ts";

/** One file being read. */
export interface Context {
  readonly source: Source;
  /** The class whose body is being read: what `cls(..)` creates. */
  readonly owner?: string;
  /** Names that stand for the receiver although they are not called so. */
  readonly receiver?: string;
  /** What the names of moments and lengths of time are imported as: `td` for `timedelta`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Sequences of strings that the file gives a name, for `Enum(*STATES)`. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Constants of the file with a plain value, for choices built from them. */
  readonly values: ReadonlyMap<string, string | number>;
  /** Enumerations found at fields and bases while classes are read. */
  readonly enums: EnumFact[];
}

/** Where a node stands, with its text on one line. */
export function at(context: Context, node: Syntax): At {
  return { place: context.source.place(node), text: context.source.line(node) };
}

/** A decorator or the call that makes a column, by its path. */
export function marker(name: string, args: readonly Argument[], where: At): Marker {
  return { name, args, place: where.place };
}

/** The path that a marker is, where the expression is a path, call or creation. */
export function markerOf(e: CodeExpr): Marker | undefined {
  switch (e.kind) {
    case "path":
      return marker(e.segments.join("."), [], e);
    case "call":
      return e.on === undefined ? marker(e.callee.join("."), e.args, e) : undefined;
    case "create":
      return marker(e.type, e.args, e);
    default:
      return undefined;
  }
}

/** A name of a class with the class before it. */
export function ownName(context: Context, name: string): string {
  return context.owner === undefined ? name : `${context.owner}.${name}`;
}

/** What is known under a name: of the class that is being read, of a class that is named, of the module. */
export function known<T>(
  context: Context,
  of: ReadonlyMap<string, T>,
  segments: readonly string[],
): T | undefined {
  const name = segments.slice(-2).join(".");
  return of.get(ownName(context, name)) ?? of.get(name);
}
