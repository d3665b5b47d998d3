import { describe, expect, it } from "vitest";
import {
  and,
  compare,
  constant,
  decide,
  equivalent,
  type Formula,
  holds,
  implies,
  isNull,
  NULL,
  not,
  opaque,
  or,
  plus,
  printExample,
  printFormula,
  type Sort,
  type Term,
  variable,
} from "../../src/logic/index.ts";

const status: Sort = { kind: "enum", literals: ["open", "paid", "void"] };
const invoice = variable("invoice.status", status);
const count = variable("count", { kind: "integer" });
const limit = variable("limit", { kind: "integer" });
const due = variable("due", { kind: "timestamp" });
const paid = variable("paid_at", { kind: "timestamp" }, { nullable: true });
const now = variable("now", { kind: "timestamp" });
const flag = variable("flag", { kind: "boolean" });
const name = variable("name", { kind: "string" });
const user = variable("user", { kind: "reference" });
const owner = variable("owner", { kind: "reference" }, { nullable: true });

const is = (literal: string): Formula => compare(invoice, "=", constant(status, literal));
const int = (n: number): Term => constant({ kind: "integer" }, n);
const text = (s: string): Term => constant({ kind: "string" }, s);
const later = (term: Term, seconds: number): Term => plus(term, seconds) ?? term;
const kind = (...formulas: readonly Formula[]): string => decide(and(...formulas)).kind;

describe("what can be true", () => {
  it("gives an example", () => {
    const decision = decide(and(not(is("open")), compare(count, ">", int(3))));
    expect(decision.kind === "sat" && printExample(decision.example)).toBe(
      "count = 4, invoice.status = paid",
    );
  });

  it("keeps to the literals of an enum", () => {
    expect(kind(not(is("open")), not(is("paid")))).toBe("sat");
    expect(kind(not(is("open")), not(is("paid")), not(is("void")))).toBe("unsat");
    expect(kind(is("lost"))).toBe("unsat");
  });

  it("tells whole numbers from broken ones", () => {
    const share = variable("share", { kind: "decimal" });
    const between = (v: Term): Formula => and(compare(v, ">", int(3)), compare(v, "<", int(4)));
    expect(kind(between(count))).toBe("unsat");
    expect(kind(between(share))).toBe("sat");
  });

  it("follows differences along a chain", () => {
    const day = 86400;
    expect(
      kind(
        compare(later(due, day), "<=", now),
        compare(now, "<", later(paid, -day)),
        compare(paid, "<=", later(due, 2 * day)),
      ),
    ).toBe("unsat");
    expect(
      kind(
        compare(later(due, day), "<=", now),
        compare(now, "<=", later(paid, -day)),
        compare(paid, "<=", later(due, 2 * day)),
      ),
    ).toBe("sat");
  });

  it("separates values that differ", () => {
    const two = [1, 2, 3].map((n) => compare(count, "!=", int(n)));
    const range = and(compare(count, ">=", int(1)), compare(count, "<=", int(4)));
    const only = decide(and(range, ...two));
    expect(only.kind === "sat" && only.example.get("count")).toBe(4);
    expect(kind(range, ...two, compare(count, "<", int(4)))).toBe("unsat");
  });

  it("carries equality over texts and references", () => {
    const other = variable("other", { kind: "string" });
    expect(kind(compare(name, "=", other), compare(other, "=", text("a")))).toBe("sat");
    expect(
      kind(
        compare(name, "=", other),
        compare(other, "=", text("a")),
        compare(name, "!=", text("a")),
      ),
    ).toBe("unsat");
    expect(kind(compare(user, "=", owner), isNull(owner))).toBe("unsat");
  });

  it("colours small sorts", () => {
    const [a, b, c] = ["a", "b", "c"].map((n) => variable(n, { kind: "boolean" })) as [
      Term,
      Term,
      Term,
    ];
    expect(kind(compare(a, "!=", b), compare(b, "!=", c))).toBe("sat");
    expect(kind(compare(a, "!=", b), compare(b, "!=", c), compare(a, "!=", c))).toBe("unsat");
  });
});

describe("null", () => {
  it("equals null and nothing else", () => {
    expect(kind(isNull(paid), compare(paid, "=", due))).toBe("unsat");
    expect(kind(isNull(paid), compare(paid, "!=", due))).toBe("sat");
    expect(kind(compare(paid, "=", NULL), compare(paid, "!=", NULL))).toBe("unsat");
    expect(kind(compare(due, "=", NULL))).toBe("unsat");
  });

  it("stands in no order, so both an order and its opposite may fail", () => {
    expect(kind(compare(paid, "<", now), isNull(paid))).toBe("unsat");
    expect(kind(not(compare(paid, "<", now)), not(compare(paid, ">=", now)))).toBe("sat");
    expect(kind(not(compare(due, "<", now)), not(compare(due, ">=", now)))).toBe("unsat");
  });
});

describe("what is not looked into", () => {
  it("contradicts its own negation", () => {
    expect(kind(opaque("it rains"), not(opaque("it rains")))).toBe("unsat");
  });

  it("makes a yes uncertain only where the yes hangs on it", () => {
    expect(decide(and(opaque("it rains"), holds(flag)))).toMatchObject({
      kind: "cannotTell",
      why: "opaque",
      on: ["it rains"],
    });
    expect(kind(or(opaque("it rains"), holds(flag)))).toBe("sat");
  });

  it("includes variables that may hang together with others", () => {
    const size = variable("size", { kind: "integer" }, { loose: true });
    expect(kind(compare(size, ">", int(1)))).toBe("cannotTell");
    expect(kind(compare(size, ">", int(1)), compare(size, "<", int(1)))).toBe("unsat");
  });

  it("takes in comparisons of sorts that have nothing in common", () => {
    expect(kind(compare(count, "=", text("1")))).toBe("cannotTell");
  });
});

describe("what follows", () => {
  it("names the premises it follows from", () => {
    const big = compare(count, ">", int(10));
    const answer = implies([is("open"), big, holds(flag)], compare(count, ">=", int(5)));
    expect(answer).toEqual({ kind: "yes", because: [big] });
  });

  it("gives a counterexample otherwise", () => {
    const answer = implies([compare(count, "<=", limit)], compare(count, "<", limit));
    expect(answer.kind === "no" && printExample(answer.counterexample)).toBe(
      "count = 0, limit = 0",
    );
  });

  it("sees two writings of one condition", () => {
    const a = not(or(is("open"), compare(count, "<", limit)));
    const b = and(compare(limit, "<=", count), or(is("paid"), is("void")));
    expect(equivalent(a, b).kind).toBe("yes");
    expect(equivalent(a, is("paid")).kind).toBe("no");
  });

  it("gives up on what is too large instead of guessing", () => {
    const seats: Sort = { kind: "enum", literals: Array.from({ length: 9 }, (_, i) => `seat${i}`) };
    const guests = Array.from({ length: 10 }, (_, i) => variable(`guest${i}`, seats));
    const apart = guests.flatMap((a, i) => guests.slice(i + 1).map((b) => compare(a, "!=", b)));
    expect(decide(and(...apart))).toMatchObject({ kind: "cannotTell", why: "budget" });
  });
});

describe("as text", () => {
  it("puts brackets where they are needed", () => {
    const f = and(
      or(is("open"), holds(flag)),
      not(isNull(paid)),
      compare(later(paid, 7200), "<", now),
    );
    expect(printFormula(f)).toBe(
      "(invoice.status = open or flag = true) and paid_at != null and paid_at + 2.hours < now",
    );
  });
});
