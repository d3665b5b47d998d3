// The items of a set while they are gathered: which symbol is which item, and how to quote the text.

import type { Comment, Expr, Located } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { LineTable } from "../../base/span.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain, type Type } from "../../model/type.ts";
import type { ConfigSymbol, MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { Typer } from "../../model/typing/typer.ts";
import { wordsOfName } from "../words/split.ts";
import type { Names } from "./formulas.ts";
import type { Item, ItemId } from "./model.ts";

/** Longer declarations are quoted by their first line. */
const LONGEST_QUOTE = 240;

export class Reader implements Names {
  readonly spec: SpecModel;
  readonly items: Item[] = [];
  readonly members = new Map<MemberSymbol, ItemId>();
  readonly types = new Map<TypeSymbol, ItemId>();
  readonly config = new Map<ConfigSymbol, ItemId>();
  /** The declaration that each item was made of. */
  readonly nodes: object[] = [];
  private lines = new LineTable("");
  private file = 0;

  constructor(spec: SpecModel) {
    this.spec = spec;
  }

  get typer(): Typer {
    return this.spec.typer;
  }

  /** What follows is of this file. */
  open(file: number, text: string): void {
    this.file = file;
    this.lines = new LineTable(text);
  }

  add(
    kind: Item["kind"],
    name: string,
    node: Located & { readonly leadingComments?: readonly Comment[] },
    more: Partial<Item> = {},
  ): ItemId {
    const note = noteOf(node.leadingComments ?? []);
    this.items.push({
      kind,
      name,
      file: this.file,
      line: this.line(node),
      end: this.lines.position(Math.max(node.span.start, node.span.end - 1)).line,
      text: this.quote(node),
      ...(note === "" ? {} : { note }),
      ...more,
    });
    this.nodes.push(node);
    return this.items.length - 1;
  }

  line(node: Located): number {
    return this.lines.position(node.span.start).line;
  }

  /** The author's words on one line. */
  source(node: Located): string {
    return this.lines.text
      .slice(node.span.start, node.span.end)
      .replace(/[ \t]*--[^\n]*/g, "")
      .replace(/\s+/g, " ")
      .trim();
  }

  private quote(node: Located): string {
    const whole = this.source(node);
    if (whole.length <= LONGEST_QUOTE) return whole;
    return this.lines.lineText(this.line(node)).trim();
  }

  memberItem(member: MemberSymbol): ItemId | undefined {
    return this.members.get(member);
  }

  /** What follows are the expressions of one declaration: what it does with its names tells of them. */
  enter(node: object): void {
    this.uses.clear();
    this.compared.clear();
    for (const expr of expressionsIn(node)) {
      if (expr.kind === "member" && expr.object.kind === "name")
        pushTo(this.uses, expr.object.id.text, expr.name.text);
      if (expr.kind === "binary") this.compare(expr.left, expr.right);
    }
    walk(node, (n) => {
      const { kind, target, value } = n as { kind?: string; target?: Expr; value?: Expr };
      if (kind === "assign" && target !== undefined && value !== undefined)
        this.compare(target, value);
      return true;
    });
  }

  private compare(left: Expr, right: Expr): void {
    if (left.kind === "member" && left.object.kind === "name" && right.kind === "name")
      pushTo(this.compared, `${left.object.id.text}.${left.name.text}`, right.id.text);
  }

  likelyField(root: string, name: string): ItemId | undefined {
    if (this.byFieldName.size === 0)
      for (const [member, id] of this.members) pushTo(this.byFieldName, member.name, id);
    const all = [...(this.byFieldName.get(name) ?? [])];
    if (all.length <= 1) return all[0];
    const uses = [...(this.uses.get(root) ?? [])];
    const values = [...(this.compared.get(`${root}.${name}`) ?? [])];
    const possible = all.filter((id) => {
      const item = this.items[id];
      const owner = item?.owner;
      const has = uses.every((use) =>
        [...(this.byFieldName.get(use) ?? [])].some((other) => this.items[other]?.owner === owner),
      );
      const literals = item?.literals ?? this.items[item?.type ?? -1]?.literals ?? [];
      return has && values.every((value) => literals.length === 0 || literals.includes(value));
    });
    if (possible.length <= 1) return possible[0];
    // A value that only one of them can have decides.
    const sure = possible.filter((id) => {
      const item = this.items[id];
      const literals = item?.literals ?? this.items[item?.type ?? -1]?.literals ?? [];
      return values.some((value) => literals.includes(value));
    });
    if (sure.length === 1) return sure[0];
    const named = possible.filter((id) => {
      const owner = this.items[this.items[id]?.owner ?? -1]?.name ?? "";
      return wordsOfName(owner).includes(root.toLowerCase());
    });
    return named.length === 1 ? named[0] : undefined;
  }

  /** Names of members by the name that they are read of, in the declaration looked at. */
  private readonly uses = new Map<string, Set<string>>();
  /** Words that members are compared with or set to, by their path. */
  private readonly compared = new Map<string, Set<string>>();
  private readonly byFieldName = new Map<string, Set<ItemId>>();

  typeItem(type: TypeSymbol): ItemId | undefined {
    return this.types.get(type);
  }

  /** The item of the entity or value that an expression's value is, or is made of. */
  entityOf(expr: Expr): ItemId | undefined {
    return this.itemOfType(this.typer.typeOf(expr));
  }

  /** The fields, config values and types that the expressions at and below a node name. */
  reads(node: object): readonly ItemId[] {
    const found = new Set<ItemId>();
    const take = (id: ItemId | undefined): void => {
      if (id !== undefined) found.add(id);
    };
    for (const expr of expressionsIn(node)) {
      const symbol = this.typer.symbols.get(expr);
      if (symbol?.kind === "member") take(this.members.get(symbol.member));
      else if (symbol?.kind === "parameter") take(this.config.get(symbol.config));
      else if (symbol?.kind === "type") take(this.types.get(symbol.type));
      else if (symbol?.kind === "collection") take(this.types.get(symbol.entity));
      else if (symbol?.kind === "literal") take(this.typeOfNode(symbol.of.identity));
      else if (expr.kind === "lookup") take(this.entityOf(expr));
      else if (expr.kind === "member") {
        const root = /^\w+/.exec(this.source(expr))?.[0] ?? "";
        if (root !== "config") take(this.likelyField(root, expr.name.text));
      }
    }
    return [...found];
  }

  /** The item of the entity, value or enum that a type is, or that its elements are. */
  itemOfType(type: Type): ItemId | undefined {
    const own = plain(type);
    const inner = own.kind === "collection" ? plain(own.element) : own;
    if (inner.kind === "entity" || inner.kind === "value") return this.types.get(inner.symbol);
    return inner.kind === "enum" && !inner.inline ? this.typeOfNode(inner.identity) : undefined;
  }

  private readonly byNode = new Map<object, ItemId>();
  private typeOfNode(node: object): ItemId | undefined {
    if (this.byNode.size === 0) for (const [type, id] of this.types) this.byNode.set(type.node, id);
    return this.byNode.get(node);
  }
}

function pushTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

/** The sentences of comments; headings and rulers are none. */
export function noteOf(comments: readonly Comment[]): string {
  return comments
    .map((comment) => comment.text.trim())
    .filter((text) => !isHeading(text))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

/** True for `=== Rules ===`, `Rules ------` and the version marker. */
export function isHeading(text: string): boolean {
  return /^\W*$|^[=*#~-]{2,}|[=*#~-]{3,}$|^allium:\s*\d/.test(text.trim());
}

/** The modules of a set with their texts, in order. */
export interface SourceOf {
  readonly module: LinkedModule;
  readonly text: string;
}
