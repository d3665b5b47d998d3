// The conditions of SQL written into a string: `status = ? AND locked_until <= ?`.

import type { Comparison } from "../expression.ts";
import type { Condition, RootTerm, Site, Term } from "./term.ts";

const OPERATORS: Readonly<Record<string, Comparison>> = {
  "=": "==",
  "<>": "!=",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

/** The parts joined by AND of a condition; nothing of one with an OR, and no part that is not read. */
export function sqlConditions(
  sql: string,
  values: readonly Term[],
  binder: RootTerm,
  site: Site,
): readonly Condition[] {
  const where = (/\bwhere\b([\s\S]*)/i.exec(sql)?.[1] ?? sql).replace(
    /\b(?:order\s+by|group\s+by|limit|for\s+update|returning)\b[\s\S]*$/i,
    "",
  );
  const before = sql.length - where.length > 0 ? sql.slice(0, sql.indexOf(where)) : "";
  if (/\bor\b/i.test(where)) return [];
  let position = (before.match(/\?/g) ?? []).length;
  const out: Condition[] = [];
  for (const part of where.split(/\band\b/i)) {
    const text = part
      .trim()
      .replace(/^\(+|\)+$/g, "")
      .trim();
    const field = /^(?:["`[]?\w+["`\]]?\.)?["`[]?(\w+)["`\]]?\s*(.*)$/.exec(text);
    const name = field?.[1];
    const rest = field?.[2]?.trim() ?? "";
    if (name === undefined) continue;
    const item: Term = { kind: "member", of: binder, name, site };
    const isNull = /^is\s+(not\s+)?null$/i.exec(rest);
    if (isNull !== null) {
      const op = isNull[1] === undefined ? "==" : "!=";
      out.push({
        kind: "compare",
        op,
        left: item,
        right: { kind: "literal", value: null, site },
        site,
      });
      continue;
    }
    const isIn = /^(not\s+)?in\s*\(?(.*?)\)?$/i.exec(rest);
    if (isIn !== null) {
      const list = isIn[2] ?? "";
      const written = [...list.matchAll(/'([^']*)'/g)].map(
        (m): Term => ({ kind: "literal", value: m[1] ?? "", site }),
      );
      const value =
        written.length > 0 ? ({ kind: "list", items: written, site } as const) : values[position++];
      if (value === undefined) continue;
      const atom = { kind: "in", item, collection: value, site } as const;
      out.push(isIn[1] === undefined ? atom : { kind: "not", of: atom });
      continue;
    }
    const compared = /^(<>|!=|<=|>=|=|<|>)\s*(.+)$/.exec(rest);
    const op = OPERATORS[compared?.[1] ?? ""];
    const operand = compared?.[2]?.trim();
    if (op === undefined || operand === undefined) continue;
    const numbered = /^\$(\d+)$/.exec(operand);
    const value =
      numbered !== null
        ? values[Number(numbered[1]) - 1]
        : operand === "?" || /^[:@]\w+$/.test(operand)
          ? values[position++]
          : constantOf(operand, site);
    if (value !== undefined) out.push({ kind: "compare", op, left: item, right: value, site });
  }
  return out;
}

function constantOf(text: string, site: Site): Term | undefined {
  const string = /^'([^']*)'$/.exec(text);
  if (string !== null) return { kind: "literal", value: string[1] ?? "", site };
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return { kind: "literal", value: Number(text), site };
  if (/^(?:true|false)$/i.test(text)) return { kind: "literal", value: /true/i.test(text), site };
  return /^(?:now\(\)|current_timestamp(?:\(\))?)$/i.test(text) ? { kind: "now", site } : undefined;
}
