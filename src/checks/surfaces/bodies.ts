// Walking the bodies of surfaces, with what stands around each entry.

import type {
  ContractRef,
  Expr,
  ForOf,
  Id,
  IfOf,
  Item,
  Let,
  Surface,
  SurfaceItem,
  SurfaceMember,
} from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";

/** The kinds of clauses that hold entries. */
export type ClauseKind = "exposes" | "provides" | "related" | "timeout";

/** One entry of a clause. */
export interface Entry {
  readonly clause: ClauseKind;
  readonly item: Item;
  /** Conditions that hold where the entry stands: its guard, filters and branches around it. */
  readonly conditions: readonly Expr[];
}

/** What a surface holds, flattened in text order. */
export interface SurfaceParts {
  readonly entries: readonly Entry[];
  readonly lets: readonly Let[];
  readonly loops: readonly Loop[];
  readonly contracts: readonly ContractRef[];
}

/** A `for` of a surface and what it repeats. */
export interface Loop {
  readonly loop: ForOf<SurfaceItem> | ForOf<SurfaceMember>;
  /** The clause that it stands in; none for a `for` around clauses. */
  readonly clause?: ClauseKind;
}

interface Mutable {
  entries: Entry[];
  lets: Let[];
  loops: Loop[];
  contracts: ContractRef[];
}

/** The parts of a surface, those inside its `for` and `if` members included. */
export function partsOf(surface: Surface): SurfaceParts {
  const parts: Mutable = { entries: [], lets: [], loops: [], contracts: [] };
  members(surface.members, [], parts);
  return parts;
}

function members(list: readonly SurfaceMember[], around: readonly Expr[], parts: Mutable): void {
  for (const member of list) {
    switch (member.kind) {
      case "exposes":
      case "provides":
      case "related":
      case "timeout":
        items(member.items, member.kind, around, parts);
        break;
      case "let":
        parts.lets.push(member);
        break;
      case "contracts":
        parts.contracts.push(...member.entries);
        break;
      case "for":
        parts.loops.push({ loop: member });
        members(member.body, filtered(member, around), parts);
        break;
      case "if":
        branches(member, around, (body, conditions) => members(body, conditions, parts));
        break;
      case "facing":
      case "context":
      case "annotation":
      case "openQuestion":
        break;
      default:
        member satisfies never;
    }
  }
}

function items(
  list: readonly SurfaceItem[],
  clause: ClauseKind,
  around: readonly Expr[],
  parts: Mutable,
): void {
  for (const item of list) {
    switch (item.kind) {
      case "let":
        parts.lets.push(item);
        break;
      case "for":
        parts.loops.push({ loop: item, clause });
        items(item.body, clause, filtered(item, around), parts);
        break;
      case "if":
        branches(item, around, (body, conditions) => items(body, clause, conditions, parts));
        break;
      case "item": {
        const conditions = item.guard === undefined ? around : [...around, item.guard];
        parts.entries.push({ clause, item, conditions });
        break;
      }
      default:
        item satisfies never;
    }
  }
}

function filtered(loop: { readonly filter?: Expr }, around: readonly Expr[]): readonly Expr[] {
  return loop.filter === undefined ? around : [...around, loop.filter];
}

/** The branches of an `if`; only the conditions that hold positively are kept. */
function branches<T>(
  node: IfOf<T>,
  around: readonly Expr[],
  visit: (body: readonly T[], conditions: readonly Expr[]) => void,
): void {
  for (const branch of node.branches) visit(branch.body, [...around, branch.cond]);
  if (node.else !== undefined) visit(node.else, around);
}

/** The names that a surface binds for all of its body, in text order. */
export function bindingsOf(surface: Surface): readonly { readonly id: Id; readonly as: string }[] {
  const found: { id: Id; as: string }[] = [];
  for (const member of surface.members) {
    if (member.kind === "facing" || member.kind === "context") {
      if (member.name !== undefined) found.push({ id: member.name, as: member.kind });
    } else if (member.kind === "let") found.push({ id: member.name, as: "let" });
  }
  return found;
}

/** True when one span lies in another. */
export function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
