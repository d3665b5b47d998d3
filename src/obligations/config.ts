// Obligations of configuration and default instances: what holds where nobody says otherwise, and
// the limits that parameters set (language definition, 7.2).

import type { Config, ConfigParam, Default, Expr } from "../ast/index.ts";
import { expressionsIn } from "../ast/visit.ts";
import { byCodeUnits } from "../base/order.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { type Context, elsewhere, inline, obligation, textOf } from "./context.ts";
import type { Bound } from "./details/config.ts";
import type { Obligation } from "./obligation.ts";

/** What a block of parameters owes. */
export function configObligations(context: Context, config: Config): readonly Obligation[] {
  return config.params.map((param) =>
    config.qualifier === undefined
      ? parameterObligation(context, param)
      : overrideObligation(context, config.qualifier.text, param),
  );
}

/** What a default instance owes: it is there from the start. */
export function defaultObligation(context: Context, node: Default): Obligation {
  const name = node.name.text;
  const fields =
    node.value.kind === "object"
      ? node.value.fields.map((f) => ({ name: f.name.text, value: textOf(context, f.value) }))
      : [];
  const type = node.type === undefined ? {} : { type: textOf(context, node.type) };
  return obligation(context, {
    category: "default_instance",
    id: `default-instance.${name}`,
    description: `${name} is there from the start, with the fields that it is given`,
    construct: name,
    from: node,
    detail: { name, ...type, fields },
  });
}

function parameterObligation(context: Context, param: ConfigParam): Obligation {
  const parameter = param.name.text;
  const construct = `config.${parameter}`;
  const type = param.type === undefined ? "" : textOf(context, param.type);
  const bounds = boundsOf(context, param);
  if (param.value === undefined) {
    return obligation(context, {
      category: "config_required",
      id: `config-required.${parameter}`,
      description: `nothing starts without a value for ${construct}`,
      construct,
      from: param,
      detail: { parameter, type, bounds },
    });
  }
  const value = textOf(context, param.value);
  return obligation(context, {
    category: "config_default",
    id: `config-default.${parameter}`,
    description: `${construct} is \`${inline(value)}\` where nothing else is set`,
    construct,
    from: param,
    expression: value,
    detail: { parameter, type, default: value, bounds },
  });
}

function overrideObligation(context: Context, module: string, param: ConfigParam): Obligation {
  const parameter = param.name.text;
  const construct = `${module}/config.${parameter}`;
  const value = param.value === undefined ? "" : textOf(context, param.value);
  return obligation(context, {
    category: "config_override",
    id: `config-override.${module}.${parameter}`,
    description: `${construct} is \`${inline(value)}\` here, whatever its own module says`,
    construct,
    from: param,
    detail: { module, parameter, value },
  });
}

const COMPARISONS: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "=", "!="]);

/** A comparison, and where it stands. */
interface Comparison {
  readonly module: LinkedModule;
  /** What it stands in, such as `rule Settle`. */
  readonly construct: string;
  readonly node: Expr;
}

const known = new WeakMap<SpecModel, ReadonlyMap<ConfigParam, readonly Comparison[]>>();

/** The comparisons of a set, by the parameters that are terms of them. Gathered once for a set. */
function comparisonsOf(spec: SpecModel): ReadonlyMap<ConfigParam, readonly Comparison[]> {
  const done = known.get(spec);
  if (done !== undefined) return done;
  const found = new Map<ConfigParam, Comparison[]>();
  for (const module of spec.modules) {
    for (const d of module.module.declarations) {
      if (d.kind === "use" || d.kind === "config") continue;
      const construct = "name" in d ? `${d.kind} ${d.name.text}` : d.kind;
      for (const node of expressionsIn(d)) {
        if (node.kind !== "binary" || !COMPARISONS.has(node.op)) continue;
        const read = expressionsIn(node).flatMap((part) => {
          const symbol = spec.typer.symbols.get(part);
          return symbol?.kind === "parameter" ? [symbol.config.node] : [];
        });
        for (const param of new Set(read)) {
          const list = found.get(param);
          if (list === undefined) found.set(param, [{ module, construct, node }]);
          else list.push({ module, construct, node });
        }
      }
    }
  }
  known.set(spec, found);
  return found;
}

/** The comparisons of a set in which a parameter is one of the terms. */
function boundsOf(context: Context, param: ConfigParam): readonly Bound[] {
  const found = (comparisonsOf(context.spec).get(param) ?? []).flatMap(
    ({ module, construct, node: { span } }): readonly Bound[] => {
      const source = context.sources.get(module);
      if (source === undefined) return [];
      const at = { text: source.slice(span), place: source.place(span) };
      return [{ construct, ...elsewhere(context, module), ...at }];
    },
  );
  // By what they say: the order of declarations makes no difference.
  const key = (b: Bound): string => `${b.spec_file ?? ""} ${b.construct} ${b.text}`;
  return found.sort((a, b) => byCodeUnits(key(a), key(b)));
}
