// One small system in several languages: silent as it is, silent after changes that mean nothing,
// and outspoken about each change that means something.

import { describe, expect, it } from "vitest";
import { driftOfTexts, replaced, type Texts, textsIn, warnings } from "./support.ts";

const spec = textsIn("lending/spec");

type Change = readonly [name: string, from: string, to: string];
type Drifting = readonly [kind: string | RegExp, about: string, from: string, to: string];

interface Language {
  readonly code: Texts;
  readonly harmless: readonly Change[];
  readonly drifting: readonly Drifting[];
}

const languages: Readonly<Record<string, Language>> = {
  python: {
    code: textsIn("lending/python"),
    harmless: [
      ["another unit", "LOAN_PERIOD = timedelta(weeks=3)", "LOAN_PERIOD = timedelta(days=21)"],
      [
        "a condition turned round",
        "if loan.due_at <= datetime.utcnow():",
        "if not loan.due_at > datetime.utcnow():",
      ],
      [
        "strings for an enumeration's values",
        "if item.status != ItemStatus.AVAILABLE:",
        'if item.status != "available":',
      ],
      [
        "a guard in a helper",
        'def bar(session, member: Member) -> None:\n    if member.status != MemberStatus.ACTIVE:\n        raise Rejected("member is barred already")\n',
        'def ensure_active(who):\n    if who.status == MemberStatus.ACTIVE:\n        return\n    raise Rejected("member is barred already")\n\n\ndef bar(session, member: Member) -> None:\n    ensure_active(member)\n',
      ],
      [
        "nesting for an early return",
        '    if member.status != MemberStatus.BARRED:\n        raise Rejected("member is not barred")\n    member.status = MemberStatus.ACTIVE\n    member.barred_at = None\n    member.strikes = 0\n    session.commit()',
        '    if member.status == MemberStatus.BARRED:\n        member.status = MemberStatus.ACTIVE\n        member.barred_at = None\n        member.strikes = 0\n        session.commit()\n    else:\n        raise Rejected("member is not barred")',
      ],
    ],
    drifting: [
      ["config_value", "max_renewals", "MAX_RENEWALS = 2", "MAX_RENEWALS = 3"],
      ["config_value", "lost_after", "LOST_AFTER_DAYS = 30", "LOST_AFTER_DAYS = 60"],
      [
        "hardcoded_literal",
        "max_strikes",
        "if member.strikes < settings.MAX_STRIKES:",
        "if member.strikes < 2:",
      ],
      [
        "guard_operator",
        "RenewLoan",
        "if loan.renewals >= settings.MAX_RENEWALS:",
        "if loan.renewals > settings.MAX_RENEWALS:",
      ],
      [
        "guard_missing_in_code",
        "due_at",
        '    if loan.due_at <= datetime.utcnow():\n        raise Rejected("loan is overdue")\n',
        "",
      ],
      [
        "guard_only_in_code",
        "strikes",
        "    if item.status != ItemStatus.AVAILABLE:\n",
        '    if member.strikes > 1:\n        raise Rejected("too many strikes")\n    if item.status != ItemStatus.AVAILABLE:\n',
      ],
      [
        "role_exemption",
        "tier",
        "    if loan.renewals >= settings.MAX_RENEWALS:",
        "    if loan.member.tier != Tier.PLUS and loan.renewals >= settings.MAX_RENEWALS:",
      ],
      [
        "effect_missing_in_code",
        "closed_at",
        "    loan.status = LoanStatus.RETURNED\n    loan.closed_at = datetime.utcnow()\n",
        "    loan.status = LoanStatus.RETURNED\n",
      ],
      [
        "effect_missing_in_code",
        "JournalEntry",
        "    write_journal(session, loan, JournalAction.RENEWED)\n",
        "",
      ],
      ["notification_missing", "BarMember", '    notify(member.email, "member_barred")\n', ""],
      [
        "effect_value",
        "status",
        "        loan.item.status = ItemStatus.RETIRED",
        "        loan.item.status = ItemStatus.AVAILABLE",
      ],
      [
        "effect_value",
        "due_at",
        "due_at=now + settings.LOAN_PERIOD",
        "due_at=now + timedelta(hours=21)",
      ],
      [
        "state_only_in_code",
        "MISPLACED",
        '    RETIRED = "retired"',
        '    RETIRED = "retired"\n    MISPLACED = "misplaced"',
      ],
      [
        "guard_missing_in_code",
        "active",
        "    if member.status != MemberStatus.BARRED:\n",
        "    if member.status not in (MemberStatus.BARRED, MemberStatus.ACTIVE):\n",
      ],
      [
        "field_renamed",
        "renewals",
        "    renewals: Mapped[int] = mapped_column(default=0)\n    status",
        "    renewal_count: Mapped[int] = mapped_column(default=0)\n    status",
      ],
      ["surface_entry_missing", "MemberRenews", '@router.post("/loans/{loan_id}/renew")\n', ""],
      [
        "behaviour_without_rule",
        "retire",
        '@router.post("/loans/{loan_id}/renew")\n',
        '@router.post("/items/{item_id}/retire")\ndef retire(item_id: int, session=Depends(get_session)):\n    item = session.get(Item, item_id)\n    item.status = ItemStatus.RETIRED\n    session.commit()\n\n\n@router.post("/loans/{loan_id}/renew")\n',
      ],
    ],
  },
  typescript: {
    code: textsIn("lending/typescript"),
    harmless: [
      [
        "another unit",
        "loanPeriodMs: 21 * 24 * 60 * 60 * 1000",
        "loanPeriodMs: 3 * 7 * 86_400_000",
      ],
      [
        "a condition turned round",
        "if (loan.dueAt <= new Date())",
        "if (!(loan.dueAt > new Date()))",
      ],
      [
        "nesting for an early return",
        'if (member.strikes < config.maxStrikes) throw new Rejected("not enough strikes");\n',
        'if (config.maxStrikes > member.strikes) {\n    throw new Rejected("not enough strikes");\n  }\n',
      ],
    ],
    drifting: [
      ["config_value", "max_renewals", "maxRenewals: 2", "maxRenewals: 4"],
      [
        "guard_missing_in_code",
        "max_open_loans",
        "if (open >= config.maxOpenLoans)",
        "if (open >= 8)",
      ],
      [
        "guard_operator",
        "BarMember",
        "if (member.strikes < config.maxStrikes)",
        "if (member.strikes <= config.maxStrikes)",
      ],
      [
        "guard_missing_in_code",
        "due_at",
        '  if (loan.dueAt <= new Date()) throw new Rejected("loan is overdue");\n',
        "",
      ],
      [
        "effect_missing_in_code",
        "barred_at",
        'data: { status: "barred", barredAt: new Date() }',
        'data: { status: "barred" }',
      ],
      [
        "effect_missing_in_code",
        "strikes",
        'data: { status: "active", barredAt: null, strikes: 0 }',
        'data: { status: "active", barredAt: null }',
      ],
      [
        "notification_missing",
        "BarMember",
        '  await sendNotice(member.email, "member_barred");\n',
        "",
      ],
      ["effect_value", "status", 'data: { status: "retired" }', 'data: { status: "available" }'],
      [
        "state_renamed",
        "lost",
        'export type LoanStatus = "open" | "returned" | "lost"',
        'export type LoanStatus = "open" | "returned" | "missing"',
      ],
    ],
  },
  go: {
    code: textsIn("lending/go"),
    harmless: [
      ["another unit", "LoanPeriod   = 21 * 24 * time.Hour", "LoanPeriod   = 504 * time.Hour"],
      [
        "a condition turned round",
        "if !loan.DueAt.After(time.Now())",
        "if loan.DueAt.Before(time.Now())",
      ],
    ],
    drifting: [
      ["config_value", "max_open_loans", "MaxOpenLoans = 5", "MaxOpenLoans = 50"],
      [
        "hardcoded_literal",
        "max_renewals",
        "if loan.Renewals >= MaxRenewals",
        "if loan.Renewals >= 7",
      ],
      [
        "guard_operator",
        "BarMember",
        "if member.Strikes < MaxStrikes",
        "if member.Strikes <= MaxStrikes",
      ],
      [
        "guard_missing_in_code",
        "available",
        "\tif item.Status != ItemAvailable {\n\t\treturn nil, ErrUnavailable\n\t}\n",
        "",
      ],
      ["effect_missing_in_code", "strikes", "\tmember.Strikes = 0\n", ""],
      [
        "effect_missing_in_code",
        "closed_at",
        "\tloan.Status = LoanReturned\n\tloan.ClosedAt = &now\n",
        "\tloan.Status = LoanReturned\n",
      ],
      [
        "effect_value",
        "status",
        "loan.Item.Status = ItemRetired",
        "loan.Item.Status = ItemAvailable",
      ],
      ["surface_entry_missing", "MemberRenews", '\tr.Post("/loans/{id}/renew", a.renew)\n', ""],
    ],
  },
  java: {
    code: textsIn("lending/java"),
    harmless: [["another unit", "lending.loan-period:P21D", "lending.loan-period:P3W"]],
    drifting: [
      ["config_value", "max_strikes", "lending.max-strikes:3", "lending.max-strikes:4"],
      [
        "guard_operator",
        "RenewLoan",
        "if (loan.getRenewals() >= properties.getMaxRenewals())",
        "if (loan.getRenewals() > properties.getMaxRenewals())",
      ],
      [
        "guard_missing_in_code",
        "strikes",
        '        if (member.getStrikes() < properties.getMaxStrikes()) {\n            throw new RejectedException("not enough strikes");\n        }\n',
        "",
      ],
      ["effect_missing_in_code", "barred_at", "        member.setBarredAt(Instant.now());\n", ""],
      [
        "effect_missing_in_code",
        "JournalEntry",
        "        write(loan, JournalAction.RETURNED);\n",
        "",
      ],
      [
        "notification_missing",
        "LoanIsLost",
        '            notices.send(member.getEmail(), "loan_lost");\n',
        "",
      ],
      [
        "state_only_in_spec",
        "retired",
        "enum ItemStatus { AVAILABLE, LOANED, RETIRED }",
        "enum ItemStatus { AVAILABLE, LOANED }",
      ],
    ],
  },
};

describe.each(Object.entries(languages))("lending in %s", (_name, { code, harmless, drifting }) => {
  it("is what its specification says", async () => {
    const drift = await driftOfTexts(spec, code);
    expect(warnings(drift).map((f) => f.message)).toEqual([]);
    expect(drift.tallies.rules).toMatchObject({ compared: 6, agreed: 6 });
    expect(drift.tallies.conditions.agreed).toBeGreaterThanOrEqual(10);
    expect(drift.tallies.effects.agreed).toBeGreaterThanOrEqual(17);
  });

  it.each(harmless)("may be written with %s", async (_what, from, to) => {
    const drift = await driftOfTexts(spec, replaced(code, from, to));
    expect(warnings(drift).map((f) => f.message)).toEqual([]);
  });

  it.each(drifting)("drifts with a %s about %s", async (kind, about, from, to) => {
    const drift = await driftOfTexts(spec, replaced(code, from, to));
    const found = warnings(drift);
    expect(found.map((f) => f.kind)).toContainEqual(kind);
    const [first] = found.filter((f) => f.kind === kind);
    expect(JSON.stringify([first?.message, first?.construct])).toContain(about);
    expect(first?.spec ?? first?.code).toBeDefined();
  });
});
