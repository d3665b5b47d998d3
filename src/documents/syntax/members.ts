// Members of types and contracts in the syntax document.

import type {
  Annotation,
  ContractMember,
  EntityMember,
  Invariant,
  OpenQuestion,
} from "../../ast/index.ts";
import { block, conjunction, expr, type } from "./expressions.ts";
import { across, type Maker, type Part, type Tagged } from "./part.ts";

const TAGS = { invariant: "Invariant", guarantee: "Guarantee", guidance: "Guidance" } as const;

/** `@invariant`, `@guarantee` or `@guidance` with its lines. */
export function annotation(make: Maker, node: Annotation): Tagged {
  const span = make.span(node.span);
  const name = node.name === undefined ? null : make.id(node.name);
  return { span, kind: { Annotation: { kind: TAGS[node.tag], name, body: node.lines, span } } };
}

/** An open question among the members of a body. */
export function question(make: Maker, node: OpenQuestion): Tagged {
  return { span: make.span(node.span), kind: { OpenQuestion: { text: make.string(node.text) } } };
}

/** What an invariant consists of, wherever it stands. */
export function invariantParts(make: Maker, node: Invariant): Readonly<Record<string, Part>> {
  return { name: make.id(node.name), body: conjunction(make, node.lets, node.body) };
}

/** A member of an entity, variant or value type. */
export function entityMember(make: Maker, node: EntityMember): Tagged {
  const span = make.span(node.span);
  switch (node.kind) {
    case "annotation":
      return annotation(make, node);
    case "openQuestion":
      return question(make, node);
    case "graph": {
      const edges = node.edges.map((e) =>
        make.node(e, { from: make.id(e.from), to: make.id(e.to) }),
      );
      const parts = { field: make.id(node.field), edges, terminal: make.ids(node.terminal) };
      return { span, kind: make.tagged("TransitionsBlock", node, parts) };
    }
    case "invariant":
      return { span, kind: { InvariantBlock: invariantParts(make, node) } };
    case "reverse": {
      const name = "name" in node.member ? node.member.name : undefined;
      if (name === undefined) return entityMember(make, node.member);
      const path = make.tagged("MemberAccess", across(node.entity, name), {
        object: { Ident: make.id(node.entity) },
        field: make.id(name),
      });
      return { span, kind: { PathAssignment: { path, value: writtenValue(make, node.member) } } };
    }
    case "field":
    case "derived": {
      const value = writtenValue(make, node);
      const name = make.id(node.name);
      if (node.kind === "derived" && node.params !== undefined)
        return { span, kind: { ParamAssignment: { name, params: make.ids(node.params), value } } };
      if (node.when === undefined) return { span, kind: { Assignment: { name, value } } };
      const from = node.kind === "field" ? node.type : node.expr;
      const when_clause = make.node(across(from, node.when), {
        status_field: make.id(node.when.field),
        qualifying_states: make.ids(node.when.states),
      });
      return { span, kind: { FieldWithWhen: { name, value, when_clause } } };
    }
    case "relationship":
    case "projection":
    case "emptyMember":
      return {
        span,
        kind: { Assignment: { name: make.id(node.name), value: writtenValue(make, node) } },
      };
    default:
      return node satisfies never;
  }
}

function writtenValue(make: Maker, node: EntityMember): Part {
  switch (node.kind) {
    case "field": {
      const written = type(make, node.type);
      if (node.invalidWhen === undefined) return written;
      return make.tagged("WhenGuard", across(node.type, node.invalidWhen), {
        action: written,
        condition: expr(make, node.invalidWhen),
      });
    }
    case "relationship":
      return make.tagged("With", across(node.target, node.predicate), {
        source: expr(make, node.target),
        predicate: expr(make, node.predicate),
      });
    case "projection":
    case "derived":
      return expr(make, node.expr);
    default:
      return block(make, [], []);
  }
}

/** A member of a contract. */
export function contractMember(make: Maker, node: ContractMember): Tagged {
  switch (node.kind) {
    case "signature": {
      const params = node.params.map((p) => across(p.name, p.type));
      const bindings = node.params.map((p) =>
        make.tagged("Binding", across(p.name, p.type), {
          name: make.id(p.name),
          value: type(make, p.type),
        }),
      );
      const from = params[0] ?? node.result;
      const value = make.tagged("ProjectionMap", across(from, node.result), {
        source: block(make, params, bindings),
        field: make.node(node.result, { name: make.text(node.result) }),
      });
      const kind = { Assignment: { name: make.id(node.name), value } };
      return { span: make.span(node.span), kind };
    }
    case "annotation":
      return annotation(make, node);
    case "openQuestion":
      return question(make, node);
    default:
      return node satisfies never;
  }
}
