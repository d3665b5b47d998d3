// The index of a linked set: every declaration with its place, its words and what it refers to.

import type { ConfigParam, Declaration, EntityMember, Graph } from "../../ast/index.ts";
import { plainText } from "../../model/module-model.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import { formulaOf } from "./formulas.ts";
import type {
  ActorFacts,
  AskIndex,
  GraphFacts,
  Item,
  ItemId,
  ReaderFacts,
  RuleFacts,
  SurfaceFacts,
} from "./model.ts";
import { isHeading, Reader } from "./reader.ts";
import { ruleFacts } from "./rules.ts";
import { actorFacts, surfaceFacts } from "./surfaces.ts";
import { termsOf } from "./terms.ts";

type Linked = SpecModel["modules"][number];

/**
 * Indexes a linked set.
 * @param textOf the text of a module by the path under which the set knows it
 */
export function askIndex(spec: SpecModel, textOf: (path: string) => string): AskIndex {
  const reader = new Reader(spec);
  const graphs: GraphFacts[] = [];
  const rules: RuleFacts[] = [];
  const surfaces: SurfaceFacts[] = [];
  const actors: ActorFacts[] = [];
  const readers: ReaderFacts[] = [];
  for (const [file, module] of spec.modules.entries()) {
    const text = textOf(module.path);
    reader.open(file, text);
    fileItem(reader, module);
    for (const d of module.module.declarations) declare(reader, module, d, graphs);
  }
  for (const [member, id] of reader.members) {
    const type = reader.itemOfType(spec.program.typeOfMember(member));
    if (type !== undefined) reader.items[id] = { ...(reader.items[id] as Item), type };
  }
  const idOf = new Map(reader.nodes.map((node, id) => [node, id]));
  for (const [file, module] of spec.modules.entries()) {
    reader.open(file, textOf(module.path));
    for (const d of module.module.declarations) {
      const id = idOf.get(d);
      if (id === undefined) continue;
      reader.enter(d);
      if (d.kind === "rule") rules.push(ruleFacts(reader, module, d, id));
      else if (d.kind === "surface") {
        const own = d.members.flatMap((m) => idOf.get(m) ?? []);
        surfaces.push(surfaceFacts(reader, module, d, id, own));
      } else if (d.kind === "actor") {
        const facts = actorFacts(reader, module, d, id);
        if (facts !== undefined) actors.push(facts);
      } else if (d.kind === "invariant" || d.kind === "default")
        readers.push({ item: id, reads: reader.reads(d), formula: allOf(reader, d) });
    }
    for (const type of module.types.values()) memberReaders(reader, type, idOf, readers);
  }
  const index = {
    form: 1 as const,
    files: spec.modules.map((m) => m.path),
    items: reader.items,
    rules,
    surfaces,
    actors,
    readers,
    graphs,
  };
  return { ...index, ...termsOf(index) };
}

function fileItem(reader: Reader, module: Linked): void {
  const first = module.module.declarations[0]?.span.start ?? Number.POSITIVE_INFINITY;
  const head = module.module.comments
    .filter((comment) => comment.span.end <= first && comment.ownLine)
    .map((comment) => comment.text.trim())
    .filter((text) => !isHeading(text) && !/\.allium$/.test(text));
  const name = module.path.split("/").at(-1) ?? module.path;
  const span = { start: 0, end: 1 };
  reader.add("file", name, { span }, { note: head.join(" "), text: "" });
  reader.nodes[reader.nodes.length - 1] = module;
}

function allOf(reader: Reader, d: Extract<Declaration, { kind: "invariant" | "default" }>) {
  return d.kind === "default"
    ? ({ op: "unknown" } as const)
    : ({ op: "and", of: d.body.map((e) => formulaOf(reader, e)) } as const);
}

/** Derived members and invariants of a type read others. */
function memberReaders(
  reader: Reader,
  type: TypeSymbol,
  idOf: ReadonlyMap<object, ItemId>,
  to: ReaderFacts[],
): void {
  for (const member of type.members.values()) {
    const item = reader.members.get(member);
    if (item === undefined || member.node.kind === "field") continue;
    const reads = reader.reads(member.node).filter((id) => id !== item);
    to.push({ item, reads, formula: { op: "unknown" } });
  }
  if (!("members" in type.node)) return;
  for (const member of type.node.members) {
    const item = idOf.get(member);
    if (member.kind !== "invariant" || item === undefined) continue;
    to.push({ item, reads: reader.reads(member), formula: { op: "unknown" } });
  }
}

