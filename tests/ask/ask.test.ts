// Questions and wishes in words, from the user's side: what an answer names, what it quotes, and when
// it says nothing. The specifications of the fixtures are works in progress, as people have them.

import { describe, expect, test } from "vitest";
import { type Answer, ask } from "../../src/query/ask/ask.ts";
import { heldCases } from "./held.ts";
import { type Case, cases } from "./prompts.ts";
import { indexFor, names, textsOf } from "./sets.ts";
import { unrelated } from "./unrelated.ts";

const answered = new Map<Case, Answer>();

function answerTo(one: Case): Answer {
  let answer = answered.get(one);
  if (answer === undefined) {
    answer = ask(indexFor(one.set), one.text);
    answered.set(one, answer);
  }
  return answer;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function recallOf(list: readonly Case[]): number {
  return mean(
    list.map((one) => {
      const answer = answerTo(one);
      return one.must.filter((name) => names(answer, name)).length / one.must.length;
    }),
  );
}

describe.each([
  {
    which: "the requests that words and weights were chosen by",
    list: cases,
    held: undefined,
    least: 0.9,
  },
  { which: "the requests that were held back", list: heldCases, held: true, least: 0.85 },
])("$which", ({ list, held, least }) => {
  test("what has to be named is named", () => {
    expect(recallOf(list)).toBeGreaterThanOrEqual(least);
  });

  test("what stands against a wish is said, with the way that is meant", () => {
    const conflicts = list.filter((one) => one.conflict !== undefined);
    const found = conflicts.filter((one) => {
      const answer = answerTo(one);
      const said = (list: readonly string[] = []): boolean => list.some((n) => names(answer, n));
      return said(one.conflict?.block) && said(one.conflict?.path);
    });
    expect(found.length / conflicts.length).toBeGreaterThanOrEqual(0.9);
  });

  test("plain questions raise no alarm", () => {
    const plain = list.filter((one) => one.conflict === undefined && one.mayFlag !== true);
    const alarmed = plain.filter((one) => answerTo(one).bypasses.length > 0);
    expect(alarmed.map(({ text }) => text)).toEqual([]);
  });

  test("requests about something else are met with silence", () => {
    const sets = ["library", "clinic", "market", "accounts"] as const;
    const asked = unrelated.filter((one) => one.held === held);
    const loud = sets.flatMap((set) =>
      asked
        .filter(({ text }) => {
          const { facts, bypasses, text: said } = ask(indexFor(set), text);
          return facts.length + bypasses.length + said.length > 0;
        })
        .map(({ text }) => `${set}: ${text}`),
    );
    expect(loud.length / (asked.length * sets.length)).toBeLessThanOrEqual(0.03);
  });

  test("answers are short", () => {
    expect(mean(list.map((one) => answerTo(one).text.length))).toBeLessThan(2400);
  });
});

test("every statement is where it says it is", () => {
  for (const one of [...cases, ...heldCases]) {
    const texts = textsOf(one.set);
    const { facts, bypasses } = answerTo(one);
    const quoted = bypasses.flatMap((b) => [...b.against, ...b.path, ...b.lost]);
    for (const { name, file, line } of [...facts, ...quoted]) {
      const lines = texts.get(file)?.split("\n") ?? [];
      expect(lines.length, `${name} in ${file}`).toBeGreaterThanOrEqual(line);
      expect(lines[line - 1]?.trim(), `${name} at ${file}:${line}`).not.toBe("");
    }
    for (const { name, kind, file, line } of facts) {
      const at = texts.get(file)?.split("\n")[line - 1] ?? "";
      const said = kind === "open_question" ? "open question" : (name.split(".").at(-1) ?? name);
      expect(at, `${name} at ${file}:${line}`).toContain(said);
    }
  }
});

describe("the password of a suspended customer", () => {
  const { bypasses, text } = ask(
    indexFor("accounts"),
    "A customer says they can't reset their password. Their account was suspended last month but they've appealed and we want to let them back in. Can you enable password reset for suspended users?",
  );
  const [bypass] = bypasses;

  test("the reset wants an active account", () => {
    expect(bypass?.against[0]).toMatchObject({
      name: "PasswordResetRequested",
      file: "examples/accounts/specs/auth.allium",
      text: "requires user.status = active",
    });
    const line = textsOf("accounts").get("examples/accounts/specs/auth.allium")?.split("\n")[
      (bypass?.against[0]?.line ?? 0) - 1
    ];
    expect(line?.trim()).toBe("requires: user.status = active");
  });

  test("the way is the reinstatement, by an administrator", () => {
    expect(bypass?.path[0]?.name).toBe("AccountReinstated");
    expect(bypass?.path[0]?.text).toContain("admin.may_manage_users");
  });

  test("a shortcut would lose the approval and the audit entry", () => {
    const lost = bypass?.lost.map((q) => q.text).join("\n");
    expect(lost).toContain("admin.may_manage_users");
    expect(lost).toContain("AuditEntry.created");
    expect(text).toContain("AuditEntry");
  });
});

test("a free first month meets the payment of the first period and the amount of the invoice", () => {
  const { bypasses, text } = ask(
    indexFor("accounts"),
    "Add a free trial. New subscribers get their first month at no charge.",
  );
  expect(bypasses[0]?.against[0]).toMatchObject({
    name: "InvoiceGenerated",
    text: "requires invoice.amount > 0",
  });
  expect(bypasses[0]?.path[0]?.name).toBe("SubscriptionCreated");
  expect(text).toContain("ProcessPayment");
  expect(text).toContain("PaymentMethod");
});

test("seeing any user's payments meets the check of scopes, and what a scope opens beside", () => {
  const first = ask(
    indexFor("accounts"),
    "Add an endpoint so admins can view any user's payment history.",
  );
  expect(first.bypasses[0]?.against[0]).toMatchObject({
    name: "AdminAction",
    text: "requires resource.scope in admin.scopes",
  });
  expect(first.text).toContain("billing | users | support");
  const second = ask(
    indexFor("accounts"),
    "Yes, billing scope. But our support team needs to see payment history too, for resolving disputes. What are our options?",
  );
  for (const name of ["Scope", "RefundIssued", "PlanChanged"])
    expect(names(second, name)).toBe(true);
});

test("what the code that is mentioned belongs to is part of the answer", () => {
  const links = (mention: string): readonly string[] =>
    mention.startsWith("billing/jobs.py") ? ["SubscriptionRenews"] : [];
  const text = "billing/jobs.py:12 charges twice, is that meant?";
  const { facts } = ask(indexFor("accounts"), text, { links });
  expect(facts[0]?.name).toBe("SubscriptionRenews");
});

test("a rule that is named is the first thing said", () => {
  const { facts } = ask(indexFor("market"), "what does PayoutTakenBack do");
  expect(facts[0]?.name).toBe("PayoutTakenBack");
});

test("a permission that somebody lacks is said, with who has it", () => {
  const { bypasses } = ask(indexFor("accounts"), "support should be able to suspend accounts");
  expect(bypasses[0]?.against[0]).toMatchObject({
    name: "AccountSuspended",
    text: "requires admin.may_manage_users",
  });
  expect(bypasses[0]?.path.map(({ name }) => name)).toContain("UserAdmin");
});

test("wishes for something new raise no alarm", () => {
  for (const text of [
    "send the customer a receipt by mail after each payment",
    "log every refund with its reason",
    "add the name of the team to the invitation page",
    "notify the user when an admin unlocks their account",
  ])
    expect(ask(indexFor("accounts"), text).bypasses, text).toEqual([]);
});

test("numbers are filled in", () => {
  const { text } = ask(indexFor("accounts"), "how often may somebody try to log in?");
  expect(text).toContain("max_login_attempts = 5");
});

describe("whatever is typed", () => {
  const odd: Readonly<Record<string, string>> = {
    "shell metacharacters":
      "$(rm -rf /) `id`; suspended && ../../etc/passwd | tee > x 2>&1 'account' \"",
    "a pasted log": Array.from(
      { length: 2000 },
      (_, i) =>
        `2024-05-01T10:00:${i % 60}Z ERROR [worker-${i}] account.User suspended at auth/login.py:${i}: boom`,
    ).join("\n"),
    "one endless word": "suspended".repeat(30_000),
    "another script": "アカウントが停止された場合はどうなりますか？ что делать? 🎉".repeat(50),
    nothing: "",
    "only marks": "?!?! ... --- \u0000 \uFFFF \uD800",
    patterns: "((((a+)+)+)+$ [[[ \\ ^.*{1,999999} suspended user",
  };

  test.each(Object.entries(odd))("%s does no harm and is answered soon", (_, text) => {
    const index = indexFor("accounts");
    const started = performance.now();
    const answer = ask(index, text);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(answer.text.length).toBeLessThanOrEqual(4800);
    expect(ask(index, text)).toEqual(answer);
  });

  test.each([120, 400, 1500])("a budget of %i characters is kept, and no line is cut", (budget) => {
    const text = "can we let suspended users reset their password?";
    const whole = ask(indexFor("accounts"), text).text.split("\n");
    const short = ask(indexFor("accounts"), text, { budget }).text;
    expect(short.length).toBeLessThanOrEqual(budget);
    for (const line of short.split("\n"))
      expect(whole.includes(line) || /left out/.test(line), line).toBe(true);
  });

  test("an index that was written down answers as before", () => {
    const index = indexFor("market");
    const back = JSON.parse(JSON.stringify(index)) as typeof index;
    const text = "cancel an order that was shipped";
    expect(ask(back, text)).toEqual(ask(index, text));
  });
});
