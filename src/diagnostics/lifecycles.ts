// Diagnostics of this family; see entry.ts.

import type { Entry } from "./entry.ts";
import { presenceEntries } from "./presence.ts";
import { ruleLogicEntries } from "./rule-logic.ts";

export const lifecycleEntries = {
  "status.unreachableValue": {
    severity: "warning",
    message: "nothing ever sets `{entity}.{field}` to `{value}`",
    help: "Let a rule or a creation set it, or remove `{value}` from the field.",
    since: "0.1.0",
  },
  "status.noExit": {
    severity: "warning",
    message: "no rule leads out of `{value}`, so `{entity}.{field}` stays there for ever",
    help: "Write the rule that leaves `{value}`; where it is an end, say so with `terminal:` in a `transitions` block.",
    since: "0.1.0",
  },
  "status.undeclaredTransition": {
    severity: "error",
    message:
      "`{entity}.{field}` may not go from {sources} to `{target}`: no such edge in its graph",
    help: "Narrow the rule's `requires`, or add the edge to `transitions {field}`.",
    since: "0.1.0",
  },
  "transitions.deadEnd": {
    severity: "error",
    message: "`{state}` has no edge out of it and is not declared terminal",
    help: "Add the edge that leaves `{state}`, or list it under `terminal:`.",
    since: "0.1.0",
  },
  "transitions.unwitnessedEdge": {
    severity: "error",
    message: "no rule takes `{entity}.{field}` from `{from}` to `{to}`",
    help: "Write the rule that does it, let an existing one start from `{from}`, or remove the edge.",
    since: "0.1.0",
  },
  "transitions.unknownState": {
    severity: "error",
    message: "`{state}` is no value of `{entity}.{field}`{hint}",
    help: "The graph names the values as the field declares them, with or without backticks.",
    since: "0.1.0",
  },
  "transitions.unknownField": {
    severity: "error",
    message: "`{entity}` has no enum field `{field}` that a graph could govern{hint}",
    help: "Name the enum field after `transitions`, or give the entity such a field.",
    since: "0.1.0",
  },
  "transitions.missingState": {
    severity: "error",
    message: "`{state}` does not occur in the graph of `{entity}.{field}`",
    help: "Add its edges, or list it under `terminal:`; the graph speaks of every value of the field.",
    since: "0.1.0",
  },
  "transitions.missingTerminal": {
    severity: "error",
    message: "the graph of `{entity}.{field}` names no terminal states",
    help: "Add `terminal:` with the values in which its life ends.",
    since: "0.1.0",
  },
  "transitions.terminalWithExit": {
    severity: "warning",
    message: "`{state}` is declared terminal, but the graph leads out of it",
    help: "Remove it from `terminal:`, or the edges that leave it.",
    since: "0.1.0",
  },
  "created.missingStatus": {
    severity: "warning",
    message: "`{entity}` is created without `{field}`, so its lifecycle has no beginning",
    help: "Give the state it begins in: `{field}: …`.",
    since: "0.1.0",
  },
  "rule.transitionOnCreatableValue": {
    severity: "warning",
    message: "this does not fire for a `{entity}` created with `{field}` already `{value}`",
    help: "Write `becomes {value}` to fire then as well, or a rule for `{entity}.created`.",
    since: "0.1.0",
  },
  ...presenceEntries,
  ...ruleLogicEntries,
} as const satisfies Record<string, Entry>;
