// Diagnostics about members that are there only in some states.

import type { Entry } from "./entry.ts";

export const presenceEntries = {
  "field.whenUnknownState": {
    severity: "error",
    message: "`{state}` is no value of `{entity}.{field}`{hint}",
    help: "A `when` set names values of the status, separated by `|`.",
    since: "0.1.0",
  },
  "field.whenWithoutGraph": {
    severity: "error",
    message: "`{name}` cannot depend on this: {problem}",
    help: "Write `when <status> = a | b`, with a status that has a `transitions` block.",
    since: "0.1.0",
  },
  "field.notSetOnEntry": {
    severity: "error",
    message: "`{entity}` enters `{state}` here without setting {members}",
    help: "These are there in `{state}`: add {assignments}.",
    since: "0.1.0",
  },
  "field.notClearedOnExit": {
    severity: "error",
    message: "`{entity}` goes to `{state}` here without clearing {members}",
    help: "These are not there in `{state}`: add {assignments}.",
    since: "0.1.0",
  },
  "field.unguardedAccess": {
    severity: "error",
    message: "`{member}` is read here, but it is there only when {field} is {states}",
    help: "Require the status first: {guard}.",
    since: "0.1.0",
  },
  "derived.whenMismatch": {
    severity: "error",
    message: "`{member}` is there when {field} is {actual}, not when it is {declared}",
    help: "What it reads decides when it is there; write these states, or leave out `when`.",
    since: "0.1.0",
  },
  "derived.unreachable": {
    severity: "error",
    message: "`{member}` reads members that are never there at the same time",
    help: "No value of `{field}` has all of them; test the status first, or read other members.",
    since: "0.1.0",
  },
  "invariant.tautology": {
    severity: "info",
    message: "invariant `{name}` holds whatever happens: it follows from the declarations",
    help: "Remove it, or let it say something that a rule could break.",
    optIn: true,
    since: "0.1.0",
  },
} as const satisfies Record<string, Entry>;
