// What looks as if nobody meant it: each a question for a person, none a verdict.

import type { Codebase } from "../code/codebase.ts";
import { conjuncts } from "../code/derive/condition.ts";
import { showCondition, showTerm } from "../code/derive/show.ts";
import type { Summary } from "../code/derive/summary.ts";
import type { CompareAtom, Condition, Term } from "../code/derive/term.ts";
import { recordType } from "../code/derive/types.ts";
import { singular, wordsOf } from "../code/derive/words.ts";
import { type Given, isDirect } from "./lifecycles.ts";
import type { Anomaly, Lifecycle, Spot } from "./model.ts";
import type { States } from "./states.ts";

const spotOf = (site: {
  readonly file: string;
  readonly place: { readonly line: number };
}): Spot => ({
  file: site.file,
  line: site.place.line,
});

/** Parts of a condition, however deep. */
function atoms(c: Condition): readonly Condition[] {
  switch (c.kind) {
    case "and":
    case "or":
      return c.parts.flatMap(atoms);
    case "not":
      return atoms(c.of);
    default:
      return [c];
  }
}

const isOrder = (c: Condition): c is CompareAtom =>
  c.kind === "compare" && c.op !== "==" && c.op !== "!=";

/** A limit that only holds for some: an order comparison beside a role, kind or flag in one refusal. */
export function exemptions(states: States, summaries: readonly Summary[]): readonly Anomaly[] {
  return summaries.flatMap((summary) =>
    summary.events.flatMap(({ effect, when, fn }): readonly Anomaly[] => {
      if (effect.kind !== "refuse" || fn !== summary.fn) return [];
      const last = when.at(-1);
      const parts = when.flatMap(conjuncts);
      const limit = (last === undefined ? [] : conjuncts(last)).find(
        (p) => isOrder(p) && isAmount(p),
      );
      const who = parts.find((p) => p !== limit && isAboutWho(states, p));
      if (limit === undefined || who === undefined) return [];
      const [asked] = atoms(who);
      if (asked === undefined || !("site" in asked)) return [];
      const message = `${summary.fn.qualified} refuses if ${showCondition(limit)} only where ${showCondition(who)}: the others have no such limit`;
      const also = "site" in limit ? [spotOf(limit.site)] : [];
      return [{ kind: "exemption", message, ...spotOf(asked.site), also }];
    }),
  );
}

function isAmount(c: Condition): boolean {
  if (c.kind !== "compare") return false;
  const { left, right } = c;
  const fixed = (t: Term): boolean =>
    t.kind === "constant" ||
    t.kind === "duration" ||
    (t.kind === "literal" && typeof t.value === "number");
  return fixed(left) || fixed(right);
}

const WHO =
  /(?:role|kind|type|tier|plan|internal|staff|admin|vip|premium|trusted|superuser|exempt|whitelist|allowlist|flag)/i;

function isAboutWho(states: States, c: Condition): boolean {
  const [atom] = atoms(c);
  if (atom === undefined || atoms(c).length > 1) return false;
  if (atom.kind === "truth") return atom.of.kind === "member" && WHO.test(atom.of.name);
  if (atom.kind === "compare" && (atom.op === "==" || atom.op === "!=")) {
    const side = atom.left.kind === "member" ? atom.left : atom.right;
    const other = side === atom.left ? atom.right : atom.left;
    return side.kind === "member" && WHO.test(side.name) && states.valueOf(other) !== undefined;
  }
  return atom.kind === "in" && atom.item.kind === "member" && WHO.test(atom.item.name);
}

/** A bare number compared with something that a setting of the same words is about. */
export function literalsBesideSettings(
  codebase: Codebase,
  summaries: readonly Summary[],
): readonly Anomaly[] {
  const found = new Map<string, Anomaly>();
  for (const summary of summaries) {
    for (const { when } of summary.events) {
      for (const atom of when.flatMap(atoms)) {
        if (!isOrder(atom)) continue;
        const [subject, literal] =
          atom.right.kind === "literal" ? [atom.left, atom.right] : [atom.right, atom.left];
        if (literal.kind !== "literal" || typeof literal.value !== "number" || literal.value === 0)
          continue;
        const setting = settingAbout(codebase, subject);
        if (setting === undefined) continue;
        const spot = spotOf(atom.site);
        const message = `${showCondition(atom)} has the number ${literal.value} where ${setting.name} (${setting.text}) is about the same`;
        const also = [{ file: setting.file, line: setting.line }];
        found.set(`${spot.file}:${spot.line}`, {
          kind: "literal beside setting",
          message,
          ...spot,
          also,
        });
      }
    }
  }
  return [...found.values()];
}

const COMMON = new Set([
  "max",
  "min",
  "maximum",
  "minimum",
  "limit",
  "the",
  "of",
  "per",
  "count",
  "default",
  "size",
  "length",
  "time",
  "number",
]);

