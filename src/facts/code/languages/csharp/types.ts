// References to types of C#.

import type { TypeRef } from "../../model.ts";
import type { Source } from "../../shared/source.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";

const PLAIN: Readonly<Record<string, string>> = {
  string: "string",
  String: "string",
  char: "string",
  byte: "integer",
  short: "integer",
  ushort: "integer",
  int: "integer",
  uint: "integer",
  long: "integer",
  ulong: "integer",
  Int32: "integer",
  Int64: "integer",
  float: "decimal",
  double: "decimal",
  decimal: "decimal",
  bool: "boolean",
  Boolean: "boolean",
  DateTime: "timestamp",
  DateTimeOffset: "timestamp",
  DateOnly: "timestamp",
  Instant: "timestamp",
  TimeSpan: "duration",
  Duration: "duration",
};

const MANY =
  /^(?:I?List|I?Collection|IEnumerable|I?Set|HashSet|IReadOnly(?:List|Collection|Set)|IQueryable|DbSet|Queue|Stack|IAsyncEnumerable|Immutable(?:List|Array|HashSet)|ObservableCollection)$/;
const SELF = /^(?:Task|ValueTask|ActionResult|Nullable|Lazy|IActionResult)$/;

/** A reference to a type; wrappers that hold one value are that value. */
export function typeRef(source: Source, type: Syntax): TypeRef {
  const text = source.line(type);
  switch (type.type) {
    case "nullable_type": {
      const inner = field(type, "type") ?? named(type)[0];
      return inner === undefined ? plain(text) : { ...typeRef(source, inner), text };
    }
    case "array_type": {
      const element = field(type, "type");
      return element === undefined
        ? plain(text)
        : { ...typeRef(source, element), many: true, text };
    }
    case "generic_name": {
      const [base] = named(type);
      const name = base === undefined ? "" : source.of(base);
      const list = childOf(type, "type_argument_list");
      const args = list === undefined ? [] : named(list).map((one) => typeRef(source, one));
      const [only] = args;
      if (only !== undefined && args.length === 1 && MANY.test(name))
        return { ...only, many: true, text };
      if (only !== undefined && args.length === 1 && SELF.test(name)) return { ...only, text };
      return { name, args, many: false, text };
    }
    case "qualified_name": {
      const last = field(type, "name") ?? named(type).at(-1);
      return last === undefined ? plain(text) : { ...typeRef(source, last), text };
    }
    default:
      return plain(text);
  }
}

function plain(text: string): TypeRef {
  const name = text.split(".").at(-1) ?? text;
  const known = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  return { name: known ?? name, args: [], many: false, text };
}

/** Whether a value may be absent; texts and classes may be where the project allows it unsaid. */
export function nullability(type: Syntax, ref: TypeRef): boolean | undefined {
  if (type.type === "nullable_type" || /^Nullable</.test(ref.text)) return true;
  if (ref.many) return undefined;
  return /^(?:integer|decimal|boolean|timestamp|duration|Guid)$/.test(ref.name) ? false : undefined;
}
