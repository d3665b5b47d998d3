// Typed questions, from the side of somebody who asks about a specification.

import { describe, expect, it } from "vitest";
import { accounts, asked, type Files } from "./asking.ts";

const parcel: Files = {
  "parcel.allium": `-- allium: 3
entity Clerk {
    is_senior: Boolean
    badge: String
}

entity Parcel {
    weight: Decimal
    status: received | held | released | destroyed
    release_by: Timestamp
    note: String?
    is_heavy: weight > config.heavy

    transitions status {
        received -> held
        held -> released
        held -> destroyed
        received -> destroyed
        terminal: released, destroyed
    }
}

config { heavy: Decimal = 30.0 }

actor SeniorClerk {
    identified_by: Clerk where is_senior
}

rule Arrives {
    when: DriverUnloads(weight, by)
    ensures: Parcel.created(weight: weight, status: received, release_by: by)
}

rule Holds {
    when: ClerkHolds(clerk, parcel)
    requires: parcel.status = received
    ensures: parcel.status = held
    ensures: Held(parcel: parcel)
}

rule Notes {
    when: Held(parcel)
    requires: parcel.is_heavy
    ensures: parcel.note = "heavy"
}

rule Releases {
    when: ClerkReleases(clerk, parcel)
    requires: clerk.is_senior
    requires: parcel.status = held
    ensures: parcel.status = released
}

rule Expires {
    when: parcel: Parcel.release_by <= now
    requires: parcel.status in {received, held}
    ensures: parcel.status = destroyed
}

invariant HeavyHaveNotes {
    for p in Parcels:
        p.is_heavy implies p.note != null
}

surface Counter {
    facing clerk: SeniorClerk
    context parcel: Parcel
    exposes: parcel.status
    provides:
        ClerkHolds(clerk, parcel)
        ClerkReleases(clerk, parcel) when parcel.status = held
}
`,
};

describe("who-can", () => {
  it("names the surface, its party, what makes somebody one, and what the rule asks", async () => {
    const { facts } = await asked(parcel, "who-can", "ClerkReleases");
    expect(facts).toEqual([
      "parcel.allium:71 ClerkReleases(clerk, parcel) when parcel.status = held | offers it under a condition",
      "parcel.allium:66 facing clerk: SeniorClerk | whom the surface is for",
      "parcel.allium:25 actor SeniorClerk { | what makes somebody one",
      "parcel.allium:3 is_senior: Boolean | read by SeniorClerk",
      "parcel.allium:67 context parcel: Parcel | what the surface is about",
      "parcel.allium:47 rule Releases | runs on ClerkReleases",
      "parcel.allium:49 clerk.is_senior | required by Releases",
      "parcel.allium:50 parcel.status = held | required by Releases",
    ]);
  });

  it("follows a rule that another rule sets off back to who sets off that one", async () => {
    const { facts } = await asked(parcel, "who-can", "Notes");
    expect(facts).toContain("parcel.allium:38 Held(parcel: parcel) | Holds causes it");
    expect(facts).toContain("parcel.allium:70 ClerkHolds(clerk, parcel) | offers it");
  });

  it("says that time sets a rule off, and that nobody does", async () => {
    const expires = await asked(parcel, "who-can", "Expires");
    expect(expires.facts[0]).toBe(
      "parcel.allium:55 parcel: Parcel.release_by <= now | happens by itself when the time has come; nobody sets it off",
    );
    const arrives = await asked(parcel, "who-can", "DriverUnloads");
    expect(arrives.document.notes.join()).toContain("No surface offers `DriverUnloads`");
  });

  it("takes a surface for all that it offers", async () => {
    const { facts } = await asked(parcel, "who-can", "Counter");
    expect(facts.filter((f) => f.endsWith("| offers it")).length).toBe(2);
  });
});

describe("what-blocks", () => {
  it("shows each condition with what it rests on and what makes it true", async () => {
    const { facts } = await asked(parcel, "what-blocks", "Notes");
    expect(facts).toEqual([
      "parcel.allium:41 rule Notes | what was asked about",
      "parcel.allium:43 parcel.is_heavy | required by Notes",
      "parcel.allium:23 heavy: Decimal = 30.0 | read by Notes",
      "parcel.allium:12 is_heavy: weight > config.heavy | how Parcel.is_heavy is computed",
      "parcel.allium:31 weight: weight | writes Parcel.weight, which decides the condition",
    ]);
  });

  it("of a state shows the ways in and out and the rules that cannot run meanwhile", async () => {
    const { facts } = await asked(parcel, "what-blocks", "Parcel.status = held");
    expect(facts).toContain(
      "parcel.allium:37 parcel.status = held | leads to Parcel.status = held",
    );
    expect(facts).toContain(
      "parcel.allium:51 parcel.status = released | leads out of Parcel.status = held, to released",
    );
    expect(facts).toContain(
      "parcel.allium:36 parcel.status = received | keeps the rule from running while Parcel.status = held",
    );
    expect(facts.join("\n")).not.toContain(":56 parcel.status in {received, held} | keeps");
  });

  it("takes a state by its bare name where only one lifecycle has it", async () => {
    const { document } = await asked(parcel, "what-blocks", "released");
    expect(document.subject).toBe("Parcel.status = released");
    expect(document.notes).toEqual(["`released` is terminal: nothing leaves it (Parcel.status)."]);
  });

  it("says where two conditions of a rule can never hold together", async () => {
    const { document } = await asked(
      {
        "a.allium": `-- allium: 3
entity Box { status: open | shut }
rule R {
    when: Kick(box)
    requires: box.status = open
    requires: box.status != open
    ensures: box.status = shut
}
surface S { context box: Box provides: Kick(box) }
`,
      },
      "what-blocks",
      "R",
    );
    expect(document.notes.join()).toContain("can never run");
  });
});

