// What each construct of the language owes, and what a test of it is told.

import { describe, expect, it } from "vitest";
import type { SuccessDetail } from "../../src/obligations/details/rules.ts";
import { find, planned, plans, withoutPlaces } from "./planned.ts";

const ids = async (text: string): Promise<readonly string[]> =>
  (await planned(text)).map((o) => o.id);

describe("types", () => {
  it("owe their fields, optional ones, what is computed, and their variants", async () => {
    const text = `
enum Wear { new | \`as-good\` }
value Mark { room: String, row: Integer }
external entity Person { name: String }
entity Member {
    person: Person
    kind: Adult | Junior
    nickname: String?
    loans: Loan with member = this
    open_loans: loans where late
    books: loans -> book
    total: loans.count
    has(b): b in books
    same: total
}
variant Adult : Member { fee: Decimal }
variant Junior : Member
entity Loan { member: Member, book: String, late: Boolean }
`;
    expect(await ids(text)).toEqual([
      "enum-comparable.Wear",
      "value-equality.Mark",
      "entity-fields.Mark",
      "entity-fields.Person",
      "entity-fields.Member",
      "sum-type-discriminator.Member.kind",
      "entity-optional.Member.nickname",
      "entity-relationship.Member.loans",
      "projection.Member.open_loans",
      "projection.Member.books",
      "derived.Member.total",
      "derived.Member.has",
      "derived.Member.same",
      "sum-type-variant.Adult",
      "entity-fields.Adult",
      "sum-type-variant.Junior",
      "entity-fields.Loan",
    ]);
    const obligations = await planned(text);
    expect(find(obligations, "enum-comparable.Wear").detail).toEqual({
      values: ["new", "as-good"],
    });
    expect(find(obligations, "sum-type-variant.Adult").detail).toEqual({
      base: "Member",
      discriminator: "kind",
      fields: ["fee"],
    });
    expect(withoutPlaces(find(obligations, "derived.Member.has").detail)).toEqual({
      entity: "Member",
      field: "has",
      definition: { text: "b in books" },
      parameters: ["b"],
      type: "Boolean",
    });
  });

  it("with fields called like clauses keep them", async () => {
    const [fields] = await planned(
      "entity E { context: String, within: Integer, related: Boolean }",
    );
    expect(fields?.detail).toMatchObject({ fields: ["context", "within", "related"] });
  });

  it("owe their invariants, with the whole expression", async () => {
    const text = `
entity Jar { grams: Integer
    invariant Sound { not (grams < 0) }
}
rule Fill { when: Fills(jar) ensures: jar.grams = 1 }
invariant Few { (Jars.count + 1) < 5 }
`;
    const obligations = await planned(text);
    const own = find(obligations, "invariant.Jar.Sound");
    expect(own.expression).toBe("not (grams < 0)");
    expect(own.detail).toMatchObject({ scope: "entity", at_risk_from: [{ rule: "Fill" }] });
    expect(find(obligations, "invariant.Few").expression).toBe("(Jars.count + 1) < 5");
  });
});

