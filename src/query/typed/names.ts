// Finding what a name in a question means: alone, with the file or an alias in front, `Entity.field`
// and `Entity.field = state`. Never a guess: what is not there is refused with the nearest names,
// and what may be several things with all of them.

import { nearest } from "../../base/nearest.ts";
import { err, ok, type Result } from "../../base/result.ts";
import { governedStatuses } from "../../model/lifecycle/governed.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { Refusal } from "./answer.ts";
import {
  type Construct,
  type ConstructKind,
  candidateOf,
  constructsOf,
  stemOf,
} from "./constructs.ts";

const MOST_MEANT = 3;

type Of<K extends ConstructKind> = Extract<Construct, { readonly kind: K }>;

/**
 * The one construct that a name means.
 * @param kinds the kinds that are wanted, the preferred ones first: of constructs of one name those
 *   of the first kind that has any are taken
 * @param wanted how the wanted kinds are called in a message
 */
export function findOne<K extends ConstructKind>(
  spec: SpecModel,
  name: string,
  kinds: readonly K[],
  wanted: string,
): Result<Of<K>, Refusal> {
  const all = matching(spec, name);
  for (const kind of kinds) {
    const found = preferred(
      spec,
      all.filter((c): c is Of<K> => c.kind === kind),
      name,
    );
    const [first] = found;
    if (first === undefined) continue;
    if (found.length === 1) return ok(first);
    return err({ refusal: "ambiguous", name, candidates: found.map(candidateOf) });
  }
  const [other] = all;
  if (other !== undefined)
    return err({ refusal: "otherKind", name, wanted, found: candidateOf(other) });
  return err({ refusal: "unknown", name, wanted, meant: meantBy(spec, name, kinds) });
}

/** All constructs that a name may mean. */
export function matching(spec: SpecModel, name: string): readonly Construct[] {
  const { prefix, rest } = split(name);
  const text = normal(rest);
  return constructsOf(spec).filter(
    (c) => isNamed(c, text) && (prefix === undefined || isFrom(spec, c.module, prefix)),
  );
}

/** A prefix ends at the last slash before the name; a state's literal may hold anything. */
function split(name: string): { readonly prefix?: string; readonly rest: string } {
  const [, prefix, rest] = /^\s*([^\s=]+)\/([^/\s=][^/]*)$/.exec(name) ?? [];
  return prefix === undefined || rest === undefined ? { rest: name } : { prefix, rest };
}

function normal(text: string): string {
  return text
    .replaceAll("`", "")
    .replace(/\s*\(.*\)\s*$/s, "")
    .replace(/\s*=\s*/, " = ")
    .trim();
}

function isNamed(construct: Construct, text: string): boolean {
  if (construct.kind === "question") return false;
  if (construct.name === text) return true;
  switch (construct.kind) {
    case "config":
      return construct.config.name === text;
    case "state": {
      const { member, literal } = construct;
      return (
        literal.text === text ||
        `${member.owner.name}.${literal.text}` === text ||
        `${member.name} = ${literal.text}` === text ||
        `${member.owner.name}.${member.name}.${literal.text}` === text ||
        `${member.owner.name}.${member.name} = ${literal.text}` === text
      );
    }
    case "invariant":
      return construct.invariant.name.text === text;
    default:
      return false;
  }
}

/** A prefix is the file's path or name, or an alias under which another module imports it. */
function isFrom(spec: SpecModel, module: LinkedModule, prefix: string): boolean {
  const path = prefix.replace(/\.allium$/, "");
  const own = module.path.replace(/\.allium$/, "");
  if (stemOf(module) === path || own === path || own.endsWith(`/${path}`)) return true;
  return spec.modules.some((m) => m.aliases.get(prefix) === module);
}

/** A bare literal means the state of a lifecycle before it means any other enum field. */
function preferred<C extends Construct>(
  spec: SpecModel,
  found: readonly C[],
  name: string,
): readonly C[] {
  if (found.length < 2 || found[0]?.kind !== "state" || /[.=]/.test(name)) return found;
  const governed = new Set(governedStatuses(spec.program).map((g) => g.member));
  const lifecycles = found.filter((c) => c.kind === "state" && governed.has(c.member));
  return lifecycles.length > 0 ? lifecycles : found;
}

/** The names nearest to one that is not there: a slip of the fingers, or a part of a name. */
export function meantBy(
  spec: SpecModel,
  name: string,
  kinds: readonly ConstructKind[],
): readonly string[] {
  const text = normal(split(name).rest);
  const names = [
    ...new Set(constructsOf(spec).flatMap((c) => (kinds.includes(c.kind) ? [c.name] : []))),
  ];
  const slip = nearest(text, names);
  const lower = text.toLowerCase().replaceAll(/[\s_]/g, "");
  const parts = names.filter((n) => lower.length > 3 && n.toLowerCase().includes(lower));
  return [...new Set([...(slip === undefined ? [] : [slip]), ...parts])].slice(0, MOST_MEANT);
}