describe("what-writes", () => {
  it("finds assignments and creations, and through a computed value what it is computed from", async () => {
    const status = await asked(parcel, "what-writes", "Parcel.status");
    expect(status.facts.slice(1)).toEqual([
      "parcel.allium:31 status: received | creates with Parcel.status",
      "parcel.allium:37 parcel.status = held | writes Parcel.status",
      "parcel.allium:51 parcel.status = released | writes Parcel.status",
      "parcel.allium:57 parcel.status = destroyed | writes Parcel.status",
    ]);
    const heavy = await asked(parcel, "what-writes", "Parcel.is_heavy");
    expect(heavy.facts).toContain("parcel.allium:31 weight: weight | creates with Parcel.weight");
  });

  it("says that nothing does", async () => {
    const { document } = await asked(parcel, "what-writes", "Clerk.badge");
    expect(document.notes).toEqual(["No rule of these files leads to `Clerk.badge`."]);
  });
});

describe("what-follows", () => {
  it("tells effects, what they set off at once and later, and the invariants concerned", async () => {
    const { facts } = await asked(parcel, "what-follows", "ClerkHolds");
    expect(facts).toEqual([
      "parcel.allium:34 rule Holds | runs on ClerkHolds",
      "parcel.allium:37 parcel.status = held | writes Parcel.status",
      "parcel.allium:38 Held(parcel: parcel) | emits Held",
      "parcel.allium:41 rule Notes | runs next, set off by Holds",
      'parcel.allium:44 parcel.note = "heavy" | writes Parcel.note',
      "parcel.allium:60 invariant HeavyHaveNotes { | has to hold over Parcel.note, which is written",
    ]);
    const arrives = await asked(parcel, "what-follows", "Arrives");
    expect(arrives.facts).toContain(
      "parcel.allium:54 rule Expires | runs later, at a time that Arrives sets",
    );
  });

  it("ends where rules set each other off in a circle", async () => {
    const { facts } = await asked(
      {
        "a.allium": `-- allium: 3
rule Ping { when: Pong(n) ensures: Pinged(n: n) }
rule Pang { when: Pinged(n) ensures: Pong(n: n) }
`,
      },
      "what-follows",
      "Ping",
    );
    expect(facts.at(-1)).toBe("a.allium:2 rule Ping | runs again, set off by Pang; see above");
  });
});

describe("paths", () => {
  it("gives the ways that rules take, shortest first, with what each step asks", async () => {
    const { document, text } = await asked(parcel, "paths", "Parcel received destroyed");
    expect(document.paths).toEqual([
      { states: ["received", "destroyed"], rules: ["Expires"] },
      { states: ["received", "held", "destroyed"], rules: ["Holds", "Expires"] },
    ]);
    expect(text).toContain("received -> held (Holds) -> destroyed (Expires)");
  });

  it("says that there is none, and why", async () => {
    const { document } = await asked(parcel, "paths", "Parcel released held");
    expect(document.paths).toEqual([]);
    expect(document.notes).toEqual([
      "No rules lead from `released` to `held` (Parcel.status).",
      "`released` is terminal: nothing leaves it (Parcel.status).",
    ]);
  });

  it("refuses a state that is not one, with those that are", async () => {
    const { document } = await asked(parcel, "paths", "Parcel recieved held");
    expect(document.error?.message).toBe(
      "`recieved` is not a state of `Parcel.status` (received, held, released, destroyed) in these files. Did you mean `received`?",
    );
  });
});

