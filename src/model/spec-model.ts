// The linked, typed model of a set of modules: the only way from syntax to meaning. Built once
// for a set and never changed; everything above the model reads it.

import type { Declaration, EntityMember, Let } from "../ast/index.ts";
import { type Input, link } from "./link.ts";
import { find, type LinkedModule, typesOf } from "./linked-module.ts";
import { Program } from "./program.ts";
import { BOOLEAN } from "./type.ts";
import type { TypeSymbol } from "./type-symbol.ts";
import type { Env } from "./typing/env.ts";
import { NO_FACTS } from "./typing/facts.ts";
import { RuleTyper } from "./typing/rules.ts";
import { typeActor, typeSurface } from "./typing/surfaces.ts";
import { Triggers } from "./typing/triggers.ts";
import { Typer } from "./typing/typer.ts";

export interface SpecModel {
  readonly modules: readonly LinkedModule[];
  readonly program: Program;
  readonly typer: Typer;
  readonly triggers: Triggers;
  readonly rules: RuleTyper;
}

// Parameters of rules are typed by emissions of other rules; few chains need more rounds.
const ROUNDS = 3;

/** Links and types a set of modules. */
export function specModelOf(inputs: readonly Input[]): SpecModel {
  const modules = link(inputs);
  const program = new Program(modules);
  const typer = new Typer(program);
  const triggers = new Triggers(typer);
  const rules = new RuleTyper(typer, triggers);
  for (const module of modules) {
    for (const d of module.module.declarations) declaration(typer, triggers, module, d);
    typer.runDeferred();
  }
  for (let round = 0; round < ROUNDS; round++) {
    triggers.startRound();
    for (const module of modules) {
      for (const d of module.module.declarations) if (d.kind === "rule") rules.rule(module, d);
    }
    typer.runDeferred();
    if (triggers.isSettled()) break;
  }
  triggers.startRound();
  return { modules, program, typer, triggers, rules };
}

function declaration(typer: Typer, triggers: Triggers, module: LinkedModule, d: Declaration): void {
  const env: Env = { module, place: "invariant", scope: undefined, facts: NO_FACTS };
  switch (d.kind) {
    case "entity":
    case "value":
    case "variant":
      body(typer, module, d.name.text, d.members);
      return;
    case "config":
      config(typer, module, d);
      return;
    case "default": {
      const found = d.type === undefined ? undefined : find(module, d.type, typesOf);
      const known =
        found === undefined || found === "opaque"
          ? undefined
          : typer.program.typeOfSymbol(found.symbol);
      typer.infer(d.value, { ...env, place: "default" }, known);
      return;
    }
    case "invariant":
      assertions(typer, d.lets, d.body, env);
      return;
    case "actor":
      typeActor(typer, module, d);
      return;
    case "surface":
      typeSurface(typer, triggers, module, d);
      return;
    case "use":
    case "given":
    case "enum":
    case "contract":
    case "rule":
    case "deferred":
    case "openQuestion":
      return;
    default:
      d satisfies never;
  }
}

function assertions(
  typer: Typer,
  lets: readonly Let[],
  conditions: Extract<Declaration, { kind: "invariant" }>["body"],
  start: Env,
): void {
  let env = start;
  for (const item of lets) env = typer.bindLet(item.name, item.value, env);
  for (const condition of conditions)
    typer.infer(condition, { ...env, place: "invariant" }, BOOLEAN);
}

/** The members of a type: their computed types, and its invariants. */
function body(
  typer: Typer,
  module: LinkedModule,
  name: string,
  members: readonly EntityMember[],
): void {
  const symbol: TypeSymbol | undefined = module.types.get(name);
  if (symbol === undefined) return;
  for (const member of symbol.members.values()) typer.program.typeOfMember(member);
  for (const member of members) {
    if (member.kind !== "invariant") continue;
    const self = { symbol, key: "this" };
    assertions(typer, member.lets, member.body, {
      module,
      place: "invariant",
      scope: undefined,
      facts: NO_FACTS,
      self,
    });
  }
}

/** Defaults of parameters; in an override block, with the types of the module overridden. */
function config(
  typer: Typer,
  module: LinkedModule,
  d: Extract<Declaration, { kind: "config" }>,
): void {
  const target = d.qualifier === undefined ? module : module.aliases.get(d.qualifier.text);
  for (const param of d.params) {
    if (param.value === undefined) continue;
    const declared =
      target === undefined || target === "opaque" ? undefined : target.config.get(param.name.text);
    const node = param.type ?? declared?.node.type;
    const owner = param.type === undefined ? (declared?.module ?? module) : module;
    const type = node === undefined ? undefined : typer.program.resolve(node, owner);
    typer.infer(param.value, { module, place: "config", scope: undefined, facts: NO_FACTS }, type);
  }
}
