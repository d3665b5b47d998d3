// Obligations of moves of a status: what is there only in some states is set on the way in and
// cleared on the way out (language definition, rules 7h to 7j).

import { successors } from "../model/lifecycle/governed.ts";
import { lifecyclesOf, sourcesOf } from "../model/lifecycle/lifecycles.ts";
import type { StatusWrite, Target } from "../model/lifecycle/writes.ts";
import { plain } from "../model/type.ts";
import { type Context, either, obligation } from "./context.ts";
import type { MoveDetail } from "./details/rules.ts";
import type { Obligation } from "./obligation.ts";

/** A field that depends on the status that a rule writes. */
interface Dependent {
  readonly entity: string;
  readonly field: string;
  readonly status: string;
  readonly states: readonly string[];
}

/** The moves of one rule in or out of the states of one field. */
interface Move {
  readonly write: StatusWrite;
  readonly dependent: Dependent;
  readonly enters: boolean;
  readonly sources: Set<string>;
  readonly targets: Set<string>;
}

/** What the rules of a module owe to fields that depend on a state, in the order of the text. */
export function moveObligations(context: Context): readonly Obligation[] {
  const moves = new Map<string, Move>();
  for (const write of lifecyclesOf(context.spec).writes) {
    if (write.module !== context.module || write.governed.graph === undefined) continue;
    for (const dependent of dependentsOf(context, write))
      for (const target of write.targets) record(moves, write, dependent, target);
  }
  return [...moves].map(([id, move]) => moveObligation(context, id, move));
}

function record(
  moves: Map<string, Move>,
  write: StatusWrite,
  dependent: Dependent,
  target: Target,
): void {
  const enters = dependent.states.includes(target.text);
  const known = target.sources !== undefined;
  const crossing = movedFrom(write, target).filter((s) => dependent.states.includes(s) !== enters);
  if (crossing.length === 0) return;
  // Where nothing tells the state before, only an entrance is certain to be one.
  const isCertain = known || movedFrom(write, target).every((s) => crossing.includes(s));
  if (!isCertain || (!known && !enters)) return;
  const kind = enters ? "when-set" : "when-clear";
  const id = `${kind}.${write.rule.name.text}.${dependent.entity}.${dependent.field}`;
  let move = moves.get(id);
  if (move === undefined) {
    move = { write, dependent, enters, sources: new Set(), targets: new Set() };
    moves.set(id, move);
  }
  for (const source of known ? crossing : ["unknown"]) move.sources.add(source);
  move.targets.add(target.text);
}

/** The states that a write may start from and that the graph lets it start from. */
function movedFrom({ governed }: StatusWrite, target: Target): readonly string[] {
  const from = sourcesOf(governed, target).filter((s) => s !== target.text);
  const { graph } = governed;
  return graph === undefined
    ? from
    : from.filter((s) => successors(graph, s).includes(target.text));
}

function dependentsOf({ spec }: Context, write: StatusWrite): readonly Dependent[] {
  const { target } = write.effect;
  const type = target.kind === "member" ? plain(spec.typer.typeOf(target.object)) : undefined;
  const owner = type?.kind === "entity" ? type.symbol : write.governed.owner;
  return spec.program.membersOf(owner).flatMap(({ node, name, owner: declares }) => {
    if (node.kind !== "field" || node.when?.field.text !== write.governed.member.name) return [];
    const states = node.when.states.map((s) => s.text);
    return [{ entity: declares.name, field: name, status: node.when.field.text, states }];
  });
}

function moveObligation(context: Context, id: string, move: Move): Obligation {
  const { rule } = move.write;
  const name = rule.name.text;
  const { entity, field, status, states } = move.dependent;
  const sources = [...move.sources];
  const targets = [...move.targets];
  const detail: MoveDetail = {
    rule: name,
    entity,
    field,
    status_field: status,
    source_state: sources[0] ?? "unknown",
    target_state: targets[0] ?? "unknown",
    source_states: sources,
    target_states: targets,
    qualifying_states: states,
  };
  const verb = move.enters ? "sets" : "clears";
  const from = sources.includes("unknown") ? "" : ` from ${either(sources)}`;
  return obligation(context, {
    category: move.enters ? "when_set" : "when_clear",
    id,
    description: `rule ${name} ${verb} ${entity}.${field} as it takes ${status}${from} to ${either(targets)}`,
    construct: name,
    from: rule,
    exact: move.write.effect,
    detail,
  });
}
