// Links the modules of a set over their `use` declarations (language definition, 5.2).

import type { Declaration, EntityMember, Use } from "../ast/index.ts";
import type { Import, LinkedModule } from "./linked-module.ts";
import { type ModuleModel, plainText } from "./module-model.ts";
import { pluralsOf } from "./plurals.ts";
import { isNamed } from "./symbols.ts";
import type {
  ConfigSymbol,
  InstanceSymbol,
  MemberSymbol,
  TypeNode,
  TypeSymbol,
} from "./type-symbol.ts";

/** A module with the path under which the set knows it. */
export interface Input {
  readonly path: string;
  readonly model: ModuleModel;
}

/** Joins a relative import path to the folder of the importing file; `/` between parts. */
export function joinPath(from: string, to: string): string {
  const absolute = from.startsWith("/") || to.startsWith("/");
  const parts = from.split("/").slice(0, -1);
  for (const part of to.split("/")) {
    if (part === "..") {
      const last = parts.at(-1);
      if (last === undefined || last === "..") parts.push("..");
      else parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  const joined = parts.filter((p, i) => p !== "" || i === 0).join("/");
  return absolute && !joined.startsWith("/") ? `/${joined}` : joined;
}

interface Draft extends LinkedModule {
  readonly aliases: Map<string, Import>;
  readonly uses: Map<Use, Import>;
}

/** Links modules; a `use` that leads outside the set is opaque. */
export function link(inputs: readonly Input[]): readonly LinkedModule[] {
  const byPath = new Map<string, Draft>();
  for (const input of inputs) byPath.set(joinPath("", input.path), draft(input));
  const modules = [...byPath.values()];
  for (const module of modules) {
    for (const d of module.module.declarations) {
      if (d.kind !== "use") continue;
      const path = plainText(d.path);
      const target: Import =
        (path.startsWith(".") && byPath.get(joinPath(module.path, path))) || "opaque";
      module.uses.set(d, target);
      if (d.alias !== undefined && !module.aliases.has(d.alias.text))
        module.aliases.set(d.alias.text, target);
    }
  }
  return modules;
}

function draft({ path, model }: Input): Draft {
  const tables = {
    types: new Map<string, TypeSymbol>(),
    collections: new Map<string, TypeSymbol>(),
    config: new Map<string, ConfigSymbol>(),
    instances: new Map<string, InstanceSymbol>(),
    contracts: new Map(),
    rules: new Map(),
    surfaces: new Map(),
    deferred: new Set<string>(),
  };
  const module: Draft = {
    path,
    module: model.module,
    model,
    ...tables,
    aliases: new Map(),
    uses: new Map(),
  };
  const first = <T>(table: Map<string, T>, name: string, value: () => T): void => {
    if (!table.has(name)) table.set(name, value());
  };
  const reverse = reverseMembers(model.module.declarations);
  for (const d of model.module.declarations) {
    switch (d.kind) {
      case "entity":
      case "value":
      case "variant":
      case "enum":
      case "actor":
        first(tables.types, d.name.text, () => typeSymbol(d, module, reverse));
        break;
      case "config":
        if (d.qualifier === undefined) {
          for (const node of d.params)
            first(tables.config, node.name.text, () => ({ name: node.name.text, node, module }));
        }
        break;
      case "given":
        for (const node of d.bindings)
          first(tables.instances, node.name.text, () => ({ name: node.name.text, node, module }));
        break;
      case "default":
        first(tables.instances, d.name.text, () => ({ name: d.name.text, node: d, module }));
        break;
      case "contract":
        first(tables.contracts, d.name.text, () => d);
        break;
      case "rule":
        first(tables.rules, d.name.text, () => d);
        break;
      case "surface":
        first(tables.surfaces, d.name.text, () => d);
        break;
      case "deferred":
        tables.deferred.add([d.path.name, ...d.rest].map((id) => id.text).join("."));
        break;
      default:
        break;
    }
  }
  for (const symbol of tables.types.values()) {
    const { kind } = symbol.node;
    if (kind !== "entity" && kind !== "variant") continue;
    for (const plural of pluralsOf(symbol.name)) {
      if (!tables.types.has(plural)) first(tables.collections, plural, () => symbol);
    }
  }
  return module;
}

function typeSymbol(node: TypeNode, module: LinkedModule, reverse: ReverseMembers): TypeSymbol {
  const members = new Map<string, MemberSymbol>();
  const own: readonly EntityMember[] = "members" in node ? node.members : [];
  const symbol: TypeSymbol = {
    name: node.name.text,
    id: node.name,
    node,
    module,
    members,
    graphs: own.filter((m) => m.kind === "graph"),
  };
  for (const member of [...own, ...(reverse.get(symbol.name) ?? [])]) {
    if ("name" in member && isNamed(member) && !members.has(member.name.text)) {
      members.set(member.name.text, {
        name: member.name.text,
        id: member.name,
        owner: symbol,
        node: member,
      });
    }
  }
  return symbol;
}

/** Members declared in other bodies as `Entity.name: ...`, by the entity. */
type ReverseMembers = ReadonlyMap<string, readonly EntityMember[]>;

function reverseMembers(declarations: readonly Declaration[]): ReverseMembers {
  const found = new Map<string, EntityMember[]>();
  for (const d of declarations) {
    if (d.kind !== "entity" && d.kind !== "variant" && d.kind !== "value") continue;
    for (const m of d.members) {
      if (m.kind !== "reverse") continue;
      const known = found.get(m.entity.text);
      if (known === undefined) found.set(m.entity.text, [m.member]);
      else known.push(m.member);
    }
  }
  return found;
}