describe("what-if", () => {
  it("tells the new steps between states and the rules that would be got round", async () => {
    const { document } = await asked(parcel, "what-if", "Releases: drop parcel.status = held");
    expect(document.paths).toContainEqual({
      states: ["Parcel.status = received", "released"],
      rules: ["Releases"],
    });
    expect(document.bypasses.map((b) => b.text)).toEqual([
      "`Releases` could run while `Parcel.status = received`, without `Holds`.",
    ]);
    expect(document.bypasses[0]?.lost.map((f) => `${f.line} ${f.text}`)).toContain(
      "38 Held(parcel: parcel)",
    );
  });

  it("takes a condition by a part of it and by its number, and says what still asks for it", async () => {
    for (const words of ["Releases: drop is_senior", "Releases: drop #1"]) {
      const { facts, document } = await asked(parcel, "what-if", words);
      expect(document.bypasses).toEqual([]);
      expect(facts).toContain(
        "parcel.allium:66 facing clerk: SeniorClerk | Counter asks for the same, so there it still holds",
      );
    }
  });

  it.each(["Small: drop box.size <= 3", "Small: drop box.size <= 3 and box.size > 0"])(
    "tells that two rules of one trigger could run together: %s",
    async (words) => {
      const { facts } = await asked(
        {
          "a.allium": `-- allium: 3
entity Box { status: open | shut  size: Integer }
rule Small { when: Kick(box) requires: box.size <= 3 and box.size > 0 ensures: box.status = shut }
rule Large { when: Kick(box) requires: box.size > 3 ensures: box.status = open }
surface S { context box: Box provides: Kick(box) }
`,
        },
        "what-if",
        words,
      );
      expect(facts).toContain(
        "a.allium:4 rule Large | could not run together with Small, and can now",
      );
    },
  );

  it("tells what lives on unasked, and what checks and analyses would find", async () => {
    const { facts } = await asked(accounts(), "what-if", "InvoiceGenerated: drop amount > 0");
    expect(facts).toContain(
      "billing.allium:171 rule PaymentProcessed | uses Invoice.amount later and does not ask for it itself",
    );
    const unpaid = await asked(
      accounts(),
      "what-if",
      "PaymentProcessed: drop invoice.status = issued",
    );
    expect(unpaid.facts.join("\n")).toContain(
      "billing.allium:175 invoice.number | would be found then: `invoice.number` is read here",
    );
    const full = await asked(accounts(), "what-if", "MemberInvited: drop not team.is_full");
    expect(full.facts.join("\n")).toContain("config.max_team_members, and has to hold");
    const again = await asked(
      accounts(),
      "what-if",
      "InvitationAccepted: drop invitation.status = pending",
    );
    expect(again.document.notes.join()).toContain("while `Invitation.status = accepted`");
  });

  it("lists the conditions where none of them was named", async () => {
    const { document } = await asked(parcel, "what-if", "Releases: drop parcel.colour = red");
    expect(document.error?.message).toContain("There are: `clerk.is_senior`, `parcel.status=held`");
  });
});

describe("slice", () => {
  it("holds what a rule names, with all that it is computed from, and no more", async () => {
    const { facts, text } = await asked(parcel, "slice", "Notes");
    expect(facts.map((f) => f.split(" | ")[0])).toEqual([
      "parcel.allium:41 rule Notes {",
      "parcel.allium:23 heavy: Decimal = 30.0",
      "parcel.allium:7 entity Parcel",
      "parcel.allium:8 weight: Decimal",
      "parcel.allium:11 note: String?",
      "parcel.allium:12 is_heavy: weight > config.heavy",
    ]);
    expect(text).not.toContain("release_by");
  });
});

describe("names", () => {
  it("refuses what is not there with the nearest name, and what is of another kind", async () => {
    const slip = await asked(parcel, "who-can", "ClerkReleased");
    expect(slip.document.error?.message).toContain("Did you mean `ClerkReleases`?");
    const other = await asked(parcel, "what-follows", "Counter");
    expect(other.document.error?.message).toBe(
      "`Counter` is a surface; this question takes a trigger or a rule.",
    );
  });

  it("states what a name may mean, with spellings that mean one thing each", async () => {
    const { document } = await asked(accounts(), "what-blocks", "active");
    const spellings = document.error?.candidates.map((c) => c.spelling) ?? [];
    expect(spellings).toEqual([
      "accounts/User.status = active",
      "billing/Subscription.status = active",
    ]);
    for (const spelling of spellings)
      expect((await asked(accounts(), "what-blocks", spelling)).document.error).toBeNull();
  });

  it("answers the same for the files in any order, and says which were not understood", async () => {
    const files = accounts();
    const turned = Object.fromEntries(Object.entries(files).reverse());
    const one = await asked(files, "what-follows", "CustomerSubscribes");
    expect(await asked(turned, "what-follows", "CustomerSubscribes")).toEqual(one);
    const broken = await asked(
      { ...files, "x.allium": "-- allium: 3\nrule {" },
      "paths",
      "User suspended active",
    );
    expect(broken.document.scope.broken).toEqual(["x.allium"]);
    expect(broken.text).toContain("Not all of x.allium was understood");
  });
});

describe("the bundled example", () => {
  it("a suspended user's password reset would get round the reinstatement", async () => {
    const { document } = await asked(
      accounts(),
      "what-if",
      "PasswordResetCompleted: drop user.status = active",
    );
    const [bypass] = document.bypasses;
    expect(bypass?.instead).toEqual(["AccountReinstated"]);
    const lost = bypass?.lost.map((f) => f.text).join("\n");
    expect(lost).toContain("admin.may_manage_users");
    expect(lost).toContain("backoffice/AuditEntry.created(");
    expect(lost).toContain("user.suspension_reason = null");
  });
});
