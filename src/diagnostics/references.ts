// Diagnostics about names that lead nowhere, and about things that nothing refers to.

import type { Entry } from "./entry.ts";

const error = { severity: "error", since: "0.1.0" } as const;
const warning = { severity: "warning", since: "0.1.0" } as const;
const info = { severity: "info", since: "0.1.0" } as const;

export const referenceEntries = {
  "type.undefinedReference": {
    ...error,
    message: "`{name}` is {problem}",
    help: "{hint}",
  },
  "rule.undefinedTypeReference": {
    ...error,
    message: "`{name}` is {problem}",
    help: "{hint}",
  },
  "relationship.undefinedTarget": {
    ...error,
    message: "the relationship `{relationship}` leads to `{name}`, which is not declared",
    help: "Declare the entity, import the module that does, or correct the name{meant}.",
  },
  "relationship.nonSingularTarget": {
    ...warning,
    message: "the relationship `{relationship}` names its entity in the plural: `{name}`",
    help: "Write the entity's own name{meant}; the name of the relationship carries the number.",
  },
  "relationship.missingThis": {
    ...error,
    message:
      "the predicate of `with` never mentions `this`, so it relates nothing to this instance",
    help: "Say how the other side refers back, for example `Loan with reader = this`.",
  },
  "relationship.withMisused": {
    ...error,
    message: "`with` declares a relationship, {problem}",
    help: "Filter a collection by `where`; keep `with` for `name: Entity with field = this`.",
  },
  "expression.thisMisused": {
    ...error,
    message: "`this` means nothing {place}",
    help: "{hint}",
  },
  "reference.undefinedImportedAlias": {
    ...error,
    message: "no `use` declares the alias `{alias}`",
    help: 'Add `use "./path.allium" as {alias}`, or correct the alias{meant}.',
  },
  "reference.unknownName": {
    ...warning,
    message: "the module `{alias}` has no `{name}`",
    help: "Correct the name{meant}, or declare it in {path}.",
  },
  "reference.unknownMember": {
    ...error,
    message: "`{owner}` has no `{name}`",
    help: "Correct the name{meant}, or declare it in `{owner}`.",
  },
  "rule.undefinedBinding": {
    ...error,
    message: "`{name}` is {problem}",
    help: "{hint}",
  },
  "rule.unresolvedIdentifier": {
    ...warning,
    message: "`{name}` is bound nowhere, and {why}",
    help: "Bind it by the trigger, a `let` or a `given`, or pass a value{meant}.",
  },
  "derived.circularDependency": {
    ...error,
    message: "`{name}` is computed from itself: {cycle}",
    help: "Break the circle: let one of them be a stored field, or read from another instance.",
  },
  "derived.scopeViolation": {
    ...warning,
    message: "the parameterised derived value `{derived}` reads `{name}`, {what}",
    help: "Use only its parameters and what its own instance leads to; pass the rest as a parameter.",
  },
  "collection.unknownMethod": {
    ...error,
    message: "collections have no `{name}`",
    help: "They have `count`, `any`, `all`, `first`, `last`, `unique`, `add` and `remove`. {hint}",
  },
  "call.unknown": {
    ...error,
    message: "`{name}` cannot be called here: {problem}",
    help: "{hint}",
  },
  "invariant.unknownCollection": {
    ...error,
    message: "`{name}` is not the plural of any entity",
    help: "An invariant ranges over all instances of an entity, named in the plural{meant}.",
  },
  "collection.firstLastUnordered": {
    ...warning,
    message: "`.{name}` of a collection without order may be any of its elements",
    help: "Keep a `List` where order counts, or say which element by a filter or a black box.",
  },
  "collection.orderLost": {
    ...error,
    message: "`{operation}` gives a set without order, but a {wanted} is wanted here",
    help: "Assign it to a `Set`, or build the list by a black box that says how it is ordered.",
  },
  "collection.singularName": {
    ...warning,
    message: "`{name}` names the entity where all its instances are meant",
    help: "Write the plural, `{plural}`.",
  },
  "use.ambiguousReference": {
    ...warning,
    message: "`{name}` is offered by several imported modules: {modules}",
    help: "Say which is meant: `{example}`.",
  },
  "config.undefinedReference": {
    ...error,
    message: "there is no config parameter `{name}`",
    help: "Declare it in the `config` block, or correct the name{meant}.",
  },
  "config.undefinedExternalReference": {
    ...error,
    message: "no `use` declares the alias `{alias}`, whose config is read here",
    help: 'Add `use "./path.allium" as {alias}`, or correct the alias{meant}.',
  },
  "config.undefinedExternalParameter": {
    ...error,
    message: "the config of `{alias}` has no parameter `{name}`",
    help: "Correct the name{meant}, or declare it in {path}.",
  },
  "externalEntity.missingSourceHint": {
    ...warning,
    message: "nothing says which specification governs the external entity `{name}`",
    help: 'Import the specification that does, `use "..." as alias`, and refer to its entity.',
  },
  "openQuestion.present": {
    ...warning,
    message: "open question: {question}",
    help: "Put it to somebody who knows, write the answer into the specification, and remove it.",
  },
  "deferred.missingLocationHint": {
    ...warning,
    message: "nothing says where `{name}` is specified",
    help: 'Name the place on the same line: `"path/to/spec"`, a link, or a comment `-- see: ...`.',
  },
  "entity.unused": {
    ...warning,
    message: "nothing refers to the {construct} `{name}`",
    help: "Remove it, or say in a rule, a surface or another entity what it is for.",
  },
  "field.unused": {
    ...info,
    message: "nothing reads or writes `{owner}.{name}`",
    help: "Remove it, or say what sets it and who looks at it.",
  },
  "definition.unused": {
    ...warning,
    message: "nothing refers to the {construct} `{name}`",
    help: "Remove it, or use it where it was meant to be used.",
  },
  "contract.unused": {
    ...warning,
    message: "no surface demands or fulfils the contract `{name}`",
    help: "Name it under `contracts:` of the surface that it belongs to, or remove it.",
  },
  "let.duplicateBinding": {
    ...error,
    message: "`{name}` is already bound {where}",
    help: "Give the second another name, so that it is clear which is meant below.",
  },
  "naming.convention": {
    ...info,
    message: "the {construct} `{name}` is not written in {convention}",
    help: "By convention it is `{better}`.",
  },
} as const satisfies Record<string, Entry>;
