// What is known inside the methods of a class: which names are fields of the instance, which are
// local. A field that is named without its instance is a field of `self`.

import type { CodeExpr } from "../expression.ts";
import type { Statement } from "../statement.ts";
import { branch } from "./branches.ts";
import { type At, compare, literal, opaque, path } from "./build.ts";
import type { Source } from "./source.ts";
import type { Syntax } from "./syntax.ts";

/** Names that the members of a type have. */
export interface Members {
  readonly owner: string | undefined;
  /** Fields of an instance. */
  readonly fields: ReadonlySet<string>;
  /** Methods of an instance. */
  readonly methods: ReadonlySet<string>;
  /** Fields with the name of their type, where that is an enumeration: `Status Status`. */
  readonly enumerated?: ReadonlySet<string>;
}

export const NO_MEMBERS: Members = { owner: undefined, fields: new Set(), methods: new Set() };

/** What a whole file knows. */
export interface FileScope {
  readonly source: Source;
  /** Components of records by the name of their type, in order. */
  readonly records: Map<string, readonly string[]>;
  /** Constant texts by name. */
  readonly strings: Map<string, string>;
}

/** One function. */
export class ObjectScope {
  readonly file: FileScope;
  readonly source: Source;
  readonly members: Members;
  readonly locals: Set<string>;
  /** Types of locals and parameters, as far as they are written. */
  readonly types: Map<string, string>;
  /** What an expression does or asks besides its value, to stand before its statement. */
  pending: Statement[] = [];
  /** What names without an owner are read of, inside `user.apply { status = .. }`. */
  implicit: readonly string[] | undefined;

  constructor(
    file: FileScope,
    members: Members,
    locals: Iterable<string> = [],
    types: Iterable<readonly [string, string]> = [],
  ) {
    this.file = file;
    this.source = file.source;
    this.members = members;
    this.locals = new Set(locals);
    this.types = new Map(types);
  }

  /** The scope of a function inside this one. */
  inner(params: Iterable<string>): ObjectScope {
    return new ObjectScope(this.file, this.members, [...this.locals, ...params], this.types);
  }

  at(node: Syntax): At {
    return { place: this.source.place(node), text: this.source.line(node) };
  }

  opaque(node: Syntax): CodeExpr {
    return opaque(this.at(node));
  }

  path(node: Syntax, segments: readonly string[]): CodeExpr {
    return path(this.at(node), segments);
  }

  /** A name by itself. */
  name(node: Syntax, name: string): CodeExpr {
    const isField = this.members.fields.has(name) && !this.locals.has(name);
    return this.path(node, isField ? ["self", name] : [name]);
  }

  /** Statements of one node, with what its expressions ask for before them. */
  collect(read: () => readonly Statement[]): readonly Statement[] {
    const outer = this.pending;
    this.pending = [];
    const lowered = read();
    const asked = this.pending;
    this.pending = outer;
    return asked.length === 0 ? lowered : ordered(asked, lowered);
  }

  /** `x ?: throw E`, `x.orElseThrow(..)`: refuses where there is none, and is `x` afterwards. */
  orRaise(
    where: At,
    value: CodeExpr,
    raise: Statement & { readonly kind: "raise" | "return" },
  ): CodeExpr {
    const missing = compare(where, "==", value, literal(where, null));
    this.pending.push(branch(where.place, missing, [raise]));
    return value;
  }
}

/** A value that gets a name is asked by its name, after it has got it. */
function ordered(asked: readonly Statement[], lowered: readonly Statement[]): readonly Statement[] {
  const [first, ...rest] = lowered;
  if (first?.kind !== "bind") return [...asked, ...lowered];
  const before: Statement[] = [];
  const after: Statement[] = [];
  for (const one of asked) {
    const isAbout =
      one.kind === "if" && one.condition.kind === "compare" && one.condition.left === first.value;
    if (!isAbout || one.kind !== "if" || one.condition.kind !== "compare") before.push(one);
    else {
      const left = path(first.value, [first.name]);
      after.push(branch(one.place, { ...one.condition, left }, one.then, one.else));
    }
  }
  return [...before, first, ...after, ...rest];
}