function declare(reader: Reader, module: Linked, d: Declaration, graphs: GraphFacts[]): void {
  switch (d.kind) {
    case "entity":
    case "value":
    case "variant":
    case "enum":
    case "actor": {
      const symbol = module.types.get(d.name.text);
      if (symbol === undefined || symbol.node !== d) return;
      const literals = d.kind === "enum" ? { literals: d.literals.map((l) => l.text) } : {};
      const id = reader.add(d.kind, d.name.text, d, literals);
      reader.types.set(symbol, id);
      if ("members" in d) {
        for (const member of symbol.members.values()) field(reader, member, id);
        for (const member of d.members) entityMember(reader, symbol, member, id, graphs);
      }
      return;
    }
    case "config":
      for (const param of d.params) configItem(reader, module, param, d.qualifier === undefined);
      return;
    case "rule":
      reader.add("rule", d.name.text, d);
      return;
    case "invariant":
      reader.add("invariant", d.name.text, d);
      return;
    case "surface":
    case "contract": {
      const owner = reader.add(d.kind, d.name.text, d);
      for (const m of d.members) {
        if (m.kind === "annotation" && m.name !== undefined) {
          const text = `@${m.tag} ${m.name.text}: ${m.lines.map((l) => l.trim()).join(" ")}`;
          reader.add("guarantee", m.name.text, m, { owner, text });
        } else if (m.kind === "openQuestion") question(reader, m);
      }
      return;
    }
    case "default":
      reader.add("default", d.name.text, d);
      return;
    case "deferred":
      reader.add("deferred", [d.path.name, ...d.rest].map((id) => id.text).join("."), d);
      return;
    case "openQuestion":
      question(reader, d);
      return;
    case "use":
    case "given":
      return;
    default:
      d satisfies never;
  }
}

function question(reader: Reader, q: Extract<Declaration, { kind: "openQuestion" }>): void {
  reader.add("open_question", plainText(q.text), q);
}

function configItem(reader: Reader, module: Linked, param: ConfigParam, own: boolean): void {
  const symbol = module.config.get(param.name.text);
  const type = param.type === undefined ? "" : reader.source(param.type);
  const measure =
    type === "Duration"
      ? "duration"
      : type === "Boolean"
        ? "boolean"
        : type === "Integer" || type === "Decimal"
          ? "number"
          : undefined;
  const id = reader.add("config", `config.${param.name.text}`, param, {
    ...(measure === undefined ? {} : { measure }),
  });
  if (own && symbol !== undefined && symbol.node === param) reader.config.set(symbol, id);
}

function field(reader: Reader, member: MemberSymbol, owner: ItemId): void {
  if (!("span" in member.node)) return;
  const type = plain(reader.spec.program.typeOfMember(member));
  const literals =
    type.kind === "enum" && type.inline ? { literals: type.literals.map((l) => l.text) } : {};
  const measure = measureOf(type, member.name);
  const id = reader.add("field", `${member.owner.name}.${member.name}`, member.node, {
    owner,
    ...literals,
    ...(measure === undefined ? {} : { measure }),
  });
  reader.members.set(member, id);
}

const MONEY =
  /(^|_)(amount|price|cost|fee|fees|total|subtotal|charge|due|balance|fine|deposit)(_|$)/;

function measureOf(type: ReturnType<typeof plain>, name: string): Item["measure"] {
  if (type.kind !== "scalar") return undefined;
  switch (type.name) {
    case "Duration":
      return "duration";
    case "Timestamp":
      return "time";
    case "Boolean":
      return "boolean";
    case "Decimal":
    case "Integer":
      return MONEY.test(name) ? "money" : "number";
    case "String":
      return undefined;
    default:
      return type satisfies never;
  }
}

function entityMember(
  reader: Reader,
  symbol: TypeSymbol,
  member: EntityMember,
  owner: ItemId,
  graphs: GraphFacts[],
): void {
  if (member.kind === "invariant") reader.add("invariant", member.name.text, member, { owner });
  else if (member.kind === "openQuestion") question(reader, member);
  else if (member.kind === "annotation" && member.name !== undefined) {
    const text = `@${member.tag} ${member.name.text}: ${member.lines.map((l) => l.trim()).join(" ")}`;
    reader.add("guarantee", member.name.text, member, { owner, text });
  } else if (member.kind === "graph") {
    const of = reader.spec.program.memberOf(symbol, member.field.text);
    const id = of === undefined || of === "opaque" ? undefined : reader.members.get(of);
    if (id !== undefined) graphs.push(graphFacts(reader, member, id));
  }
}

function graphFacts(reader: Reader, graph: Graph, id: ItemId): GraphFacts {
  return {
    field: id,
    line: reader.line(graph),
    end: reader.line({ span: { start: graph.span.end - 1, end: graph.span.end } }),
    edges: graph.edges.map((edge) => [edge.from.text, edge.to.text] as const),
    terminal: graph.terminal.map((literal) => literal.text),
  };
}
