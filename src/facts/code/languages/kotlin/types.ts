// References to types of Kotlin.

import type { TypeRef } from "../../model.ts";
import type { Source } from "../../shared/source.ts";
import { childOf, named, type Syntax } from "../../shared/syntax.ts";

const PLAIN: Readonly<Record<string, string>> = {
  String: "string",
  Char: "string",
  Byte: "integer",
  Short: "integer",
  Int: "integer",
  Long: "integer",
  UInt: "integer",
  ULong: "integer",
  BigInteger: "integer",
  Float: "decimal",
  Double: "decimal",
  BigDecimal: "decimal",
  Boolean: "boolean",
  Instant: "timestamp",
  LocalDateTime: "timestamp",
  LocalDate: "timestamp",
  ZonedDateTime: "timestamp",
  OffsetDateTime: "timestamp",
  Duration: "duration",
};

const MANY =
  /^(?:(?:Mutable)?(?:List|Set|Collection)|Iterable|Sequence|Array|Flow|Page|Flux|ArrayList|HashSet)$/;
const SELF = /^(?:Optional|Mono|Deferred|Result|ResponseEntity)$/;

/** The node of a type among the children of a declaration. */
export function typeNode(node: Syntax | undefined): Syntax | undefined {
  return node && childOf(node, "user_type", "nullable_type", "function_type", "parenthesized_type");
}

/** A reference to a type; wrappers that hold one value are that value. */
export function typeRef(source: Source, type: Syntax): TypeRef {
  const text = source.line(type);
  if (type.type === "nullable_type") {
    const inner = named(type)[0];
    return inner === undefined ? plain(text) : { ...typeRef(source, inner), text };
  }
  if (type.type !== "user_type") return plain(text);
  const name = source.of(
    named(type)
      .filter((one) => one.type === "identifier")
      .at(-1),
  );
  const list = childOf(type, "type_arguments");
  const args = (list === undefined ? [] : named(list)).flatMap((one) => {
    const inner = named(one).at(-1);
    return inner === undefined ? [] : [typeRef(source, inner)];
  });
  const [only] = args;
  if (only !== undefined && args.length === 1 && MANY.test(name))
    return { ...only, many: true, text };
  if (only !== undefined && args.length === 1 && SELF.test(name)) return { ...only, text };
  return { ...plain(name), args, text };
}

function plain(name: string): TypeRef {
  const known = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  return { name: known ?? name, args: [], many: false, text: name };
}
