// Diagnostics about when rules fire, and about rules that fire together.

import type { Entry } from "./entry.ts";

export const ruleLogicEntries = {
  "rule.neverFires": {
    severity: "warning",
    message: "rule `{rule}` can never fire: its preconditions contradict each other",
    help: "Correct one of them, or join alternatives with `or`.",
    since: "0.1.0",
  },
  "temporal.missingGuard": {
    severity: "warning",
    message: "rule `{rule}` has no `requires`, so it fires again and again once the time has come",
    help: "Require a state that the rule leaves, for example `requires: {binding}.status = active`.",
    since: "0.1.0",
  },
  "temporal.optionalField": {
    severity: "warning",
    message: "`{path}` may be absent, and then this time never comes",
    help: "Say so with `requires: {path} != null`, or make the field mandatory.",
    since: "0.1.0",
  },
  "rule.unguardedSiblingCreation": {
    severity: "warning",
    message: "rule `{rule}` may create a second `{entity}` for one `{parent}`",
    help: "Rule `{other}` tests that there is none; test it here as well, or say why not.",
    since: "0.1.0",
  },
  "rule.overlappingPreconditions": {
    severity: "warning",
    message: "rules `{other}` and `{rule}` can both fire on {trigger}",
    help: "Make their `requires` exclude each other, or merge the rules.",
    since: "0.1.0",
  },
  "rule.duplicateBehavior": {
    severity: "warning",
    message: "rule `{rule}` does the same as rule `{other}`, on the same trigger",
    help: "Remove one of them.",
    since: "0.1.0",
  },
  "rule.potentialShadow": {
    severity: "info",
    message: "wherever rule `{rule}` fires, rule `{other}` has the same effects already",
    help: "Remove the narrower rule, or give it effects of its own.",
    since: "0.1.0",
  },
  "rule.possiblyNoEffect": {
    severity: "warning",
    message: "rule `{rule}` may fire and change nothing: all it does is conditional",
    help: "Add the missing `else`, or move the condition into `requires`.",
    since: "0.1.0",
  },
} as const satisfies Record<string, Entry>;
