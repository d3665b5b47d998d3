// Diagnostics about surfaces and actors.

import type { Entry } from "./entry.ts";

const error = { severity: "error", since: "0.1.0" } as const;
const warning = { severity: "warning", since: "0.1.0" } as const;

export const surfaceClauseEntries = {
  "surface.missingActor": {
    ...error,
    message: "`{name}` is neither an actor nor an entity, so nobody can face this surface",
    help: "{hint}",
  },
  "surface.missingContext": {
    ...error,
    message: "`{actor}` is an actor within `{within}`, but this surface has no `context`",
    help: "Say which one it is about, for example `context site: {within}`.",
  },
  "surface.contextMismatch": {
    ...error,
    message: "`{actor}` is an actor within `{within}`, but this surface is about `{context}`",
    help: "Let `context` name a `{within}`, or let the surface face another actor.",
  },
  "surface.undefinedPath": {
    ...error,
    message: "{problem}",
    help: "{hint}",
  },
  "surface.undefinedProvidesTrigger": {
    ...error,
    message: "no rule listens for `{name}`, so offering it has no effect",
    help: "{hint}",
  },
  "surface.relatedUndefined": {
    ...error,
    message: "there is no surface `{name}`",
    help: "{hint}",
  },
  "surface.relatedContextMismatch": {
    ...error,
    message: "`{name}` {problem}",
    help: "{hint}",
  },
  "surface.unusedBinding": {
    ...warning,
    message: "nothing in the surface uses `{name}`",
    help: "{hint}",
  },
  "surface.duplicateBinding": {
    ...error,
    message: "`{name}` is bound twice in this surface",
    help: "Rename one of them; a reader cannot tell which is meant.",
  },
  "surface.nonCollectionIteration": {
    ...error,
    message: "`for` needs a collection, but `{source}` is {type}",
    help: "Name a relationship to many, a `Set` or `List`, or all instances by their plural.",
  },
  "surface.iterationMisplaced": {
    ...error,
    message: "`{clause}` cannot be repeated by `for`",
    help: "Only entries of `exposes`, `provides` and `related` are repeated for each element.",
  },
  "surface.timeoutUndefinedRule": {
    ...error,
    message: "there is no rule `{name}`",
    help: "{hint}",
  },
  "surface.timeoutNotTemporal": {
    ...error,
    message: "time does not set off the rule `{name}`",
    help: "`timeout:` names rules whose `when:` compares with `now`; leave this one out.",
  },
  "surface.timeoutMismatch": {
    ...error,
    message: "the condition differs from the one that sets off `{name}`",
    help: "Repeat the condition of its `when:`, or leave it out here.",
  },
  "surface.unusedPath": {
    ...warning,
    message: "no rule reads or writes `{member}` of `{entity}`, which this surface shows",
    help: "Write the rule that gives it a value, or stop showing it.",
  },
  "surface.impossibleWhen": {
    ...warning,
    message: "this condition can never hold{why}",
    help: "Join alternatives with `or`, or correct one of the parts.",
  },
  "surface.weakGuard": {
    ...warning,
    message: "`{trigger}` is offered where the rule `{rule}` refuses it",
    help: "The rule requires more than `when` says here; add what is missing to the guard.",
  },
  "surface.rawEntityFacing": {
    ...warning,
    message: "the surface faces any `{entity}`, though there are actors for it",
    help: "Name the one who is meant: {actors}.",
  },
  "actor.unused": {
    ...warning,
    message: "no surface faces the actor `{name}`",
    help: "Write the surface that this actor uses, or remove the actor.",
  },
  "actor.trivialCondition": {
    ...warning,
    message: "the condition that identifies `{name}` is always {value}",
    help: "{hint}",
  },
} as const satisfies Record<string, Entry>;
