// Diagnostics about config, defaults, given, invariants and triggers, over modules.

import type { Entry } from "./entry.ts";

const error = { severity: "error", since: "0.1.0" } as const;
const warning = { severity: "warning", since: "0.1.0" } as const;
const info = { severity: "info", since: "0.1.0" } as const;

export const moduleEntries = {
  "rule.invalidTrigger": {
    ...error,
    message: "nothing can trigger rule `{rule}` like this: {problem}",
    help: "{hint}",
  },
  "trigger.signatureMismatch": {
    ...error,
    message: "`{trigger}` does not fit its other uses: {problem}",
    help: "Give the trigger the same parameters everywhere, or mark those that may be missing with `?`.",
  },
  "rule.unreachableTrigger": {
    ...info,
    message: "nothing provides or emits `{trigger}`",
    help: "{hint}",
  },
  "context.undefinedType": {
    ...error,
    message: "`given` binds instances of entities; `{type}` is {what}",
    help: "Name an entity of this module or an imported one{meant}; settings belong in `config`.",
  },
  "default.undefinedType": {
    ...error,
    message: "the default instance `{name}` is of a type that does not exist: `{type}`",
    help: "Declare the type, import the module that does, or correct the name{meant}.",
  },
  "default.unknownField": {
    ...error,
    message: "`{type}` has no field `{field}`",
    help: "Correct the name{meant}, or declare the field in `{type}`.",
  },
  "default.derivedField": {
    ...error,
    message: "`{field}` of `{type}` is computed; a default instance cannot set it",
    help: "Remove it here; set the stored fields that it follows from.",
  },
  "config.invalidParameter": {
    ...error,
    message: "the config parameter `{name}` has no {missing}",
    help: "Write `{name}: Type = value`, for example `{name}: {example}`.",
  },
  "config.missingValue": {
    ...error,
    message: "`{module}` needs a value for its config parameter `{name}`",
    help: "It has no default: set it here, `{setting}`, or give it a default where it is declared.",
  },
  "config.typeMismatch": {
    ...error,
    message: "{name} is declared as {wanted}, but this is {found}",
    help: "Change the declared type, or give a value of that type.",
  },
  "config.circularReference": {
    ...error,
    message: "the value of `{name}` depends on itself: {chain}",
    help: "Give one of these parameters a value of its own.",
  },
  "config.invalidDefault": {
    ...error,
    message: "a config value cannot hold {what}",
    help: "Use literals, other parameters (`config.name`, `alias/config.name`), `+ - * /` and parentheses.",
  },
  "config.incompatibleOperands": {
    ...error,
    message: "config values of {left} and {right} cannot be combined with `{operator}`",
    help: "{hint}",
  },
  "config.deepReference": {
    ...warning,
    message: "`{name}` takes its value through {count} references: {chain}",
    help: "Refer to the last one directly, or give the value here; a reader must open every file between.",
  },
  "config.overrideConflict": {
    ...warning,
    message: "`{name}` of {module} is overridden with different values: {values}",
    help: "Set the parameter in one place, or give the same value in all of them.",
  },
  "invariant.invalidDeclaration": {
    ...error,
    message: "the invariant `{name}` {problem}",
    help: "Write `invariant NameInCapitals`, and its conditions between braces.",
  },
  "invariant.notBoolean": {
    ...error,
    message: "an invariant states conditions; this is {type}",
    help: "Compare it with something, for example `{example}`.",
  },
  "invariant.sideEffect": {
    ...error,
    message: "an invariant only looks; `{call}` would change something",
    help: "State what must hold; what happens belongs in the `ensures:` of a rule.",
  },
  "invariant.usesNow": {
    ...error,
    message: "an invariant must not depend on the time{through}",
    help: "Compare stored timestamps, or let a rule react: `when: x: Entity.due_at <= now`.",
  },
  "layout.sectionOrder": {
    ...info,
    optIn: true,
    message: "{section} usually stand before {after}",
    help: "Order: uses, given, external entities, value types, contracts, enums, entities, config, defaults, rules, invariants, actors, surfaces, deferred, open questions.",
  },
} as const satisfies Record<string, Entry>;
