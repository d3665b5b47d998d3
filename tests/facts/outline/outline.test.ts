// What code says to somebody who drafts its specification, and what in it is worth a question.

import { describe, expect, it } from "vitest";
import { Codebase } from "../../../src/facts/code/codebase.ts";
import { extractFile } from "../../../src/facts/code/extract.ts";
import { Grammars } from "../../../src/facts/code/grammars.ts";
import { extractorFor } from "../../../src/facts/code/languages/index.ts";
import { type Outline, outlineOf } from "../../../src/facts/outline/index.ts";
import { readGrammar } from "../../../src/host/grammar-files.ts";
import { distillMarkdown } from "../../../src/report/distill-markdown.ts";

const grammars = new Grammars(readGrammar);

async function outline(files: Readonly<Record<string, string>>, inside = ""): Promise<Outline> {
  await grammars.load(Object.keys(files).flatMap((path) => extractorFor(path)?.grammar ?? []));
  const facts = Object.entries(files).flatMap(
    ([path, text]) => extractFile(path, text, grammars) ?? [],
  );
  return outlineOf(new Codebase(facts), (file) => file.startsWith(inside));
}

const models = `from dataclasses import dataclass
from datetime import datetime
from enum import Enum

class Status(str, Enum):
    OPEN = "open"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"

@dataclass
class Order:
    owner: str
    kind: str
    status: Status = Status.OPEN
    retries: int = 0
    paid_at: datetime | None = None
`;

const orders = `from models import Order, Status
MAX_RETRIES = 5

def place(store, owner, kind):
    if owner == "":
        raise ValueError("owner")
    order = Order(owner=owner, kind=kind)
    store.add(order)
    return order

def ship(order: Order, carrier):
    if order.status != Status.OPEN:
        raise ValueError("not open")
    order.status = Status.SHIPPED
    order.retries = 0

def retry(order: Order):
    if order.retries >= MAX_RETRIES:
        raise ValueError("too often")
    order.retries += 1

def cancel(order: Order):
    if order.status not in (Status.OPEN, Status.SHIPPED):
        raise ValueError("too late")
    order.status = Status.CANCELLED
`;

const clean = { "shop/models.py": models, "shop/orders.py": orders };
const kinds = ({ anomalies }: Outline): readonly string[] => anomalies.map(({ kind }) => kind);

describe("an outline", () => {
  it("tells things with their fields and states, and moments that may stand for states", async () => {
    const { things } = await outline(clean);
    expect(things).toHaveLength(1);
    expect(things[0]).toMatchObject({ name: "Order", file: "shop/models.py", line: 11 });
    expect(things[0]?.states).toMatchObject([
      { name: "status", values: ["open", "shipped", "cancelled"] },
    ]);
    expect(things[0]?.moments).toEqual(["paid_at"]);
  });

  it("reconstructs lifecycles with a line for each step", async () => {
    const { lifecycles } = await outline(clean);
    expect(lifecycles).toMatchObject([
      {
        thing: "Order",
        field: "status",
        unwritten: [],
        steps: [
          { from: ["open"], to: "shipped", by: "ship", line: 14 },
          { from: ["open", "shipped"], to: "cancelled", by: "cancel", line: 25 },
        ],
      },
    ]);
  });

  it("tells when functions refuse and what they do", async () => {
    const { behaviours, limits } = await outline(clean);
    const retry = behaviours.find(({ name }) => name === "retry");
    expect(retry?.refusals).toMatchObject([
      { condition: "order.retries >= MAX_RETRIES", line: 19 },
    ]);
    expect(retry?.deeds[0]?.text).toBe("order.retries = order.retries + 1");
    expect(limits).toMatchObject([{ name: "MAX_RETRIES", value: "5", line: 2 }]);
  });

  it("is about the area, and reads all code for it", async () => {
    const { things, behaviours, files } = await outline(
      { ...clean, "mail/mails.py": "class Mail:\n    to: str\n" },
      "shop/orders",
    );
    expect(files).toEqual(["shop/orders.py"]);
    expect(behaviours.map(({ name }) => name)).toContain("ship");
    expect(things.map(({ name }) => name)).toEqual(["Order"]);
  });

  it("has nothing to ask where nothing is odd", async () => {
    expect(kinds(await outline(clean))).toEqual([]);
  });
});

describe("worth a question is", () => {
  const changed = (from: string, to: string) => {
    expect(orders).toContain(from);
    return { ...clean, "shop/orders.py": orders.replace(from, to) };
  };

  it("a kind that is exempt from a limit, at the line that exempts it", async () => {
    const { anomalies } = await outline(
      changed(
        "if order.retries >= MAX_RETRIES",
        'if order.kind != "internal" and order.retries >= MAX_RETRIES',
      ),
    );
    expect(anomalies).toMatchObject([{ kind: "exemption", file: "shop/orders.py", line: 18 }]);
  });

  it("a number where a setting is about the same", async () => {
    const { anomalies } = await outline(changed("retries >= MAX_RETRIES", "retries >= 3"));
    expect(anomalies).toMatchObject([
      { kind: "literal beside setting", line: 18, also: [{ file: "shop/orders.py", line: 2 }] },
    ]);
  });

  it("a counter that nothing sets back", async () => {
    const { anomalies } = await outline(changed("    order.retries = 0\n", ""));
    expect(anomalies).toMatchObject([{ kind: "counter never reset", line: 19 }]);
  });

  it("a state that nothing enters", async () => {
    const { anomalies } = await outline(
      changed("order.status = Status.CANCELLED", "order.owner = ''"),
    );
    expect(anomalies).toMatchObject([{ kind: "state nobody enters", file: "shop/models.py" }]);
  });

  it("a state that is none", async () => {
    const { anomalies } = await outline(
      changed("order.status = Status.CANCELLED", 'order.status = "gone"'),
    );
    expect(anomalies.map(({ kind }) => kind)).toContain("unknown state");
  });

  it("a second way to the same state that asks less", async () => {
    const more = `${orders}\ndef nightly(order: Order):\n    order.status = Status.SHIPPED\n`;
    const { anomalies } = await outline({ ...clean, "shop/orders.py": more });
    expect(anomalies).toMatchObject([{ kind: "unequal guards", line: 28, also: [{ line: 14 }] }]);
  });
});

describe("the text", () => {
  it("never cuts a block, and says how to get the next page", async () => {
    const all = await outline(clean);
    const first = distillMarkdown(all, "shop", 600, 1);
    expect(first.pages).toBeGreaterThan(1);
    expect(first.text).toContain("--page 2");
    const texts = Array.from(
      { length: first.pages },
      (_, n) => distillMarkdown(all, "shop", 600, n + 1).text,
    );
    const whole = distillMarkdown(all, "shop", 1_000_000, 1).text;
    const facts = (text: string): readonly string[] => text.match(/^ *- .*$/gm) ?? [];
    expect(texts.flatMap(facts)).toEqual(facts(whole));
  });
});
