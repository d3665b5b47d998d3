// Who faces a surface, and what it is about (language definition, rule 28, W9 and W17 of 8.3).

import type { Context, Facing, QName, Surface, Type } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import type { Span } from "../../base/span.ts";
import { diagnostic, type Related } from "../../diagnostics/diagnostic.ts";
import { find, importsOf, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import { isBuiltIn } from "../../model/program.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain, show } from "../../model/type.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";
import { assignable } from "../../model/typing/assignable.ts";
import type { Check } from "../check.ts";

type Report = Parameters<Check>[1];

/** Parties must be actors or entities, and an actor within something needs it as the context. */
export const facing: Check = ({ module, linked, spec }, report) => {
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    for (const member of surface.members)
      if (member.kind === "facing") party(member, surface, linked, spec, report);
  }
};

function party(
  member: Facing,
  surface: Surface,
  linked: LinkedModule,
  spec: SpecModel,
  report: Report,
): void {
  const name = nameOf(member.type);
  const found = name === undefined ? undefined : find(linked, name, typesOf);
  if (found === "opaque") return;
  // A wrong alias is said of the alias.
  if (name?.alias !== undefined && !linked.aliases.has(name.alias.text)) return;
  if (name === undefined || found === undefined) {
    missing(member.type, name, linked, report);
    return;
  }
  const { symbol } = found;
  const { node } = symbol;
  if (node.kind === "value" || node.kind === "enum") {
    const what = node.kind === "value" ? "a value type" : "an enum";
    const params = {
      name: symbol.name,
      hint: `It is ${what}; face an actor, or an entity whose instances act.`,
    };
    report(diagnostic("surface.missingActor", member.type.span, params));
  } else if (node.kind === "actor") {
    if (node.within !== undefined)
      contextFor(member, symbol, node.within, surface, linked, spec, report);
  } else raw(member, symbol, linked, spec, report);
}

function nameOf(type: Type): QName | undefined {
  return type.kind === "named" ? type.name : undefined;
}

function missing(type: Type, name: QName | undefined, linked: LinkedModule, report: Report): void {
  const text = name?.name.text ?? "this type";
  const parties = [linked, ...importsOf(linked)].flatMap((m) =>
    [...m.types.values()].filter((t) => t.node.kind === "actor" || t.node.kind === "entity"),
  );
  const near = nearest(
    text,
    parties.map((p) => p.name),
  );
  const builtIn = name !== undefined && name.alias === undefined && isBuiltIn(text);
  const hint =
    builtIn || name === undefined
      ? "Face an actor, or an entity whose instances act."
      : near === undefined
        ? `Declare who it is, for example \`actor ${text}\` with \`identified_by:\` an entity.`
        : `Did you mean \`${near}\`?`;
  report(diagnostic("surface.missingActor", type.span, { name: text, hint }));
}

/** The surface of an actor within something is about one of those. */
function contextFor(
  member: Facing,
  actor: TypeSymbol,
  within: Type,
  surface: Surface,
  linked: LinkedModule,
  spec: SpecModel,
  report: Report,
): void {
  const wanted = plain(spec.program.resolve(within, actor.module));
  const contexts = surface.members.filter((m): m is Context => m.kind === "context");
  const written = wanted.kind === "unknown" ? (nameOf(within)?.name.text ?? "it") : show(wanted);
  const related: Related[] =
    actor.module === linked ? [{ span: within.span, label: "where it acts" }] : [];
  const base = { actor: actor.name, within: written };
  if (contexts.length === 0) {
    report(diagnostic("surface.missingContext", member.type.span, base, { related }));
    return;
  }
  const types = contexts.map((c) => ({ c, type: plain(spec.program.resolve(c.type, linked)) }));
  if (types.some(({ type }) => assignable(spec.program, type, wanted))) return;
  const [first] = types;
  if (first === undefined) return;
  const params = { ...base, context: show(first.type) };
  report(diagnostic("surface.contextMismatch", first.c.type.span, params, { related }));
}

/** Facing an entity itself says less than facing one of its actors. */
function raw(
  member: Facing,
  entity: TypeSymbol,
  linked: LinkedModule,
  spec: SpecModel,
  report: Report,
): void {
  const actors = [linked, ...importsOf(linked)].flatMap((m) =>
    [...m.types.values()].filter((t) => {
      if (t.node.kind !== "actor") return false;
      const type = plain(spec.program.typeOfSymbol(t));
      return type.kind === "entity" && type.symbol === entity;
    }),
  );
  if (actors.length === 0) return;
  const params = {
    entity: entity.name,
    actors: actors.map((a) => `\`${a.name}\``).join(", "),
  };
  const related: Related[] = actors
    .filter((a) => a.module === linked)
    .map((a) => ({ span: a.id.span, label: "declared here" }));
  report(diagnostic("surface.rawEntityFacing", member.type.span, params, { related }));
}

/** An actor is there to use a surface; those of importing modules count. */
export const unusedActors: Check = ({ linked, spec }, report) => {
  for (const symbol of linked.types.values()) {
    if (symbol.node.kind !== "actor") continue;
    if (spec.modules.some((m) => faces(m, symbol))) continue;
    const span: Span = symbol.id.span;
    report(diagnostic("actor.unused", span, { name: symbol.name }));
  }
};

function faces(module: LinkedModule, actor: TypeSymbol): boolean {
  return module.module.declarations.some(
    (d) =>
      d.kind === "surface" &&
      d.members.some((m) => {
        if (m.kind !== "facing") return false;
        const name = nameOf(m.type);
        const found = name === undefined ? undefined : find(module, name, typesOf);
        return found !== undefined && found !== "opaque" && found.symbol === actor;
      }),
  );
}
