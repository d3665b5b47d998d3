// Diagnostics of the lexer and the parser. Words that people write although the language does
// not have them get entries of their own, so that the message can name what to write instead.

import type { Entry } from "./entry.ts";

const error = { severity: "error", since: "0.1.0" } as const;

export const parseEntries = {
  "parse.unexpected": {
    ...error,
    message: "expected {expected}, found {found}",
    help: "",
  },
  "parse.prose": {
    ...error,
    message: "this reads as a sentence; an expression is expected here",
    help: "Write a condition such as `user.status = active`. Words for people go into a comment (`--`), an `@guidance` block or an `open question`.",
  },
  "parse.foreignWord": {
    ...error,
    message: "`{found}` is no operator of the language",
    help: "Write {write}.",
  },
  "parse.foreignOperator": {
    ...error,
    message: "`{found}` is written `{write}` here",
    help: "Write `{write}`.",
  },
  "parse.foreignUpdate": {
    ...error,
    message: "there is no `{found}`; an effect names the whole new value",
    help: "Write `x.count = x.count {operator} 1`; on the right, names mean the values before.",
  },
  "parse.foreignComment": {
    ...error,
    message: "a comment begins with `--`, not with `{marker}`",
    help: "Write `--`.",
  },
  "parse.foreignQuotes": {
    ...error,
    message: "a string stands in double quotes",
    help: 'Write "..."; an enum literal with unusual characters stands in backticks.',
  },
  "parse.semicolon": {
    ...error,
    message: "lines do not end in semicolons",
    help: "Remove it; members follow one another on lines of their own.",
  },
  "parse.elision": {
    ...error,
    message: "`...` is no part of the language",
    help: "Write what it stands for, or leave it open with a comment or an `open question`.",
  },
  "parse.unknownCharacter": {
    ...error,
    message: "{found} has no meaning here",
    help: "Names are made of the letters A to Z, digits and underscores; other text goes into strings and comments.",
  },
  "parse.unclosedString": {
    ...error,
    message: "this text is not closed on its line; the second {quote} is missing",
    help: "Add the closing {quote}. A text cannot go on over several lines.",
  },
  "parse.unclosedBrace": {
    ...error,
    message: "this opening brace is never closed",
    help: "Add the closing brace at the end of its body.",
  },
  "parse.strayBrace": {
    ...error,
    message: "this closing brace closes nothing",
    help: "Remove it, or look for the body above that it was to close.",
  },
  "parse.unknownDeclaration": {
    ...error,
    message: "`{word}` begins no declaration of the language",
    help: "{hint}",
  },
  "parse.unknownClause": {
    ...error,
    message: "`{word}:` is no clause of {body}",
    help: "{hint}",
  },
  "parse.missingComma": {
    ...error,
    message: "{items} on one line stand apart by commas",
    help: "Put a comma before this one, or begin a new line.",
  },
  "parse.severalValues": {
    ...error,
    message: "`{name}:` has one value; this is a second one",
    help: "Join the lines with an operator such as `and`, or make two members of them.",
  },
  "parse.severalTriggers": {
    ...error,
    message: "a second trigger needs `or` before it",
    help: "Join alternatives with `or`, each complete in itself.",
  },
  "parse.branchValue": {
    ...error,
    message: "a branch of a conditional value is exactly one expression",
    help: "Name the parts with `let` before it, or use an `if` around effects instead.",
  },
  "parse.misplacedQuestionMark": {
    ...error,
    message: "`?` marks an optional type or parameter; it cannot follow this",
    help: "To ask whether something is there, write `exists x` or `x != null`.",
  },
  "parse.legacyAnnotation": {
    ...error,
    message: "`{word}:` is version 1 spelling; this version writes `@{word}`",
    help: "Write `@{word}` without a colon; its text goes into comment lines below it.",
  },
  "parse.missingOperator": {
    ...error,
    message: "`{found}` cannot follow `{before}` without an operator between them",
    help: "Write a comparison such as `a = b`, a condition `a.flag`, or a black box function `f(a)`.",
  },
  "parse.range": {
    ...error,
    message: "there are no ranges in the language",
    help: "Write `low <= x and x <= high`.",
  },
  "parse.misplacedGuard": {
    ...error,
    message: "`when` guards entries of a surface; here it has no meaning",
    help: "Put the effect under `if condition:`, or the condition into `requires:`.",
  },
  "parse.dottedType": {
    ...error,
    message: "`{found}` is a path; a type is expected here",
    help: "Write the name of the type; one of another module is `alias/Name`.",
  },
  "parse.tooDeep": {
    ...error,
    message: "this is nested or chained too deeply to be read",
    help: "Name parts of it with `let` or derived values.",
  },
} as const satisfies Record<string, Entry>;
