// Diagnostics about expressions: operands, collections, literals, effects.

import type { Entry } from "./entry.ts";

export const expressionEntries = {
  "expression.typeMismatch": {
    severity: "error",
    message: "{problem}",
    help: "{advice}",
    since: "0.1.0",
  },
  "expression.implicitLambda": {
    severity: "error",
    message: "`.{method}` needs a lambda that says what holds for an element",
    help: "Write `.{method}({example})`.",
    since: "0.1.0",
  },
  "expression.nullAssignment": {
    severity: "error",
    message: "`{field}` cannot be null: its type {type} is not optional",
    help: "Declare the field as `{field}: {type}?`, or give it a value here.",
    since: "0.1.0",
  },
  "expression.possiblyNull": {
    severity: "info",
    message: "`{path}` may be null here, and {consequence}",
    help: "Rule the case out first: `requires: {path} != null`, an `if`, or `??` with a default.",
    since: "0.1.0",
  },
  "expression.uselessDefault": {
    severity: "info",
    message: "`{path}` is never null, so what follows `??` is never used",
    help: "Leave the default out, or declare the field optional with `?`.",
    since: "0.1.0",
  },
  "enum.inlineComparison": {
    severity: "error",
    message: "`{left}` and `{right}` are inline enums, so two different types",
    help: "Declare a named `enum` with these literals, and give both fields that type.",
    since: "0.1.0",
  },
  "enum.unknownLiteral": {
    severity: "error",
    message: "`{literal}` is not a literal of {enum}",
    help: "{advice}",
    since: "0.1.0",
  },
  "status.undefinedValue": {
    severity: "error",
    message: "`{literal}` is not a value of the status field `{field}`",
    help: "{advice}",
    since: "0.1.0",
  },
  "created.invalidStatus": {
    severity: "error",
    message: "`{literal}` is no value of the status field `{field}` to begin with",
    help: "{advice}",
    since: "0.1.0",
  },
  "enum.invalidBacktick": {
    severity: "error",
    message: "this backtick literal {problem}",
    help: "Between backticks stand letters, digits, punctuation and symbols, and no blanks.",
    since: "0.1.0",
  },
  "enum.backtickMisplaced": {
    severity: "error",
    message: "a backtick literal is a value of an enum, and {place}",
    help: "Write text in double quotes, and names as plain words.",
    since: "0.1.0",
  },
  "enum.backtickArithmetic": {
    severity: "error",
    message: "`{op}` calculates, but a backtick literal is a value of an enum",
    help: "Compare or assign the literal as a whole.",
    since: "0.1.0",
  },
  "enum.duplicateLiteral": {
    severity: "error",
    message: "`{literal}` stands twice in this enum",
    help: "Remove the second one.",
    since: "0.1.0",
  },
  "enum.empty": {
    severity: "warning",
    message: "enum `{name}` has no literals, so nothing can have this type",
    help: "List its literals between the braces, one on each line or with `|` between them.",
    since: "0.1.0",
  },
  "enum.duplicateInline": {
    severity: "warning",
    message: "`{field}` repeats the inline enum of `{first}`: two types all the same",
    help: "Declare a named `enum` with these literals, and give both fields that type.",
    since: "0.1.0",
  },
  "list.mixedElementTypes": {
    severity: "error",
    message: "this list mixes {types}: no common type",
    help: "Let all elements of a list have one type; a value type may hold values of several.",
    since: "0.1.0",
  },
  "list.emptyListNoElementType": {
    severity: "error",
    message: "nothing says what this empty list would hold",
    help: "Use `[]` only where a field or parameter of type `List<…>` takes it.",
    since: "0.1.0",
  },
  "set.duplicateElement": {
    severity: "warning",
    message: "{element} stands twice in this set, which keeps it once",
    help: "Remove the second one; a list, `[…]`, would keep both.",
    since: "0.1.0",
  },
  "exists.notEntity": {
    severity: "warning",
    message: "`exists` asks whether an instance is there, but this is {type}",
    help: "{advice}",
    since: "0.1.0",
  },
  "if.missingElse": {
    severity: "warning",
    message: "this `if` has no `else`, so its value may be null",
    help: "Add `else:` with a value for the other case; for a condition write `… implies …`.",
    since: "0.1.0",
  },
  "for.asValue": {
    severity: "warning",
    message: "`for` gives no value here: it repeats effects and assertions",
    help: "Take `collection -> field` for a value of each element, `.any` or `.all` for a test.",
    since: "0.1.0",
  },
  "ensures.noEffect": {
    severity: "warning",
    message: "this line of `ensures` changes nothing and states nothing",
    help: "{advice}",
    since: "0.1.0",
  },
  "ensures.assertion": {
    severity: "warning",
    message: "this line of `ensures` states something, but changes nothing",
    help: "Write what changes, such as `path = value`; a precondition belongs in `requires`.",
    since: "0.1.0",
  },
  "ensures.effectMisplaced": {
    severity: "error",
    message: "`.{operation}` changes the state, which only `ensures` may",
    help: "Move it into an `ensures:` clause of a rule.",
    since: "0.1.0",
  },
  "ensures.invalidTarget": {
    severity: "error",
    message: "`{target}` cannot be assigned: {reason}",
    help: "{advice}",
    since: "0.1.0",
  },
  "ensures.readBeforeAssign": {
    severity: "warning",
    message: "this condition reads `{path}` before the rule assigns it further down",
    help: "For the new value move the assignment up; for the old one use a `let` before `ensures`.",
    since: "0.1.0",
  },
  "lookup.notUnique": {
    severity: "info",
    message: "several instances of {entity} may match this lookup",
    help: "Look up by fields that identify one instance, or take a collection with `where`.",
    since: "0.1.0",
  },
} as const satisfies Record<string, Entry>;
