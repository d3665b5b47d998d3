// Which rules bring about what another rule waits for: a new instance, or a change of a field.

import type { Rule, Trigger } from "../ast/index.ts";
import { lifecyclesOf } from "../model/lifecycle/lifecycles.ts";
import { find, type LinkedModule, typesOf } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";

/** A rule of a module. */
export interface LocatedRule {
  readonly module: LinkedModule;
  readonly rule: Rule;
}

/** A rule that brings something about, and what that is. */
export interface Bringing extends LocatedRule {
  readonly what: string;
}

/** The rules behind a trigger that is no call; none where time is behind it. */
export function bringingAbout(
  spec: SpecModel,
  module: LinkedModule,
  trigger: Trigger,
): readonly Bringing[] {
  if (trigger.kind !== "created" && trigger.kind !== "change") return [];
  const found = find(module, trigger.entity, typesOf);
  if (found === undefined || found === "opaque") return [];
  const { symbol } = found;
  const { creations, writes } = lifecyclesOf(spec);
  const created = creations.filter((c) => spec.program.isSubtype(c.symbol, symbol));
  const what = `${symbol.name} created`;
  if (trigger.kind === "created") return created.map((c) => ({ ...located(c), what }));
  const field = trigger.path.length === 1 ? trigger.path[0]?.text : undefined;
  const value = writtenValue(trigger);
  if (field === undefined || value === undefined) return [];
  const beginning = created.filter(({ call }) => {
    const given = call.args.find(({ name }) => name?.text === field)?.value;
    return given?.kind === "name" && given.id.text === value;
  });
  const changing = writes.filter(
    ({ governed, targets }) =>
      governed.member.name === field &&
      spec.program.isSubtype(governed.owner, symbol) &&
      targets.some(({ text }) => text === value),
  );
  return [
    ...(trigger.mode === "becomes" ? beginning.map((c) => ({ ...located(c), what })) : []),
    ...changing.map((w) => ({ ...located(w), what: `${field} = ${value}` })),
  ];
}

function located({ module, rule }: LocatedRule): LocatedRule {
  return { module, rule };
}

function writtenValue({ value }: Extract<Trigger, { kind: "change" }>): string | undefined {
  if (value.kind === "name") return value.id.text;
  return value.kind === "backtick" ? value.text : undefined;
}
