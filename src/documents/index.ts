// The model document of one module: its types and its configuration, in the order of the text.

import type { Declaration } from "../ast/index.ts";
import type { ByteTable } from "../base/byte-table.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { membersOf, unlessEmpty } from "./members.ts";
import type {
  ModelEntity,
  ModelEnum,
  ModelOverride,
  ModelParameter,
  ModelParts,
  ModelValueType,
  ModelVariant,
} from "./model.ts";

export type * from "./model.ts";

/** What a module declares; rules, surfaces and all else that acts is no part of it. */
export function modelParts(spec: SpecModel, module: LinkedModule, source: ByteTable): ModelParts {
  const entities: ModelEntity[] = [];
  const variants: ModelVariant[] = [];
  const value_types: ModelValueType[] = [];
  const enums: ModelEnum[] = [];
  const config: ModelParameter[] = [];
  const config_overrides: ModelOverride[] = [];
  const describe = (d: Extract<Declaration, { kind: "entity" | "value" | "variant" }>) => {
    const known = module.types.get(d.name.text);
    const symbol = known?.node === d ? known : undefined;
    return membersOf({ spec, source, symbol, members: d.members });
  };
  for (const d of module.module.declarations) {
    switch (d.kind) {
      case "entity": {
        const kind = d.external ? "external" : "internal";
        entities.push({ name: d.name.text, kind, ...describe(d) });
        break;
      }
      case "variant":
        variants.push({ name: d.name.text, base: source.slice(d.base.span), ...describe(d) });
        break;
      case "value":
        value_types.push({ name: d.name.text, ...describe(d) });
        break;
      case "enum":
        enums.push({ name: d.name.text, values: d.literals.map((l) => l.text) });
        break;
      case "config":
        for (const param of d.params) {
          const name = param.name.text;
          const value = param.value === undefined ? undefined : source.slice(param.value.span);
          if (d.qualifier !== undefined) {
            config_overrides.push({ module: d.qualifier.text, name, value_expr: value ?? "" });
            continue;
          }
          const type_expr = param.type === undefined ? "" : source.slice(param.type.span);
          config.push({ name, type_expr, ...(value === undefined ? {} : { default_expr: value }) });
        }
        break;
      default:
        break;
    }
  }
  return unlessEmpty({ entities, variants, value_types, enums, config, config_overrides });
}
