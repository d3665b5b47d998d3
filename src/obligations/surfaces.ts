// Obligations of surfaces and actors: who may use what, what is shown, what is offered and when
// (language definition, 7.5).

import type {
  Actor,
  Annotation,
  Context as ContextClause,
  Contracts,
  Surface,
  SurfaceMember,
} from "../ast/index.ts";
import { contractsOf, find, findWord, typesOf } from "../model/linked-module.ts";
import { type Context, inline, obligation, textOf } from "./context.ts";
import { qualified } from "./dependencies.ts";
import type { Setting } from "./details/rules.ts";
import { branchesOf, inLoop } from "./effects.ts";
import type { Obligation } from "./obligation.ts";
import { itemsObligation } from "./surface-items.ts";

/** What one surface owes. */
export function surfaceObligations(context: Context, surface: Surface): readonly Obligation[] {
  const facing = surface.members.flatMap((m) => (m.kind === "facing" ? [m] : []));
  const found = facing.slice(0, 1).map((f) => actorObligation(context, surface, f));
  const count = { exposes: 0, provides: 0, related: 0, timeout: 0 };
  for (const { member, setting } of membersIn(context, surface.members, {})) {
    switch (member.kind) {
      case "context":
        if (member.where !== undefined) found.push(contextObligation(context, surface, member));
        break;
      case "exposes":
      case "provides":
      case "related":
      case "timeout": {
        count[member.kind]++;
        const suffix = count[member.kind] === 1 ? "" : `.${count[member.kind]}`;
        found.push(itemsObligation(context, surface, member, setting, suffix));
        break;
      }
      case "contracts":
        found.push(...contractObligations(context, surface, member));
        break;
      case "annotation":
        found.push(...proseObligations(context, surface, member));
        break;
      default:
        break;
    }
  }
  return found;
}

/** What an actor owes: that nobody else passes for it. */
export function identificationObligations(context: Context, actor: Actor): readonly Obligation[] {
  if (actor.identifiedBy === undefined) return [];
  const name = actor.name.text;
  const identified_by = textOf(context, actor.identifiedBy);
  return [
    obligation(context, {
      category: "actor_identification",
      id: `actor-identification.${name}`,
      description: `exactly the instances of \`${inline(identified_by)}\` act as ${name}`,
      construct: name,
      from: actor,
      exact: actor.identifiedBy,
      expression: identified_by,
      detail: {
        actor: name,
        identified_by,
        ...(actor.within === undefined ? {} : { within: textOf(context, actor.within) }),
      },
    }),
  ];
}

type FacingClause = Extract<SurfaceMember, { kind: "facing" }>;

function actorObligation(context: Context, surface: Surface, facing: FacingClause): Obligation {
  const name = surface.name.text;
  const type = textOf(context, facing.type);
  const found =
    facing.type.kind === "named" ? find(context.module, facing.type.name, typesOf) : undefined;
  const node = found === undefined || found === "opaque" ? undefined : found.symbol;
  const text = node === undefined ? undefined : context.sources.get(node.module);
  const identified =
    node?.node.kind === "actor" && node.node.identifiedBy !== undefined && text !== undefined
      ? { identified_by: text.slice(node.node.identifiedBy.span) }
      : {};
  return obligation(context, {
    category: "surface_actor",
    id: `surface-actor.${name}`,
    description: `surface ${name} is there for ${type} and for nobody else`,
    construct: name,
    from: surface,
    exact: facing,
    detail: {
      surface: name,
      ...(facing.name === undefined ? {} : { name: facing.name.text }),
      type,
      ...identified,
    },
  });
}

function contextObligation(context: Context, surface: Surface, node: ContextClause): Obligation {
  const name = surface.name.text;
  const type = textOf(context, node.type);
  const where = node.where === undefined ? "" : textOf(context, node.where);
  return obligation(context, {
    category: "surface_context",
    id: `surface-context.${name}`,
    description: `surface ${name} is there for each ${type} for which \`${inline(where)}\` holds, and for no other`,
    construct: name,
    from: node,
    expression: where,
    detail: {
      surface: name,
      ...(node.name === undefined ? {} : { name: node.name.text }),
      type,
      where,
    },
  });
}

interface PlacedMember {
  readonly member: SurfaceMember;
  readonly setting: Setting;
}

function* membersIn(
  context: Context,
  members: readonly SurfaceMember[],
  setting: Setting,
): Iterable<PlacedMember> {
  for (const member of members) {
    if (member.kind === "for")
      yield* membersIn(context, member.body, inLoop(context, member, setting));
    else if (member.kind === "if") {
      for (const [body, inside] of branchesOf(context, member, setting))
        yield* membersIn(context, body, inside);
    } else yield { member, setting };
  }
}

function contractObligations(
  context: Context,
  surface: Surface,
  node: Contracts,
): readonly Obligation[] {
  const name = surface.name.text;
  return node.entries.map((entry) => {
    const contract = qualified(entry.name);
    const found =
      entry.name.alias === undefined
        ? findWord(context.module, entry.name.name.text, contractsOf)
        : find(context.module, entry.name, contractsOf);
    const operations =
      found === undefined || found === "opaque"
        ? {}
        : {
            operations: found.symbol.members.flatMap((m) =>
              m.kind === "signature" ? [m.name.text] : [],
            ),
          };
    const whose =
      entry.direction === "demands"
        ? `the counterpart of surface ${name} implements`
        : `surface ${name} implements`;
    return obligation(context, {
      category: "surface_contract",
      id: `surface-contract.${name}.${contract}`,
      description: `${whose} contract ${contract}`,
      construct: name,
      from: node,
      exact: entry,
      detail: { surface: name, contract, direction: entry.direction, ...operations },
    });
  });
}

function proseObligations(
  context: Context,
  surface: Surface,
  node: Annotation,
): readonly Obligation[] {
  if (node.tag === "guidance" || node.name === undefined) return [];
  const name = `${surface.name.text}.${node.name.text}`;
  const isGuarantee = node.tag === "guarantee";
  return [
    obligation(context, {
      category: isGuarantee ? "surface_guarantee" : "surface_invariant",
      id: `surface-${isGuarantee ? "guarantee" : "invariant"}.${name}`,
      description: `surface ${surface.name.text} keeps ${node.name.text}: ${inline(node.lines.join(" "))}`,
      construct: name,
      from: node,
      detail: { name: node.name.text, lines: node.lines },
    }),
  ];
}
