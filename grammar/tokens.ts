// The token vocabulary (language definition, 1.3 to 1.6). No word is reserved: every keyword is
// in the category Word, and `words.ts` decides from the neighbours of a word whether it is one.

import { createToken, Lexer, type TokenType } from "chevrotain";

/** Any word: the category of Identifier and of all keywords. */
export const Word = createToken({ name: "Word", pattern: Lexer.NA, label: "a name" });

/** Operators that stand between two operands. */
export const InfixOperator = createToken({
  name: "InfixOperator",
  pattern: Lexer.NA,
  label: "an operator",
});

export const Identifier = createToken({
  name: "Identifier",
  pattern: /[A-Za-z_][A-Za-z0-9_]*/,
  start_chars_hint: [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"],
  categories: [Word],
  label: "a name",
  line_breaks: false,
});

// --- keywords: given their type by words.ts, never by a pattern

function keyword(name: string, word: string, infix = false): TokenType {
  const categories = infix ? [Word, InfixOperator] : [Word];
  return createToken({ name, pattern: Lexer.NA, categories, label: `\`${word}\`` });
}

export const Use = keyword("Use", "use");
export const As = keyword("As", "as");
export const Given = keyword("Given", "given");
export const Config = keyword("Config", "config");
export const External = keyword("External", "external");
export const Entity = keyword("Entity", "entity");
export const Value = keyword("Value", "value");
export const Enum = keyword("Enum", "enum");
export const Variant = keyword("Variant", "variant");
export const Rule = keyword("Rule", "rule");
export const Contract = keyword("Contract", "contract");
export const Actor = keyword("Actor", "actor");
export const Surface = keyword("Surface", "surface");
export const Default = keyword("Default", "default");
export const Deferred = keyword("Deferred", "deferred");
export const Open = keyword("Open", "open");
export const Question = keyword("Question", "question");
export const Invariant = keyword("Invariant", "invariant");
export const Transitions = keyword("Transitions", "transitions");
export const Terminal = keyword("Terminal", "terminal");

export const When = keyword("When", "when:");
export const Requires = keyword("Requires", "requires:");
export const Ensures = keyword("Ensures", "ensures:");
export const Facing = keyword("Facing", "facing");
export const Context = keyword("Context", "context");
export const Exposes = keyword("Exposes", "exposes:");
export const Provides = keyword("Provides", "provides:");
export const Related = keyword("Related", "related:");
export const Timeout = keyword("Timeout", "timeout:");
export const Contracts = keyword("Contracts", "contracts:");
export const Demands = keyword("Demands", "demands");
export const Fulfils = keyword("Fulfils", "fulfils");
export const WithinClause = keyword("WithinClause", "within:");
export const IdentifiedBy = keyword("IdentifiedBy", "identified_by:");
export const Guarantee = keyword("Guarantee", "guarantee");
export const Guidance = keyword("Guidance", "guidance");
export const Produces = keyword("Produces", "produces:");
export const Consumes = keyword("Consumes", "consumes:");

export const Let = keyword("Let", "let");
export const For = keyword("For", "for");
export const If = keyword("If", "if");
export const Else = keyword("Else", "else");
export const Not = keyword("Not", "not");
export const Exists = keyword("Exists", "exists");
export const True = keyword("True", "true");
export const False = keyword("False", "false");
export const Null = keyword("Null", "null");
export const Now = keyword("Now", "now");
export const This = keyword("This", "this");
export const Within = keyword("Within", "within");

export const Implies = keyword("Implies", "implies", true);
export const Or = keyword("Or", "or", true);
export const And = keyword("And", "and", true);
export const In = keyword("In", "in", true);
export const Where = keyword("Where", "where", true);
export const With = keyword("With", "with", true);
export const WhenGuard = keyword("WhenGuard", "when", true);
export const TransitionsTo = keyword("TransitionsTo", "transitions_to", true);
export const Becomes = keyword("Becomes", "becomes", true);

/** Two words that act as one; joined by words.ts. */
export const NotIn = createToken({
  name: "NotIn",
  pattern: Lexer.NA,
  categories: [InfixOperator],
  label: "`not in`",
});
export const NotExists = createToken({
  name: "NotExists",
  pattern: Lexer.NA,
  label: "`not exists`",
});

// --- literals

export const DurationLiteral = createToken({
  name: "DurationLiteral",
  pattern:
    /[0-9][0-9_]*(?:\.[0-9][0-9_]*)?\.(?:second|minute|hour|day|week|month|year)s?(?![A-Za-z0-9_])/,
  start_chars_hint: [..."0123456789"],
  label: "a duration",
  line_breaks: false,
});
export const NumberLiteral = createToken({
  name: "NumberLiteral",
  pattern: /[0-9][0-9_]*(?:\.[0-9][0-9_]*)?/,
  start_chars_hint: [..."0123456789"],
  label: "a number",
  line_breaks: false,
});
export const StringLiteral = createToken({
  name: "StringLiteral",
  pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/,
  start_chars_hint: ['"'],
  label: "a string",
  line_breaks: false,
});
export const BacktickLiteral = createToken({
  name: "BacktickLiteral",
  pattern: /`[^`\r\n]*`/,
  start_chars_hint: ["`"],
  label: "a backtick literal",
  line_breaks: false,
});

// --- punctuation

function symbol(name: string, text: string, infix = false): TokenType {
  return createToken({
    name,
    pattern: text,
    categories: infix ? [InfixOperator] : [],
    label: `\`${text}\``,
    line_breaks: false,
  });
}

