// Records removed or changed by calls into a store: `update`, `delete`, `save` and their kind.

import type { Argument, CallExpr, CodeExpr } from "../expression.ts";
import { conjuncts } from "./condition.ts";
import { filterOf } from "./filter.ts";
import { element, type Frame, type Machine, quietly } from "./machine.ts";
import { chainOf, fetchOf } from "./queries.ts";
import type { Effect } from "./summary.ts";
import { type Site, type Term, TRUE } from "./term.ts";
import { recordType } from "./types.ts";

const REMOVES =
  /^(?:delete|remove|destroy|delete_?one|deleteasync|remove_?async|removerange|deleteby.*|delete_?by.*|delete_?many|deleteall.*|discard|del|purge|deletemany|hard_?delete)$/i;

const STORES =
  /^(?:add|save|insert|persist|create|append|push|put|store|update|save_?and_?flush|savechanges|insert_?one|add_?async|addasync|saveasync|upsert|set|merge|updates|update_?many|updatemany|update_?all|updateone|update_?one|execute_?update|create_?many)$/i;

/** Files an effect where it takes place. */
export function note(machine: Machine, frame: Frame, site: Site, effect: Effect): void {
  machine.events.push({ effect, when: [...frame.alive], site, fn: frame.fn, via: frame.via });
}

/** Records removed, or changed in bulk, by a call into a store. */
export function changedRecords(
  machine: Machine,
  expr: CallExpr,
  receiver: Term | undefined,
  args: readonly { readonly name?: string; readonly value: Term }[],
  frame: Frame,
  site: Site,
): Term | undefined {
  const { codebase } = machine;
  const name = expr.callee.at(-1) ?? "";
  const records = [receiver, ...args.map((a) => a.value)].filter(
    (t): t is Term => t !== undefined && isRecord(machine, t),
  );
  if (REMOVES.test(name)) {
    const target =
      args.map((a) => a.value).find((t) => isRecord(machine, t)) ??
      (receiver !== undefined && isRecord(machine, receiver)
        ? receiver
        : storeOf(machine, expr, frame));
    if (target !== undefined) note(machine, frame, site, { kind: "delete", target });
    return undefined;
  }
  if (!STORES.test(name)) return undefined;
  const data = assignedFields(machine, expr.args, frame);
  const target = records.find((t) => t.kind === "fetch") ?? storeOf(machine, expr, frame);
  const type = target === undefined ? undefined : recordType(codebase, target);
  if (data !== undefined && target !== undefined && type !== undefined) {
    if (/^(?:create|insert)/i.test(name))
      note(machine, frame, site, {
        kind: "create",
        type,
        fields: new Map(data.map(([k, v]) => [k, v])),
      });
    else
      for (const [member, value] of data) {
        const each =
          target.kind === "fetch" && target.many
            ? { ...element(target.type, target.site, target, target.type) }
            : target;
        machine.events.push({
          effect: { kind: "assign", target: each, member, value },
          when: [...frame.alive, ...conjuncts(each === target ? TRUE : filterOf(target, each))],
          site: value.site,
          fn: frame.fn,
          via: frame.via,
        });
      }
    if (/^(?:create|insert)/i.test(name)) return { kind: "new", type, fields: new Map(data), site };
    return target;
  }
  // `store.add(record)` gives the record back.
  const [only] = args;
  return only !== undefined &&
    args.length === 1 &&
    (only.value.kind === "new" || isRecord(machine, only.value))
    ? only.value
    : undefined;
}

export function isRecord(machine: Machine, term: Term): boolean {
  if (term.kind === "fetch" || term.kind === "new") return machine.codebase.types.has(term.type);
  if (
    term.kind === "root" ||
    term.kind === "member" ||
    (term.kind === "collection" && term.op !== "count")
  )
    return recordType(machine.codebase, term) !== undefined;
  return false;
}

/** The records that `prisma.user.update({where, data})` and its kind are about. */
function storeOf(machine: Machine, expr: CallExpr, frame: Frame): Term | undefined {
  const chain = chainOf(expr);
  const steps = chain.steps.slice(0, -1);
  const asQuery = {
    name: "filter",
    args: expr.args.filter(
      (a) => a.value.kind === "create" && a.value.args.some((x) => x.name === "where"),
    ),
  };
  const last: CallExpr = {
    kind: "call",
    callee: [...chain.receiver, ...(steps.length === 0 ? [asQuery.name] : [])],
    args: asQuery.args,
    place: expr.place,
    text: expr.text,
  };
  const query = steps.length === 0 ? last : expr.on;
  return query?.kind === "call" ? fetchOf(quietly(machine), query, frame) : undefined;
}

/** The fields that a call sets: `update({status: ..})`, `update(status=..)`, `Update("status", ..)`. */
function assignedFields(
  machine: Machine,
  args: readonly Argument[],
  frame: Frame,
): readonly (readonly [string, Term])[] | undefined {
  const named = args.filter((a) => a.name !== undefined && !a.name.startsWith("*"));
  const isObject = (e: CodeExpr): boolean =>
    e.kind === "create" && (e.type === "{}" || e.type === "");
  const objects = args.filter((a) => a.name === undefined && isObject(a.value)).map((a) => a.value);
  for (const object of objects) {
    if (object.kind !== "create") continue;
    const data = object.args.find(
      (a) => a.name === "data" || a.name === "$set" || a.name === "set",
    );
    if (data?.value.kind === "create") return fieldsOf(machine, data.value.args, frame);
  }
  const last = objects.at(-1);
  if (last?.kind === "create" && !last.args.some((a) => a.name === "where"))
    return fieldsOf(machine, last.args, frame);
  if (named.length > 0 && named.length === args.length) return fieldsOf(machine, named, frame);
  const [field, value] = args;
  if (
    args.length === 2 &&
    field?.value.kind === "literal" &&
    typeof field.value.value === "string" &&
    value !== undefined
  )
    return /^\w+$/.test(field.value.value)
      ? [[field.value.value, machine.term(value.value, frame)]]
      : undefined;
  return undefined;
}

function fieldsOf(
  machine: Machine,
  args: readonly Argument[],
  frame: Frame,
): readonly (readonly [string, Term])[] {
  return args.flatMap((a) =>
    a.name === undefined || a.name.startsWith("*")
      ? []
      : [[a.name, machine.term(a.value, frame)] as const],
  );
}
