// Reading constructs by name: their declarations, whole.

import { err, ok, type Result } from "../../base/result.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { Fact, FactKind, Refusal } from "./answer.ts";
import { at, because } from "./cite.ts";
import { type Construct, constructsOf } from "./constructs.ts";
import { matching, meantBy } from "./names.ts";

/**
 * The declarations of everything that a name means; a state is read as its field.
 * @returns at least one fact, or why there is none
 */
export function read(spec: SpecModel, name: string): Result<readonly Fact[], Refusal> {
  const found = matching(spec, name);
  // Where the name is the one of a construct, what merely contains it is not meant.
  const exact = found.filter((c) => c.kind !== "trigger" && c.kind !== "state");
  const chosen = exact.length > 0 ? exact : found;
  if (chosen.length === 0) {
    const kinds = [...new Set(constructsOf(spec).map((c) => c.kind))];
    const meant = meantBy(spec, name, kinds);
    return err({ refusal: "unknown", name, wanted: "the name of a construct", meant });
  }
  return ok(chosen.flatMap((c) => declarations(spec, c)));
}

function declarations(spec: SpecModel, construct: Construct): readonly Fact[] {
  const { name, module, span } = construct;
  if (construct.kind !== "trigger")
    return [at(kindOf(construct), name, module, span, because("subject"))];
  // A trigger has no declaration: what listens to it stands for it.
  const listening = spec.triggers.listeners.get(construct.key) ?? [];
  return listening.length === 0
    ? [at("trigger", name, module, span, because("subject"))]
    : listening.map(({ module: m, rule }) =>
        at("rule", rule.name.text, m, rule.span, because("listens", name)),
      );
}

function kindOf(construct: Exclude<Construct, { kind: "trigger" }>): FactKind {
  switch (construct.kind) {
    case "rule":
    case "surface":
    case "field":
    case "config":
    case "invariant":
    case "contract":
    case "deferred":
      return construct.kind;
    case "state":
      return "field";
    case "instance":
      return "default";
    case "question":
      return "open_question";
    case "type": {
      const { kind } = construct.symbol.node;
      return kind === "actor" || kind === "enum"
        ? kind
        : kind === "value"
          ? "declaration"
          : "entity";
    }
    default:
      return construct satisfies never;
  }
}
