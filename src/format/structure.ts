// What of the tree decides layout: where declarations, members, block items and list elements
// begin and end, which block an item belongs to, and which signs are parts of names and types.

import type { Module } from "../ast/index.ts";
import type { AnyNode } from "../ast/visit.ts";
import { walk } from "../ast/visit.ts";
import { endsOperand, isCloser, isOpener, type Word } from "./tokens.ts";

/** A stretch of words that begins a line of its own where its role says so. */
export interface Unit {
  /** Index of its first word. */
  readonly start: number;
  /** Index after its last word. */
  readonly end: number;
  readonly role: "declaration" | "member" | "item" | "element";
  /** For an item: the word whose line or column its block is measured from. */
  readonly owner?: number;
  /** For an item: the block belongs to an `if` or `for`, and is measured from its line. */
  readonly branch?: boolean;
}

export interface Structure {
  /** In the order of their starts, outer ones first. */
  readonly units: readonly Unit[];
  /** Each `else` with the first `if` of its chain. */
  readonly elses: ReadonlyMap<number, number>;
  /** For each bracket the index of the one that closes it, and the other way round. */
  readonly partner: ReadonlyMap<number, number>;
  /** Braces that open the body of a declaration, invariant or graph; true for one of members. */
  readonly bodies: ReadonlyMap<number, boolean>;
  /** Braces that open a lookup. */
  readonly lookups: ReadonlySet<number>;
  /** Words that belong to a type: angle brackets and `*`. */
  readonly typeSigns: ReadonlySet<number>;
  /** Signs in front of what they negate. */
  readonly negations: ReadonlySet<number>;
  /** The colon of `variant A : B`. */
  readonly spacedColons: ReadonlySet<number>;
}

type Located = { readonly span: { readonly start: number; readonly end: number } };

/** Reads off the tree of a file without syntax errors what its layout depends on. */
export function structureOf(module: Module, words: readonly Word[]): Structure {
  return new Reader(words).read(module);
}

class Reader {
  private readonly words: readonly Word[];
  private readonly units: Unit[] = [];
  private readonly elses = new Map<number, number>();
  private readonly partner: ReadonlyMap<number, number>;
  private readonly lookups = new Set<number>();
  private readonly typeSigns = new Set<number>();
  private readonly spacedColons = new Set<number>();
  /** Brace bodies that hold no members, but states or literals. */
  private readonly lists = new Set<number>();

  constructor(words: readonly Word[]) {
    this.words = words;
    this.partner = partners(words);
  }

  read(module: Module): Structure {
    for (const declaration of module.declarations) this.unit(declaration, "declaration");
    walk(module, (node) => this.visit(node));
    this.units.sort((a, b) => a.start - b.start || b.end - a.end);
    const bodies = new Map<number, boolean>();
    const negations = new Set<number>();
    for (const { index, text } of this.words) {
      const before = this.words[index - 1];
      if (text === "{" && this.opensBody(index)) bodies.set(index, !this.lists.has(index));
      if (text === "-" && (before === undefined || !endsOperand(before))) negations.add(index);
    }
    const { units, elses, partner, lookups, typeSigns, spacedColons } = this;
    return { units, elses, partner, bodies, lookups, typeSigns, negations, spacedColons };
  }

  private visit(node: AnyNode): undefined {
    const n = node as AnyNode & Readonly<Record<string, unknown>>;
    switch (n.kind) {
      case "entity":
      case "value":
      case "contract":
      case "rule":
      case "surface":
        this.members(n["members"]);
        break;
      case "variant":
        this.members(n["members"]);
        this.spacedColons.add(this.next(n.span.start, ":"));
        break;
      case "given":
        this.members(n["bindings"]);
        for (const binding of list(n["bindings"])) this.value(binding);
        break;
      case "config":
        this.members(n["params"]);
        for (const param of list(n["params"])) this.value(param);
        break;
      case "enum":
        this.elements(n["literals"]);
        this.lists.add(this.next(n.span.start, "{"));
        break;
      case "graph":
        this.elements(n["edges"]);
        this.lists.add(this.next(n.span.start, "{"));
        break;
      case "actor":
        this.actor(n);
        break;
      case "invariant":
        this.members(n["lets"]);
        this.members(n["body"]);
        break;
      case "field":
      case "relationship":
      case "projection":
      case "derived":
      case "when":
        this.value(n);
        this.elements(n["params"]);
        break;
      case "signature":
        this.value(n);
        this.parameters(n);
        break;
      case "requires":
        this.items(n["conds"], this.at(n));
        break;
      case "ensures":
        this.items(n["effects"], this.at(n));
        break;
      case "exposes":
      case "provides":
      case "related":
      case "timeout":
        this.items(n["items"], this.at(n));
        break;
      case "contracts":
        this.items(n["entries"], this.at(n));
        break;
      case "for":
      case "forall": {
        const owner = this.next(n.span.start, "for");
        this.items(n["lets"], owner, true);
        this.items(n["body"], owner, true);
        break;
      }
      case "if":
        this.branches(n);
        break;
      case "call":
        this.elements(n["args"]);
        this.elements(n["params"]);
        break;
      case "emit":
        this.elements(n["args"]);
        break;
      case "set":
      case "list":
        this.elements(n["items"]);
        break;
      case "object":
        this.elements(n["fields"]);
        break;
      case "lookup":
        this.elements(n["fields"]);
        this.lookups.add(this.first((n["entity"] as Located).span.end));
        break;
      case "generic": {
        const open = this.first((n["name"] as Located).span.end);
        this.typeSigns.add(open).add(this.last(n.span.end));
        break;
      }
      case "wildcard":
        this.typeSigns.add(this.at(n));
        break;
      default:
    }
    return undefined;
  }

