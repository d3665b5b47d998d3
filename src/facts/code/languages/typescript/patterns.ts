// Names that parameters and declarations introduce, also by taking values apart.

import { field, named, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";
import { keyName } from "./literals.ts";

/** One name, and how it is reached in what is taken apart: a key, an index, or the thing itself. */
export interface Bound {
  readonly name: string;
  readonly steps: readonly (string | number)[];
  /** The rest of an object or a list. */
  readonly rest?: boolean;
  readonly default?: Syntax;
  /** A name that something inside the pattern is typed by; only for plain parameters. */
  readonly type?: Syntax;
}

/** The names that a pattern binds. */
export function boundNames(
  context: Context,
  pattern: Syntax,
  steps: readonly (string | number)[] = [],
): readonly Bound[] {
  switch (pattern.type) {
    case "identifier":
    case "shorthand_property_identifier_pattern":
      return [{ name: context.source.of(pattern), steps }];
    case "object_pattern":
      return named(pattern).flatMap((child) => {
        switch (child.type) {
          case "shorthand_property_identifier_pattern":
            return [
              { name: context.source.of(child), steps: [...steps, context.source.of(child)] },
            ];
          case "object_assignment_pattern": {
            const name = context.source.of(field(child, "left"));
            const value = field(child, "right");
            return [{ name, steps: [...steps, name], ...(value && { default: value }) }];
          }
          case "pair_pattern": {
            const key = keyName(context, field(child, "key"));
            const value = field(child, "value");
            return key === undefined || value === undefined
              ? []
              : boundNames(context, value, [...steps, key]);
          }
          case "rest_pattern":
            return restNames(context, child, steps);
          default:
            return [];
        }
      });
    case "array_pattern": {
      // Holes count: `[, setValue]`.
      let index = 0;
      const found: Bound[] = [];
      for (const child of pattern.children) {
        if (child.type === ",") index++;
        else if (child.type === "rest_pattern") found.push(...restNames(context, child, steps));
        else if (child.named) found.push(...boundNames(context, child, [...steps, index]));
      }
      return found;
    }
    case "assignment_pattern": {
      const left = field(pattern, "left");
      const value = field(pattern, "right");
      return left === undefined
        ? []
        : boundNames(context, left, steps).map((b) => ({ ...b, ...(value && { default: value }) }));
    }
    case "rest_pattern":
      return restNames(context, pattern, steps);
    default:
      return [];
  }
}

function restNames(
  context: Context,
  node: Syntax,
  steps: readonly (string | number)[],
): readonly Bound[] {
  const [inner] = named(node);
  return inner === undefined
    ? []
    : boundNames(context, inner, steps).map((b) => ({ ...b, rest: true }));
}

/** The parameters of a function: the pattern, type and default of each. */
export interface Parameter {
  readonly node: Syntax;
  readonly pattern: Syntax;
  readonly type: Syntax | undefined;
  readonly value: Syntax | undefined;
  readonly optional: boolean;
}

/** The parameters of any form of function, without `this`. */
export function parametersOf(node: Syntax): readonly Parameter[] {
  const single = field(node, "parameter");
  if (single !== undefined)
    return [{ node: single, pattern: single, type: undefined, value: undefined, optional: false }];
  const list = field(node, "parameters");
  return (list === undefined ? [] : named(list)).flatMap((p) => {
    const typed = p.type === "required_parameter" || p.type === "optional_parameter";
    const pattern = typed ? field(p, "pattern") : p;
    if (pattern === undefined || pattern.type === "this" || p.type === "decorator") return [];
    const optional = p.type === "optional_parameter";
    return [{ node: p, pattern, type: field(p, "type"), value: field(p, "value"), optional }];
  });
}

/** The names of a function's parameters; those taken apart give each of their parts. */
export function parameterNames(context: Context, node: Syntax): readonly string[] {
  return parametersOf(node).flatMap((p) => boundNames(context, p.pattern).map((b) => b.name));
}
