// Parts of the syntax document: spans in bytes, names, and nodes that are told apart by their one
// key. The grammar bounds the depth of trees, so that they may be followed by calls.

import type { Id, Located, StrPart } from "../../ast/index.ts";
import type { ByteSpan, ByteTable } from "../../base/byte-table.ts";
import type { Span } from "../../base/span.ts";

/** A piece of the document: plain data. */
export type Part = unknown;

/** The value of a variant: an object with one key, which is the variant's name. */
export type Tagged = Readonly<Record<string, Part>>;

/** Makes parts of the nodes of one text. */
export class Maker {
  private readonly source: ByteTable;

  constructor(source: ByteTable) {
    this.source = source;
  }

  span(span: Span): ByteSpan {
    return this.source.bytes(span);
  }

  text(node: Located): string {
    return this.source.slice(node.span);
  }

  /** A node with its span first. */
  node(at: Located, fields: Readonly<Record<string, Part>>): Tagged {
    return { span: this.span(at.span), ...fields };
  }

  tagged(tag: string, at: Located, fields: Readonly<Record<string, Part>> = {}): Tagged {
    return { [tag]: this.node(at, fields) };
  }

  id(id: Id): Tagged {
    return this.node(id, { name: id.text });
  }

  ids(ids: readonly Id[]): readonly Tagged[] {
    return ids.map((id) => this.id(id));
  }

  string(at: Located & { readonly parts: readonly StrPart[] }): Tagged {
    const said = at.parts.filter((part) => part !== "");
    const parts = said.map((part) => {
      if (typeof part === "string") return { Text: part };
      const [first] = part.path;
      const last = part.path.at(-1);
      const span = { start: first?.span.start ?? 0, end: last?.span.end ?? 0 };
      const name = part.path.map((id) => id.text).join(".");
      return { Interpolation: this.node({ span }, { name }) };
    });
    return this.node(at, { parts });
  }
}

/** From the start of one node to the end of another. */
export function across(from: Located, to: Located): Located {
  return { span: { start: from.span.start, end: to.span.end } };
}

/** From the first of some nodes to the last. */
export function around(nodes: readonly Located[]): Located {
  const first = nodes[0];
  const last = nodes.at(-1);
  return first === undefined || last === undefined
    ? { span: { start: 0, end: 0 } }
    : across(first, last);
}
