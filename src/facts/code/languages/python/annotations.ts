// Type annotations, read from their text: they may stand in quotes as well as in the open.

import type { TypeRef } from "../../model.ts";

/** What an annotation says. */
export interface Annotation {
  readonly type: TypeRef;
  readonly nullable: boolean;
  /** Members of a `Literal[..]`. */
  readonly values?: readonly (string | number)[];
}

const NAMES: Readonly<Record<string, string>> = {
  str: "string",
  EmailStr: "string",
  AnyUrl: "string",
  HttpUrl: "string",
  SecretStr: "string",
  constr: "string",
  AnyStr: "string",
  StrictStr: "string",
  int: "integer",
  PositiveInt: "integer",
  NonNegativeInt: "integer",
  conint: "integer",
  StrictInt: "integer",
  float: "decimal",
  Decimal: "decimal",
  condecimal: "decimal",
  PositiveFloat: "decimal",
  bool: "boolean",
  StrictBool: "boolean",
  datetime: "timestamp",
  date: "timestamp",
  AwareDatetime: "timestamp",
  PastDatetime: "timestamp",
  FutureDatetime: "timestamp",
  timedelta: "duration",
};

const COLLECTIONS: ReadonlySet<string> = new Set([
  "list",
  "List",
  "set",
  "Set",
  "frozenset",
  "FrozenSet",
  "Sequence",
  "MutableSequence",
  "Iterable",
  "Iterator",
  "Collection",
  "AbstractSet",
  "deque",
  "QuerySet",
  "Query",
  "conlist",
  "AsyncIterator",
  "AsyncIterable",
  "Generator",
  "WriteOnlyMapped",
  "DynamicMapped",
  "Select",
  "ScalarResult",
]);

/** Wrappers that say nothing about the value. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "Mapped",
  "Annotated",
  "ClassVar",
  "Final",
  "Required",
  "NotRequired",
  "ReadOnly",
  "InitVar",
  "Awaitable",
  "Coroutine",
  "ForwardRef",
  "TypeGuard",
  "SerializeAsAny",
]);

interface Parsed {
  readonly name: string;
  readonly args: readonly Parsed[];
  readonly text: string;
}

/** The type that an annotation's text says. */
export function readAnnotation(text: string): Annotation {
  return annotationOf(new TypeText(text).union());
}

function annotationOf(parsed: Parsed): Annotation {
  const name = parsed.name.split(".").at(-1) ?? "";
  const ref = (type: Omit<TypeRef, "text">): TypeRef => ({ ...type, text: parsed.text });
  const plain = (nullable: boolean): Annotation => ({
    type: ref({ name: "Union", args: parsed.args.map((a) => annotationOf(a).type), many: false }),
    nullable,
  });
  if (name === "Union" || name === "Optional") {
    const rest = parsed.args.filter((a) => a.name !== "None");
    const [only] = rest;
    const nullable = name === "Optional" || rest.length < parsed.args.length;
    if (rest.length !== 1 || only === undefined) return plain(nullable);
    const inner = annotationOf(only);
    return { ...inner, nullable: nullable || inner.nullable };
  }
  const [first] = parsed.args;
  if (TRANSPARENT.has(name) && first !== undefined) return annotationOf(first);
  if (name === "Literal") {
    const values = parsed.args.map((a) => literalValue(a.text)).filter((v) => v !== undefined);
    const kind = values.every((v) => typeof v === "number") ? "integer" : "string";
    return {
      type: ref({ name: kind, args: [], many: false }),
      nullable: parsed.args.some((a) => a.name === "None"),
      values,
    };
  }
  const pair = (name === "tuple" || name === "Tuple") && parsed.args.at(-1)?.text === "...";
  if ((COLLECTIONS.has(name) || pair) && first !== undefined) {
    const inner = annotationOf(first);
    return {
      type: ref({ name: inner.type.name, args: inner.type.args, many: true }),
      nullable: false,
      ...(inner.values && { values: inner.values }),
    };
  }
  const args = parsed.args.map((a) => annotationOf(a).type);
  return {
    type: ref({ name: NAMES[name] ?? name, args, many: COLLECTIONS.has(name) }),
    nullable: name === "None",
  };
}

function literalValue(text: string): string | number | undefined {
  const quoted = /^[rub]*(['"])(.*)\1$/is.exec(text);
  if (quoted !== null) return quoted[2];
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** `list["User"] | None`, taken apart. */
class TypeText {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  union(): Parsed {
    const start = this.at;
    const parts = [this.atom()];
    while (this.eat("|")) parts.push(this.atom());
    const text = this.text.slice(start, this.at).trim();
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { name: "Union", args: parts, text };
  }

  private atom(): Parsed {
    this.blank();
    const start = this.at;
    const quote = /^[rub]*("""|'''|["'])/i.exec(this.text.slice(this.at));
    if (quote !== null) {
      const mark = quote[1] ?? "";
      const from = this.at + quote[0].length;
      const end = this.text.indexOf(mark, from);
      this.at = end < 0 ? this.text.length : end + mark.length;
      const inner = this.text.slice(from, end < 0 ? undefined : end);
      const whole = this.text.slice(start, this.at);
      // In quotes a forward reference, or a member of `Literal`.
      const parsed =
        /^[\w.[\], |]+$/.test(inner) && inner.length < 200 && inner !== ""
          ? new TypeText(inner).union()
          : { name: inner, args: [] };
      return { ...parsed, text: whole };
    }
    if (this.eat("["))
      return { name: "", args: this.list(), text: this.text.slice(start, this.at) };
    if (this.eat("(")) {
      const inner = this.union();
      this.eat(")");
      return inner;
    }
    const word = /^-?[\w.]+(?:\([^)]*\))?|^\.\.\./u.exec(this.text.slice(this.at))?.[0] ?? "";
    this.at += word === "" ? 1 : word.length;
    const name = word.replace(/\(.*$/, "");
    const args = this.eat("[") ? this.list() : [];
    return { name, args, text: this.text.slice(start, this.at).trim() };
  }

  private list(): readonly Parsed[] {
    const items: Parsed[] = [];
    while (this.at < this.text.length && !this.eat("]")) {
      items.push(this.union());
      this.eat(",");
    }
    return items;
  }

  private eat(sign: string): boolean {
    this.blank();
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  private blank(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
  }
}
