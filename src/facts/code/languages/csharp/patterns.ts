// Patterns of C#: what `is`, `switch` and their arms ask of a value.

import type { CodeExpr, Comparison } from "../../expression.ts";
import { compare, literal, logic, path } from "../../shared/build.ts";
import { negated } from "../../shared/jvm-calls.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import { lower } from "./expressions.ts";

const RELATIONS: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);

/** What a pattern asks of a value; undefined for one that takes everything. */
export function patternTest(
  scope: ObjectScope,
  value: CodeExpr,
  pattern: Syntax,
): CodeExpr | undefined {
  const where = scope.at(pattern);
  switch (pattern.type) {
    case "discard":
    case "var_pattern":
      return undefined;
    case "parenthesized_pattern": {
      const inner = named(pattern)[0];
      return inner === undefined ? scope.opaque(pattern) : patternTest(scope, value, inner);
    }
    case "constant_pattern": {
      const inner = named(pattern)[0];
      return inner === undefined
        ? scope.opaque(pattern)
        : compare(where, "==", value, lower(scope, inner));
    }
    case "negated_pattern": {
      const inner = named(pattern)[0];
      const test = inner && patternTest(scope, value, inner);
      return test === undefined ? scope.opaque(pattern) : negated(where, test);
    }
    case "or_pattern":
    case "and_pattern": {
      const tests = named(pattern).map((one) => patternTest(scope, value, one));
      const known = tests.filter((one) => one !== undefined);
      const kind = pattern.type === "or_pattern" ? "or" : "and";
      return known.length < tests.length ? scope.opaque(pattern) : logic(where, kind, known);
    }
    case "relational_pattern": {
      const op = pattern.children.find((one) => RELATIONS.has(one.type))?.type;
      const inner = named(pattern)[0];
      return op === undefined || inner === undefined
        ? scope.opaque(pattern)
        : compare(where, op as Comparison, value, lower(scope, inner));
    }
    case "recursive_pattern":
      return ofProperties(scope, value, pattern);
    default:
      return scope.opaque(pattern);
  }
}

/** `{ Status: Status.On, Owner: not null }`; `{ }` asks that there is a value. */
function ofProperties(scope: ObjectScope, value: CodeExpr, pattern: Syntax): CodeExpr {
  const clause = childOf(pattern, "property_pattern_clause");
  const where = scope.at(pattern);
  if (clause === undefined || field(pattern, "type") !== undefined || value.kind !== "path")
    return scope.opaque(pattern);
  const tests = named(clause).flatMap((one): readonly CodeExpr[] => {
    const [name, inner] = named(one);
    if (name === undefined || inner === undefined) return [scope.opaque(one)];
    const member = path(scope.at(name), [...value.segments, ...scope.source.of(name).split(".")]);
    const test = patternTest(scope, member, inner);
    return test === undefined ? [] : [test];
  });
  return tests.length === 0
    ? compare(where, "!=", value, literal(where, null))
    : logic(where, "and", tests);
}
