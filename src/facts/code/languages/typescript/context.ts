// What the parts of the TypeScript reader share while they read one file.

import type { Argument, CodeExpr } from "../../expression.ts";
import type { EnumFact, Marker } from "../../model.ts";
import { type At, opaque, path } from "../../shared/build.ts";
import type { Source } from "../../shared/source.ts";
import type { Syntax } from "../../shared/syntax.ts";

/** One file being read. */
export interface Context {
  readonly source: Source;
  /** Sequences of strings that the file gives a name, for `z.enum(STATES)`. */
  readonly lists: Map<string, readonly string[]>;
  /** Enumerations found at fields while types are read. */
  readonly enums: EnumFact[];
}

/** Where a node stands, with its text on one line. */
export function at(context: Context, node: Syntax): At {
  return { place: context.source.place(node), text: context.source.line(node) };
}

/** A node that is not understood. */
export function unknown(context: Context, node: Syntax): CodeExpr {
  return opaque(at(context, node));
}

/** A node that is a path. */
export function pathAt(context: Context, node: Syntax, segments: readonly string[]): CodeExpr {
  return path(at(context, node), segments);
}

/** The marker that a decorator or a piece of middleware is; undefined for what has no name. */
export function markerOf(e: CodeExpr): Marker | undefined {
  switch (e.kind) {
    case "path":
      return { name: e.segments.join("."), args: [], place: e.place };
    case "call":
      return e.on === undefined
        ? { name: e.callee.join("."), args: e.args, place: e.place }
        : undefined;
    case "create":
      return e.type === "{}" ? undefined : { name: e.type, args: e.args, place: e.place };
    default:
      return undefined;
  }
}

/** The entries of an object literal; none for anything else. */
export function entriesOf(e: CodeExpr | undefined): readonly Argument[] {
  return e?.kind === "create" && e.type === "{}" ? e.args : [];
}

/** The value at a key of an object literal. */
export function entry(e: CodeExpr | undefined, ...keys: readonly string[]): CodeExpr | undefined {
  return entriesOf(e).find((a) => keys.includes(a.name ?? ""))?.value;
}

/** Whether a name is written as those of classes are. */
export function isTypeName(name: string): boolean {
  return /^[A-Z]/.test(name) && (/[a-z]/.test(name) || name.length === 1);
}
