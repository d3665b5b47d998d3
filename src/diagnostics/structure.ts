// Diagnostics about the structure of one module: names declared twice, parts that are missing.

import type { Entry } from "./entry.ts";

const duplicate = {
  severity: "error",
  message: "the {construct} `{name}` is declared twice in this module",
  help: "Rename one of them, or merge the two; only the first is used.",
  since: "0.1.0",
} as const satisfies Entry;

export const structureEntries = {
  "type.duplicateName": duplicate,
  "contract.duplicateName": duplicate,
  "rule.duplicateName": duplicate,
  "surface.duplicateName": duplicate,
  "invariant.duplicateName": duplicate,
  "deferred.duplicateName": duplicate,
  "use.duplicateAlias": duplicate,
  "config.duplicateKey": {
    severity: "error",
    message: "the config parameter `{name}` is declared twice",
    help: "Remove one of them, or rename it; only the first is used.",
    since: "0.1.0",
  },
  "context.duplicateBinding": duplicate,
  "default.duplicateName": duplicate,
  "member.duplicateName": {
    severity: "error",
    message: "`{owner}` already has a member `{name}`",
    help: "Rename one of them, or remove it; a variant has the members of its base as well.",
    since: "0.1.0",
  },
  "field.missingType": {
    severity: "error",
    message: "`{head}` has no type and no value",
    help: "Write its type, a value to derive it from, or a relationship after the colon.",
    since: "0.1.0",
  },
  "sum.missingVariantKeyword": {
    severity: "error",
    message: "`{name}` extends `{base}`, but is not declared as a variant",
    help: "Write `variant {name} : {base}`; entities themselves extend nothing.",
    since: "0.1.0",
  },
  "annotation.misplaced": {
    severity: "error",
    message: "`@{tag}` stands in the body of {where}, not here",
    help: "Move it there; for a rule over all instances write `invariant Name {`, for prose a comment.",
    since: "0.1.0",
  },
  "rule.missingWhen": {
    severity: "error",
    message: "rule `{rule}` has no `when:` clause, so nothing can fire it",
    help: "Say what sets it off, for example `when: SomethingHappens(subject)`.",
    since: "0.1.0",
  },
  "rule.duplicateWhen": {
    severity: "error",
    message: "rule `{rule}` has a second `when:` clause",
    help: "Join the triggers with `or` in one clause, or write a rule for each.",
    since: "0.1.0",
  },
  "rule.missingEnsures": {
    severity: "error",
    message: "rule `{rule}` has no `ensures:` clause, so it says nothing about what happens",
    help: "Say what holds afterwards, for example `ensures: subject.status = done`.",
    since: "0.1.0",
  },
  "use.unresolvedPath": {
    severity: "warning",
    message: "`use` leads to no file: {path}",
    help: "The path is relative to this file and names the file with its ending `.allium`.",
    since: "0.1.0",
  },
} as const satisfies Record<string, Entry>;
