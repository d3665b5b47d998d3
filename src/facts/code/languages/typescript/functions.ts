// Functions of every form: declarations, methods, arrows that have a name, handlers without one.

import type { FunctionFact, Marker, ParameterFact } from "../../model.ts";
import { field, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";
import { lower } from "./expressions.ts";
import { boundNames, parametersOf } from "./patterns.ts";
import { lowerReturn, mergeRefusals, refusalCall } from "./refusals.ts";
import { lowerBlock } from "./statements.ts";
import { readType } from "./types.ts";

/** How a function is called, and what it belongs to. */
export interface Naming {
  readonly name: string;
  readonly qualified: string;
  readonly owner?: string;
  /** What names it; the function itself where nothing does. */
  readonly nameNode?: Syntax;
  readonly markers?: readonly Marker[];
  readonly exported: boolean;
}

/** The fact of a function. */
export function readFunction(context: Context, node: Syntax, naming: Naming): FunctionFact {
  const { name, qualified, owner, nameNode, markers, exported } = naming;
  const body = field(node, "body");
  const returns = field(node, "return_type");
  return {
    name,
    qualified,
    ...(owner !== undefined && { owner }),
    place: context.source.place(node),
    namePlace: context.source.place(nameNode ?? node),
    params: readParameters(context, node),
    ...(returns && { returns: readType(context, returns).type }),
    markers: markers ?? [],
    body: body === undefined ? [] : bodyOf(context, body),
    exported,
  };
}

function bodyOf(context: Context, body: Syntax): FunctionFact["body"] {
  if (body.type === "statement_block") return lowerBlock(context, body);
  // An arrow with an expression gives it back.
  const value = lower(context, body);
  const place = context.source.place(body);
  return mergeRefusals([refusalCall(context, value) ?? lowerReturn(place, value)]);
}

/** Parameters; those that are taken apart give each of their parts. */
function readParameters(context: Context, node: Syntax): readonly ParameterFact[] {
  return parametersOf(node).flatMap((p) => {
    const members = p.type === undefined ? undefined : memberTypes(p.type);
    return boundNames(context, p.pattern).map(({ name, steps, default: inner }) => {
      const [step] = steps;
      const type = steps.length === 0 ? p.type : members?.(context, String(step));
      const value = steps.length === 0 ? p.value : inner;
      return {
        name,
        ...(type && { type: readType(context, type).type }),
        ...(value && { default: lower(context, value) }),
      };
    });
  });
}

/** The types of the members of `{ id, name }: { id: string; name: string }`. */
function memberTypes(annotation: Syntax) {
  const object = annotation.children.find((c) => c.type === "object_type");
  return (context: Context, key: string): Syntax | undefined => {
    const member = object?.children.find(
      (c) => c.type === "property_signature" && context.source.of(field(c, "name")) === key,
    );
    return member && field(member, "type");
  };
}