describe("transition graphs", () => {
  const text = `
entity Post {
    status: draft | live | gone
    review: none | open | done
    shown_at: Timestamp when status = live

    transitions status { draft -> live, live -> gone, terminal: gone }
    transitions review { none -> open, open -> done, terminal: done }
}
rule Publish {
    when: Publishes(item)
    requires: item.status = draft
    ensures:
        item.status = live
        item.shown_at = now
}
rule Drop {
    when: p: Post.review becomes done
    requires: p.status in {live}
    ensures:
        p.status = gone
        p.shown_at = null
}
surface Desk { context post: Post provides: Publishes(post) }
`;

  it("owe each edge with its rules, what is forbidden, and the ends", async () => {
    const obligations = await planned(text);
    expect(find(obligations, "transition-edge.Post.draft.live").detail).toMatchObject({
      witnesses: [{ rule: "Publish" }],
    });
    expect(find(obligations, "transition-rejected.Post.status").detail).toMatchObject({
      forbidden: [
        { from: "draft", to: ["gone"] },
        { from: "live", to: ["draft"] },
        { from: "gone", to: ["draft", "live"] },
      ],
    });
    expect(find(obligations, "transition-terminal.Post.review").detail).toMatchObject({
      states: ["done"],
    });
  });

  it("have ids that tell two graphs of one entity apart", async () => {
    const edges = (await planned(text)).filter((o) => o.category === "transition_edge");
    expect(edges.map((o) => [o.id, o.stable_id])).toEqual([
      ["transition-edge.Post.draft.live", "transition-edge.Post.status.draft.live"],
      ["transition-edge.Post.live.gone", "transition-edge.Post.status.live.gone"],
      ["transition-edge.Post.review.none.open", "transition-edge.Post.review.none.open"],
      ["transition-edge.Post.review.open.done", "transition-edge.Post.review.open.done"],
    ]);
  });

  it("make rules set and clear what depends on a state, whatever their variables are called", async () => {
    const obligations = await planned(text);
    expect(find(obligations, "when-set.Publish.Post.shown_at").detail).toMatchObject({
      source_state: "draft",
      target_state: "live",
      qualifying_states: ["live"],
    });
    expect(find(obligations, "when-clear.Drop.Post.shown_at").detail).toMatchObject({
      source_state: "live",
      target_state: "gone",
    });
    expect(obligations.slice(-2).map((o) => o.category)).toEqual(["when_set", "when_clear"]);
  });

  it("without guards leave the source unknown", async () => {
    const [move] = (
      await planned(text.replace("requires: item.status = draft", "requires: true"))
    ).slice(-2);
    expect(move?.detail).toMatchObject({ source_state: "unknown", target_state: "live" });
  });
});

describe("rules", () => {
  const text = `
entity Batch { size: Integer, done: Boolean }
entity Note { batch: Batch }
rule Begin {
    when: b: Batch.created
    requires: b.size > 0 and not b.done
    ensures:
        let n = Note.created(batch: b)
        if b.size > 9:
            for o in Batches where done:
                Note.created(batch: o)
        else if b.size > 5:
            Big(batch: b)
        not exists Note{batch: b}
}
rule Shout { when: Big(batch, why?) ensures: Loud() }
rule Each {
    when: Ticks(at)
    for b in Batches where done:
        requires: b.size > 1
        ensures: not exists b
}
rule Late { when: b: Batch.size >= now ensures: b.done = true }
config { most: Integer = 3, least: Integer }
rule Limit { when: Limits(n) requires: n < config.most ensures: Limited(n: n) }
`;

  it("have a case for each precondition, creation and branch", async () => {
    const mine = (await planned(text)).filter((o) => o.source_construct === "Begin");
    expect(mine.map((o) => o.id)).toEqual([
      "rule-success.Begin",
      "rule-failure.Begin.1",
      "rule-entity-creation.Begin.1",
      "rule-branch.Begin.1",
      "rule-branch.Begin.2",
      "rule-branch.Begin.3",
    ]);
    expect(mine[0]?.dependencies).toEqual({
      entities_read: ["Batch"],
      entities_created: ["Note"],
      entities_removed: ["Note"],
      trigger_emissions: ["Big"],
      trigger_source: "creation",
    });
    expect(withoutPlaces(mine[1]?.detail)).toEqual({
      rule: "Begin",
      clause: 1,
      conditions: [{ text: "b.size > 0" }, { text: "not b.done" }],
      outcome: "ignored",
    });
    expect(mine[2]?.detail).toMatchObject({
      creations: [
        { entity: "Note", arguments: [{ name: "batch", value: "b" }] },
        { given: ["b.size > 9"], each: ["for o in Batches where done"] },
      ],
    });
    expect(mine[5]?.detail).toMatchObject({
      kind: "none",
      unless: ["b.size > 9", "b.size > 5"],
      effects: [],
    });
  });

  it("tell what fires them", async () => {
    const obligations = await planned(text);
    const trigger = (rule: string) =>
      (find(obligations, `rule-success.${rule}`).detail as SuccessDetail).triggers[0];
    expect(trigger("Begin")).toMatchObject({ kind: "created", entity: "Batch", binding: "b" });
    expect(trigger("Shout")).toEqual({
      kind: "call",
      name: "Big",
      parameters: [
        { name: "batch", type: "Batch" },
        { name: "why", optional: true },
      ],
      provided_by: [],
      emitted_by: [{ rule: "Begin" }],
    });
    expect(find(obligations, "rule-success.Shout").dependencies?.trigger_source).toBe("chained");
    expect(find(obligations, "temporal.Late").detail).toMatchObject({
      deadline: "Batch.size",
      before_deadline: "fires",
      at_deadline: "fires",
      after_deadline: "does_not_fire",
    });
  });

  it("inside loops leave out elements, and count nested clauses", async () => {
    expect(find(await planned(text), "rule-failure.Each.1").detail).toMatchObject({
      each: ["for b in Batches where done"],
      outcome: "element_skipped",
    });
  });

  it("give the limits of parameters; a parameter without default has none to show", async () => {
    const obligations = await planned(text);
    expect(withoutPlaces(find(obligations, "config-default.most").detail)).toEqual({
      parameter: "most",
      type: "Integer",
      default: "3",
      bounds: [{ construct: "rule Limit", text: "n < config.most" }],
    });
    expect(find(obligations, "config-required.least").category).toBe("config_required");
    expect(obligations.map((o) => o.id)).not.toContain("config-default.least");
  });
});

