// The syntax document: the tree of one module in the form that other programs know. Names of
// variants are keys, absent parts are null, spans count UTF-8 bytes.

import type { Config, Declaration, Located, Module } from "../../ast/index.ts";
import type { ByteTable } from "../../base/byte-table.ts";
import { clause, item } from "./blocks.ts";
import { expr, qname, type } from "./expressions.ts";
import { annotation, contractMember, entityMember, invariantParts, question } from "./members.ts";
import { across, Maker, type Part, type Tagged } from "./part.ts";
import { ruleMember } from "./rules.ts";
import { surfaceMember } from "./surfaces.ts";

/** The tree of a module. */
export function syntaxOf(module: Module, source: ByteTable): Tagged {
  const make = new Maker(source);
  const first = module.declarations[0]?.span.start ?? source.text.length;
  return {
    span: make.span({ start: first, end: source.text.length }),
    version: module.version,
    declarations: module.declarations.map((d) => declaration(make, d)),
  };
}

function declaration(make: Maker, d: Declaration): Tagged {
  switch (d.kind) {
    case "use":
      return make.tagged("Use", d, {
        path: make.string(d.path),
        alias: d.alias === undefined ? null : make.id(d.alias),
      });
    case "given":
      return blockOf(
        make,
        d,
        "Given",
        null,
        d.bindings.map((b) =>
          item(make, b, { Assignment: { name: make.id(b.name), value: type(make, b.type) } }),
        ),
      );
    case "config":
      return config(make, d);
    case "entity":
      return blockOf(
        make,
        d,
        d.external ? "ExternalEntity" : "Entity",
        make.id(d.name),
        d.members.map((m) => entityMember(make, m)),
      );
    case "value":
      return blockOf(
        make,
        d,
        "Value",
        make.id(d.name),
        d.members.map((m) => entityMember(make, m)),
      );
    case "variant":
      return make.tagged("Variant", d, {
        name: make.id(d.name),
        base: qname(make, d.base),
        items: d.members.map((m) => entityMember(make, m)),
      });
    case "enum":
      return blockOf(
        make,
        d,
        "Enum",
        make.id(d.name),
        d.literals.map((l) =>
          item(make, l, { EnumVariant: { name: make.id(l), backtick_quoted: l.quoted } }),
        ),
      );
    case "contract":
      return blockOf(
        make,
        d,
        "Contract",
        make.id(d.name),
        d.members.map((m) => contractMember(make, m)),
      );
    case "default":
      return make.tagged("Default", d, {
        type_alias: d.type?.alias === undefined ? null : make.id(d.type.alias),
        type_name: d.type === undefined ? null : make.id(d.type.name),
        name: make.id(d.name),
        value: expr(make, d.value),
      });
    case "rule":
      return blockOf(
        make,
        d,
        "Rule",
        make.id(d.name),
        d.members.map((m) => ruleMember(make, m)),
      );
    case "invariant":
      return make.tagged("Invariant", d, invariantParts(make, d));
    case "actor":
      return actor(make, d);
    case "surface":
      return blockOf(
        make,
        d,
        "Surface",
        make.id(d.name),
        d.members.map((m) => surfaceMember(make, m)),
      );
    case "deferred": {
      let path: Part = qname(make, d.path);
      for (const name of d.rest)
        path = make.tagged("MemberAccess", across(d.path, name), {
          object: path,
          field: make.id(name),
        });
      const location_hint = d.hint === undefined ? null : make.string(d.hint);
      return make.tagged("Deferred", d, { path, location_hint });
    }
    case "openQuestion":
      return make.tagged("OpenQuestion", d, { text: make.string(d.text) });
    default:
      return d satisfies never;
  }
}

function blockOf(
  make: Maker,
  at: Located,
  kind: string,
  name: Part,
  items: readonly Part[],
): Tagged {
  return make.tagged("Block", at, { kind, name, items });
}

function config(make: Maker, d: Config): Tagged {
  const items = d.params.map((param) => {
    const written = param.type === undefined ? undefined : type(make, param.type);
    const given = param.value === undefined ? undefined : expr(make, param.value);
    const value =
      param.type !== undefined && param.value !== undefined
        ? make.tagged("Comparison", across(param.type, param.value), {
            left: written,
            op: "Eq",
            right: given,
          })
        : (written ?? given ?? null);
    return item(make, param, { Assignment: { name: make.id(param.name), value } });
  });
  return blockOf(make, d, "Config", d.qualifier === undefined ? null : make.id(d.qualifier), items);
}

function actor(make: Maker, d: Extract<Declaration, { kind: "actor" }>): Tagged {
  const within = d.within;
  const who = d.identifiedBy;
  // The tree keeps what a clause says; where it begins is found in the text before that.
  const clauseAt = (keyword: string, said: Located): Located => {
    const before = make.text({ span: { start: d.span.start, end: said.span.start } });
    const at = Math.max(0, before.lastIndexOf(keyword));
    return { span: { start: d.span.start + at, end: said.span.end } };
  };
  const items = [
    ...(within === undefined
      ? []
      : [item(make, clauseAt("within", within), clause("within", type(make, within)))]),
    ...(who === undefined
      ? []
      : [item(make, clauseAt("identified_by", who), clause("identified_by", expr(make, who)))]),
    ...d.annotations.map((a) => annotation(make, a)),
    ...d.questions.map((q) => question(make, q)),
  ];
  return blockOf(make, d, "Actor", make.id(d.name), items);
}
