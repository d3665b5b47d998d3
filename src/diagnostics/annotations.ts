// Diagnostics about contracts and the annotations of contracts, surfaces and rules.

import type { Entry } from "./entry.ts";

const error = { severity: "error", since: "0.1.0" } as const;

export const annotationEntries = {
  "contract.invalidDeclaration": {
    ...error,
    message: "a contract is declared with a name and braces, {problem}",
    help: "{hint}",
  },
  "contract.invalidMember": {
    ...error,
    message: "{found} cannot stand in a contract",
    help: "A contract holds signatures such as `name: (x: Type) -> Type`, `@invariant` and `@guidance`.",
  },
  "contract.invalidEntry": {
    ...error,
    message: "{found} is no entry of `contracts:`",
    help: "Each entry is `demands Name` or `fulfils Name`, where `Name` is a contract.",
  },
  "contract.duplicateEntry": {
    ...error,
    message: "the surface already has an entry for the contract `{name}`",
    help: "Remove one of the two; a surface either demands a contract or fulfils it.",
  },
  "contract.undefinedReference": {
    ...error,
    message: "there is no contract `{name}`",
    help: "{hint}",
  },
  "contract.conflictingNames": {
    ...error,
    message: "the surface has contracts called `{name}` from two modules",
    help: "Readers of the surface cannot tell the two apart; rename one, or split the surface.",
  },
  "annotation.invalidName": {
    ...error,
    message: "`@{tag}` needs a name that begins with a capital letter{found}",
    help: "Write for example `@{tag} NothingIsLost`, then the text in indented comment lines.",
  },
  "annotation.duplicateName": {
    ...error,
    message: "`@{tag} {name}` stands here a second time",
    help: "Rename one of them, or merge their texts.",
  },
  "annotation.emptyBody": {
    ...error,
    message: "`@{tag}` has no text",
    help: "Write it on the next lines as comments (`--`), indented deeper than the `@`.",
  },
  "annotation.guidanceNamed": {
    ...error,
    message: "`@guidance` takes no name, but `{name}` follows it",
    help: "Put the words into the comment lines below `@guidance`.",
  },
  "annotation.order": {
    ...error,
    message: "{late} stands after `@{tag}`",
    help: "{hint}",
  },
  "annotation.formalProse": {
    severity: "info",
    since: "0.1.0",
    message: "the text of `@invariant {name}` reads like an expression",
    help: "Prose is never checked; if it can be said formally, declare an `invariant` with braces.",
  },
} as const satisfies Record<string, Entry>;