describe("surfaces, actors and contracts", () => {
  const text = `
entity User { admin: Boolean, name: String }
actor Boss { identified_by: User where admin }
contract Post { send: (to: User, text: String) -> Boolean
    @invariant Once
        -- Nothing is sent twice.
}
rule Hires { when: Hire(user) requires: not user.admin ensures: user.admin = true }
surface Office {
    facing boss: Boss
    context user: User where name != ""
    exposes:
        user.name
        user.admin when boss.admin
    provides:
        if boss.admin:
            Hire(user)
    contracts: demands Post
    related: Hall(user)
    @guarantee Quiet
        -- Nobody hears it.
}
surface Hall { context user: User exposes: user.name }
`;

  it("owe who may use them, what they show and offer, and what is promised", async () => {
    const obligations = await planned(text);
    const office = obligations.filter((o) => o.source_construct.startsWith("Office"));
    expect(office.map((o) => o.id)).toEqual([
      "surface-actor.Office",
      "surface-context.Office",
      "surface-exposure.Office",
      "surface-provides.Office",
      "surface-contract.Office.Post",
      "surface-related.Office",
      "surface-guarantee.Office.Quiet",
    ]);
    expect(withoutPlaces(office[2]?.detail)).toEqual({
      surface: "Office",
      items: ["name", "admin"],
      exposed: [{ text: "user.name" }, { text: "user.admin", guards: ["boss.admin"] }],
    });
    expect(withoutPlaces(office[3]?.detail)).toEqual({
      surface: "Office",
      operations: [
        { text: "Hire(user)", guards: ["boss.admin"], trigger: "Hire", rules: [{ rule: "Hires" }] },
      ],
    });
    expect(find(obligations, "contract-signature.Post.send").detail).toMatchObject({
      parameters: [
        { name: "to", type: "User" },
        { name: "text", type: "String" },
      ],
      result: "Boolean",
    });
    expect(find(obligations, "contract-invariant.Post.Once").description).toContain("sent twice");
    expect(find(obligations, "actor-identification.Boss").expression).toBe("User where admin");
  });

  it("without a party are nobody's alone", async () => {
    expect((await ids(text)).filter((id) => id.startsWith("surface-actor"))).toEqual([
      "surface-actor.Office",
    ]);
  });
});

describe("several files", () => {
  const core = "-- allium: 3\nentity Jar { full: Boolean }\nconfig { most: Integer = 3 }\n";
  const shop = `-- allium: 3
use "./core.allium" as core
core/config { most: 4 }
rule Fill { when: Fills(jar) requires: core/config.most > 2 ensures: core/Jar.created(full: true) }
surface Desk { provides: Fills(jar) }
`;

  it("know of each other, and override without declaring", async () => {
    const { files } = await plans({ "core.allium": core, "shop.allium": shop });
    const [own, other] = files.map((f) => f.obligations);
    expect(find(own ?? [], "config-default.most").detail).toMatchObject({
      bounds: [{ construct: "rule Fill", spec_file: "shop.allium" }],
    });
    expect((other ?? []).map((o) => o.id)).toContain("config-override.core.most");
    expect((other ?? []).map((o) => o.id)).not.toContain("config-default.most");
    expect(find(other ?? [], "rule-success.Fill").dependencies).toMatchObject({
      entities_created: ["Jar"],
      trigger_source: "external",
    });
  });
});
