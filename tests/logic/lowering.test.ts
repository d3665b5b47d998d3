// What the conditions of a specification become: shown as formulas in the author's words.

import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/parse.ts";
import { and, decide, printFormula } from "../../src/logic/index.ts";
import { known } from "../../src/model/conditions/knowledge.ts";
import { Lowering } from "../../src/model/conditions/lowering.ts";
import { guardOf } from "../../src/model/conditions/rule-guard.ts";
import { modelOf } from "../../src/model/module-model.ts";
import { specModelOf } from "../../src/model/spec-model.ts";

const declarations = `-- allium: 3
entity Reader { email: String, card: Card? }
entity Card { valid_until: Timestamp, level: Integer }
entity Loan {
    reader: Reader
    status: out | overdue | returned
    renewals: Integer
    due_at: Timestamp
    fee: Integer?
    flagged: Boolean
    returned_at: Timestamp when status = returned
    is_late: due_at < now
    is_open: status != returned and not is_late
    notes: Note with loan = this
}
entity Note { loan: Loan, text: String }
config { most: Integer = 3, patience: Duration = 2.days }
`;

/** The preconditions of a rule about a loan, as text. */
function lowered(conditions: string, config: "values" | "names" = "values"): string {
  const { lowering, formula } = guard(conditions, config);
  const name = (key: string): string => {
    const meaning = lowering.vars.meanings.get(key);
    return meaning?.text || lowering.opaqueTexts.get(key) || key;
  };
  return printFormula(formula, name);
}

function guard(conditions: string, config: "values" | "names" = "values") {
  const text = `${declarations}rule R {\n    when: ReaderActs(loan, other, n)\n${conditions
    .split("\n")
    .map((c) => `    ${c.startsWith("let") ? "" : "requires: "}${c}\n`)
    .join(
      "",
    )}    ensures: Done(loan)\n}\nsurface S { provides: ReaderActs(loan: Loan, other: Loan, n: Integer) }\n`;
  const { module, diagnostics } = parse(text);
  const spec = specModelOf([
    { path: "a.allium", model: modelOf(module, diagnostics, () => "missing") },
  ]);
  const sourceText = (_: unknown, { start, end }: { start: number; end: number }): string =>
    text.slice(start, end);
  const lowering = new Lowering(spec, { config, sourceText });
  const rule = module.declarations.find((d) => d.kind === "rule");
  const linked = spec.modules[0];
  if (rule?.kind !== "rule" || linked === undefined) throw new Error("the rule was not read");
  const parts = guardOf(lowering, linked, rule, new Map());
  return { lowering, formula: and(...parts.map((p) => p.formula)) };
}

const canHold = (conditions: string): string => {
  const { lowering, formula } = guard(conditions);
  return decide(formula, known(lowering)).kind;
};

describe("conditions as formulas", () => {
  it.each([
    ["loan.status = out", "loan.status = out"],
    ["loan.status in {out, overdue}", "loan.status = out or loan.status = overdue"],
    ["loan.status not in {out}", "not loan.status = out"],
    ["loan.flagged and not (loan.renewals < 3)", "loan.flagged = true and not loan.renewals < 3"],
    ["loan.flagged = false", "loan.flagged = false"],
    ["loan.renewals + 1 > config.most", "loan.renewals + 1 > 3"],
    ["loan.due_at + config.patience <= now", "loan.due_at <= now - 2.days"],
    ["now - loan.due_at > 1.week", "now > loan.due_at + 1.week"],
    ["2 * loan.renewals < 7", "loan.renewals < 3.5"],
    ["loan.fee != null", "loan.fee != null"],
    ["exists loan.reader.card", "loan.reader.card != null"],
    ["loan.reader = other.reader", "loan.reader = other.reader"],
    ["loan.flagged implies n > 2", "not loan.flagged = true or n > 2"],
  ])("%s", (source, formula) => expect(lowered(source)).toBe(formula));

  it("keeps parameters as names where it is asked to", () => {
    expect(lowered("loan.renewals < config.most", "names")).toBe("loan.renewals < config.most");
  });

  it("unfolds derived values, through each other", () => {
    expect(lowered("loan.is_open")).toBe("loan.status != returned and not loan.due_at < now");
  });

  it("wants everything on the way of a path to be there", () => {
    expect(lowered("loan.reader.card.level > 2")).toBe(
      "loan.reader.card != null and loan.reader.card.level > 2",
    );
    expect(canHold("loan.reader.card = null\nnot (loan.reader.card.level > 2)")).toBe("unsat");
  });

  it("follows names to what they stand for", () => {
    expect(lowered("let debt = loan.fee\ndebt > 3")).toBe("loan.fee > 3");
    expect(lowered("let soon = now + 1.day\nloan.due_at < soon")).toBe("loan.due_at < now + 1.day");
    expect(canHold('let a = Reader{email: "x"}\na.email = "y"\nnot exists a')).toBe("unsat");
  });

  it("knows that a field is there in its states and in no others", () => {
    expect(canHold("loan.status = out\nloan.returned_at != null")).toBe("unsat");
    expect(canHold("loan.status = returned\nloan.returned_at = null")).toBe("unsat");
    expect(canHold("loan.status = returned\nloan.returned_at != null")).toBe("sat");
  });

  it("leaves what it does not understand closed, the same text for the same thing", () => {
    expect(lowered("looks_good(loan)")).toBe("looks_good(loan)");
    expect(canHold("looks_good(loan)\nnot looks_good(loan)")).toBe("unsat");
    expect(canHold("looks_good(loan)\nnot looks_good(other)")).toBe("cannotTell");
    expect(canHold("loan.notes.count < 0")).toBe("unsat");
    expect(canHold("loan.notes.count > 2\nloan.notes.count < 3")).toBe("unsat");
  });
});