function settingAbout(
  codebase: Codebase,
  subject: Term,
): (Spot & { readonly name: string; readonly text: string }) | undefined {
  const words = new Set(telling(showTerm(subject)));
  if (words.size === 0) return undefined;
  const fitting = codebase.constants.filter(({ fact }) => {
    const own = telling(fact.name.slice(fact.name.lastIndexOf(".") + 1));
    const isNumber = fact.value?.kind === "literal" && typeof fact.value.value === "number";
    return (
      isNumber &&
      own.length > 0 &&
      own.some((w) => words.has(w)) &&
      own.filter((w) => words.has(w)).length * 2 >= own.length
    );
  });
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return undefined;
  return {
    name: only.fact.name,
    text: only.fact.value?.text ?? "",
    file: only.file.path,
    line: only.fact.place.line,
  };
}

function telling(name: string): readonly string[] {
  return wordsOf(name)
    .map(singular)
    .filter((w) => w.length > 2 && !COMMON.has(w));
}

/** Fields that are counted up and never set back. */
export function countersNeverReset(
  codebase: Codebase,
  summaries: readonly Summary[],
): readonly Anomaly[] {
  const up = new Map<string, Spot>();
  const back = new Set<string>();
  for (const summary of summaries) {
    for (const { effect, site } of summary.events) {
      if (effect.kind !== "assign") continue;
      const type = recordType(codebase, effect.target);
      if (type === undefined) continue;
      const key = `${type}.${effect.member}`;
      const { value } = effect;
      const raises =
        value.kind === "arithmetic" && value.op === "+" && value.right.kind === "literal";
      if (raises) up.set(key, up.get(key) ?? spotOf(site));
      else back.add(key);
    }
  }
  return [...up]
    .filter(
      ([key]) => !back.has(key) && /(?:attempt|fail|retr|tries|strike|used|usage|count)/i.test(key),
    )
    .map(([key, spot]) => ({
      kind: "counter never reset",
      message: `${key} is counted up here and nothing ever sets it back`,
      ...spot,
      also: [],
    }));
}

/** States that are written and that no list of values has. */
export function unknownStates(states: States, given: readonly Given[]): readonly Anomaly[] {
  return given
    .filter((g) => isDirect(g) && states.of(g.thing, g.field)?.includes(g.value) === false)
    .map(({ thing, field, value, file, line }) => ({
      kind: "unknown state",
      message: `${thing}.${field} becomes ${value}, which is not among its values`,
      file,
      line,
      also: [],
    }));
}

/** States that nothing gives. */
export function statesNobodyEnters(
  lifecycles: readonly Lifecycle[],
  spots: ReadonlyMap<string, Spot>,
): readonly Anomaly[] {
  return lifecycles.flatMap(({ thing, field, unwritten }) =>
    unwritten.flatMap((value): readonly Anomaly[] => {
      const spot = spots.get(`${thing}.${field}`);
      if (spot === undefined) return [];
      const message = `${thing}.${field} may be ${value}, but nothing here ever sets it so`;
      return [{ kind: "state nobody enters", message, ...spot, also: [] }];
    }),
  );
}

/** Two functions that make the same step, of which one asks what the other does not. */
export function unequalGuards(given: readonly Given[]): readonly Anomaly[] {
  const groups = new Map<string, Given[]>();
  for (const g of given) {
    if (g.isInitial || !isDirect(g)) continue;
    const key = `${g.thing}.${g.field} -> ${g.value}`;
    groups.set(key, [...(groups.get(key) ?? []), g]);
  }
  return [...groups].flatMap(([key, all]): readonly Anomaly[] => {
    const functions = new Set(all.map((g) => g.summary.fn));
    const loose = all.find((g) => g.from === undefined);
    const strict = all.find((g) => g.from !== undefined);
    if (functions.size < 2 || loose === undefined || strict === undefined) return [];
    if (loose.summary.fn === strict.summary.fn) return [];
    const message = `${loose.summary.fn.qualified} makes ${key} from any state; ${strict.summary.fn.qualified} only from ${(strict.from ?? []).join(", ")}`;
    return [
      {
        kind: "unequal guards",
        message,
        file: loose.file,
        line: loose.line,
        also: [{ file: strict.file, line: strict.line }],
      },
    ];
  });
}

/** Code that is marked as reached by nobody. */
export function unusedCode(codebase: Codebase): readonly Anomaly[] {
  return codebase.functions
    .filter(({ fact }) => fact.dead !== undefined)
    .map(({ fact, file }) => ({
      kind: "unused code",
      message: `${fact.qualified}: ${fact.dead ?? ""}`,
      file: file.path,
      line: fact.place.line,
      also: [],
    }));
}
