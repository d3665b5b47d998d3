// References to types of Java.

import type { TypeRef } from "../../model.ts";
import type { Source } from "../../shared/source.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";

const PLAIN: Readonly<Record<string, string>> = {
  String: "string",
  CharSequence: "string",
  char: "string",
  byte: "integer",
  short: "integer",
  int: "integer",
  long: "integer",
  Byte: "integer",
  Short: "integer",
  Integer: "integer",
  Long: "integer",
  BigInteger: "integer",
  AtomicInteger: "integer",
  AtomicLong: "integer",
  float: "decimal",
  double: "decimal",
  Float: "decimal",
  Double: "decimal",
  BigDecimal: "decimal",
  boolean: "boolean",
  Boolean: "boolean",
  Instant: "timestamp",
  LocalDateTime: "timestamp",
  LocalDate: "timestamp",
  ZonedDateTime: "timestamp",
  OffsetDateTime: "timestamp",
  Date: "timestamp",
  Timestamp: "timestamp",
  Duration: "duration",
};

const MANY =
  /^(?:List|Set|Collection|Iterable|Stream|Queue|Deque|SortedSet|ArrayList|LinkedList|HashSet|LinkedHashSet|TreeSet|EnumSet|Page|Slice|Flux|ImmutableList|ImmutableSet)$/;
const SELF = /^(?:Optional|Mono|CompletableFuture|Future|Uni|ResponseEntity|Class)$/;

/** A reference to a type; wrappers that hold one value are that value. */
export function typeRef(source: Source, type: Syntax): TypeRef {
  const text = source.line(type);
  switch (type.type) {
    case "array_type": {
      const element = field(type, "element");
      return element === undefined
        ? plain(text)
        : { ...typeRef(source, element), many: true, text };
    }
    case "annotated_type": {
      const inner = named(type).at(-1);
      return inner === undefined ? plain(text) : { ...typeRef(source, inner), text };
    }
    case "generic_type": {
      const [base] = named(type);
      const name = base === undefined ? "" : lastOf(source.of(base));
      const list = childOf(type, "type_arguments");
      const args = list === undefined ? [] : named(list).map((one) => typeRef(source, one));
      const [only] = args;
      if (only !== undefined && args.length === 1 && MANY.test(name))
        return { ...only, many: true, text };
      if (only !== undefined && args.length === 1 && SELF.test(name)) return { ...only, text };
      return { name, args, many: false, text };
    }
    default:
      return plain(text);
  }
}

function plain(text: string): TypeRef {
  const name = lastOf(text);
  const known = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  return { name: known ?? name, args: [], many: false, text };
}

function lastOf(text: string): string {
  return text.split(".").at(-1) ?? text;
}

/** Primitives always have a value; an optional may have none. */
export function nullability(text: string): boolean | undefined {
  if (/^(?:byte|short|int|long|float|double|boolean|char)$/.test(text)) return false;
  return text.startsWith("Optional") ? true : undefined;
}