export const FatArrow = symbol("FatArrow", "=>");
export const NotEqual = symbol("NotEqual", "!=", true);
export const LessEqual = symbol("LessEqual", "<=", true);
export const GreaterEqual = symbol("GreaterEqual", ">=", true);
export const Arrow = symbol("Arrow", "->", true);
export const Coalesce = symbol("Coalesce", "??", true);
export const OptionalDot = symbol("OptionalDot", "?.");
export const Equal = symbol("Equal", "=", true);
export const Less = symbol("Less", "<", true);
export const Greater = symbol("Greater", ">", true);
export const Plus = symbol("Plus", "+", true);
export const Minus = symbol("Minus", "-", true);
export const Star = symbol("Star", "*", true);
export const Slash = symbol("Slash", "/", true);
export const Pipe = symbol("Pipe", "|", true);
export const QuestionMark = symbol("QuestionMark", "?");
export const Dot = symbol("Dot", ".");
export const LeftBrace = symbol("LeftBrace", "{");
export const RightBrace = symbol("RightBrace", "}");
export const LeftParen = symbol("LeftParen", "(");
export const RightParen = symbol("RightParen", ")");
export const LeftBracket = symbol("LeftBracket", "[");
export const RightBracket = symbol("RightBracket", "]");
export const Colon = symbol("Colon", ":");
export const Comma = symbol("Comma", ",");
export const At = symbol("At", "@");

/** The slash of a qualified name `alias/Name`; told from division by words.ts. */
export const Qualifier = createToken({ name: "Qualifier", pattern: Lexer.NA, label: "`/`" });

// --- what the language does not have, so that messages can name what to write instead

/** An operator of another language; foreign.ts reports it and puts the right one in its place. */
export const ForeignOperator = createToken({
  name: "ForeignOperator",
  pattern: /===|!==|==|<>|=<|:=|\+\+|\+=|-=|\*=|\/=|&&?|\|\||!(?!=)|[→≤≥≠∈∉∧∨¬]/,
  start_chars_hint: [..."=!<:+-*/&|→≤≥≠∈∉∧∨¬"],
  line_breaks: false,
});
/** A comment of another language: `//`, `#` or a block comment on one line. */
export const ForeignComment = createToken({
  name: "ForeignComment",
  pattern: /\/\/[^\r\n]*|#[^\r\n]*|\/\*[^\r\n]*/,
  start_chars_hint: ["/", "#"],
  line_breaks: false,
});
export const Semicolon = symbol("Semicolon", ";");
export const Ellipsis = createToken({
  name: "Ellipsis",
  pattern: /\.\.\.?|…/,
  start_chars_hint: [".", "…"],
  line_breaks: false,
});
export const SingleQuoted = createToken({
  name: "SingleQuoted",
  // A quote that is never closed ends the search at the next one, so that no line is read twice.
  pattern: /'[^'\r\n]*'|[“„][^”“„\r\n]*[”“]/,
  start_chars_hint: ["'", "“", "„"],
  line_breaks: false,
});
export const UnclosedString = createToken({
  name: "UnclosedString",
  pattern: /"[^\r\n]*/,
  start_chars_hint: ['"'],
  line_breaks: false,
});
export const UnclosedBacktick = createToken({
  name: "UnclosedBacktick",
  pattern: /`[^\r\n]*/,
  start_chars_hint: ["`"],
  line_breaks: false,
});
// First characters of Unknown: every code below 256, and one code for each bucket by which the
// lexer files the codes above (it keeps its dispatch table only if all tokens tell theirs).
const anyCharacter = Array.from({ length: 256 }, (_, code) => code).concat(
  Array.from({ length: 400 }, (_, i) => Math.min(256 + i * 200, 65535)),
);
/** A run of characters that no other token begins with. */
export const Unknown = createToken({
  name: "Unknown",
  pattern: /[^A-Za-z0-9_"`=<>+\-*/|?.{}()[\]:,@;#!&' \t\r\n→≤≥≠∈∉∧∨¬…“„]+|[\s\S]/,
  start_chars_hint: anyCharacter,
  label: "an unknown character",
  line_breaks: false,
});

// --- trivia

export const Blank = createToken({
  name: "Blank",
  pattern: /[ \t]+/,
  start_chars_hint: [" ", "\t"],
  group: Lexer.SKIPPED,
  line_breaks: false,
});
export const LineBreak = createToken({
  name: "LineBreak",
  pattern: /[\r\n]+/,
  start_chars_hint: ["\r", "\n"],
  group: Lexer.SKIPPED,
  line_breaks: false,
});
export const CommentToken = createToken({
  name: "CommentToken",
  pattern: /--[^\r\n]*/,
  start_chars_hint: ["-"],
  group: "comments",
  line_breaks: false,
});

/** Tokens that have a pattern, in the order in which the lexer tries them. */
export const lexical: readonly TokenType[] = [
  Blank,
  LineBreak,
  Identifier,
  CommentToken,
  DurationLiteral,
  NumberLiteral,
  StringLiteral,
  BacktickLiteral,
  UnclosedString,
  UnclosedBacktick,
  FatArrow,
  ForeignComment,
  Arrow,
  LessEqual,
  GreaterEqual,
  Coalesce,
  OptionalDot,
  Ellipsis,
  ForeignOperator,
  Colon,
  Comma,
  Dot,
  LeftBrace,
  RightBrace,
  LeftParen,
  RightParen,
  LeftBracket,
  RightBracket,
  At,
  Equal,
  NotEqual,
  Less,
  Greater,
  Plus,
  Minus,
  Star,
  Slash,
  Pipe,
  QuestionMark,
  Semicolon,
  SingleQuoted,
  Unknown,
];