  /** The clauses of an actor have no nodes of their own. */
  private actor(n: Readonly<Record<string, unknown>>): void {
    for (const key of ["within", "identifiedBy"]) {
      const value = n[key] as Located | undefined;
      if (value === undefined) continue;
      const start = this.at(value);
      const end = this.last(value.span.end) + 1;
      this.units.push({ start: start - 2, end, role: "member" });
      this.units.push({ start, end, role: "item", owner: start - 2 });
    }
    this.members(n["questions"]);
    this.members(n["annotations"]);
  }

  private branches(n: AnyNode & Readonly<Record<string, unknown>>): void {
    const owner = this.next(n.span.start, "if");
    const branches = list(n["branches"]) as readonly (Located & Record<string, unknown>)[];
    for (const branch of branches) {
      this.items(branch["body"] ?? [branch["value"]], owner, true);
      if (branch !== branches[0]) this.elseBefore(branch["cond"] as Located, owner);
    }
    const last = n["else"];
    if (last === undefined) return;
    const body = Array.isArray(last) ? list(last) : [last as Located];
    this.items(body, owner, true);
    if (body[0] !== undefined) this.elseBefore(body[0], owner);
  }

  private elseBefore(node: Located, owner: number): void {
    let index = this.at(node);
    while (index > owner && this.words[index]?.name !== "Else") index--;
    this.elses.set(index, owner);
  }

  /** The value after the colon of a member is an item of its own. */
  private value(n: Located): void {
    const owner = this.at(n);
    const end = this.last(n.span.end) + 1;
    let colon = owner;
    while (colon < end && this.words[colon]?.text !== ":") {
      colon = (this.words[colon]?.text === "(" ? this.partner.get(colon) : undefined) ?? colon;
      colon++;
    }
    if (colon + 1 < end) this.units.push({ start: colon + 1, end, role: "item", owner });
  }

  /** The parameters of a signature have names, but no nodes that hold name and type. */
  private parameters(n: Readonly<Record<string, unknown>>): void {
    const params = list(n["params"]) as unknown as readonly { name: Located; type: Located }[];
    for (const { name, type } of params) {
      const end = this.last(type.span.end) + 1;
      this.units.push({ start: this.at(name), end, role: "element" });
    }
  }

  private members(nodes: unknown): void {
    for (const node of list(nodes)) this.unit(node, "member");
  }

  private elements(nodes: unknown): void {
    for (const node of list(nodes)) if ("span" in node) this.unit(node, "element");
  }

  private items(nodes: unknown, owner: number, branch = false): void {
    for (const node of list(nodes)) this.unit(node, "item", { owner, branch });
  }

  private unit(node: Located, role: Unit["role"], more: Partial<Unit> = {}): void {
    const { start, end } = { start: this.at(node), end: this.last(node.span.end) + 1 };
    this.units.push({ start, end, role, ...more });
  }

  /** Body braces follow a name or keyword; all others follow an operator, or are lookups. */
  private opensBody(index: number): boolean {
    const before = this.words[index - 1];
    if (before === undefined || this.lookups.has(index)) return false;
    return before.name === "Identifier" || before.name === "Given" || before.name === "Config";
  }

  private at(node: Located): number {
    return this.first(node.span.start);
  }

  /** The first word that begins at or after an offset. */
  private first(offset: number): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The last word that ends at or before an offset. */
  private last(offset: number): number {
    let index = this.first(offset) - 1;
    while (index > 0 && (this.words[index]?.end ?? 0) > offset) index--;
    return index;
  }

  /** The first word with a text, at or after an offset. */
  private next(offset: number, text: string): number {
    let index = this.first(offset);
    while (index < this.words.length && this.words[index]?.text !== text) index++;
    return index;
  }
}

function list(nodes: unknown): readonly Located[] {
  return Array.isArray(nodes) ? (nodes as readonly Located[]) : [];
}

function partners(words: readonly Word[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (const word of words) {
    if (isOpener(word)) open.push(word.index);
    else if (isCloser(word)) {
      const start = open.pop();
      if (start === undefined) continue;
      found.set(start, word.index).set(word.index, start);
    }
  }
  return found;
}
