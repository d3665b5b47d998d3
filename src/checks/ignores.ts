// Directives `-- allium-ignore CODE, CODE` (language definition, 9.1): what they suppress, and
// which of their codes suppress nothing.

import type { Comment } from "../ast/index.ts";
import { nearest } from "../base/nearest.ts";
import { LineTable, type Span } from "../base/span.ts";
import { type Code, catalogue, codes, isSyntaxCode } from "../diagnostics/catalogue.ts";
import { type Diagnostic, diagnostic, type Fix } from "../diagnostics/diagnostic.ts";

/** One code of a directive, as written. */
interface Ignored {
  readonly text: string;
  readonly span: Span;
}

interface Directive {
  readonly line: number;
  readonly ignored: readonly Ignored[];
}

/**
 * The diagnostics of a file that its directives do not suppress, and those about directives that
 * suppress nothing (9.1). Several directives in a row speak for the same line below.
 * @param optIn whether codes that are silent without being asked for have been looked for
 * @returns what remains, in the order given, and what is said about the directives
 */
export function withoutIgnored(
  found: readonly Diagnostic[],
  comments: readonly Comment[],
  source: string,
  optIn: boolean,
): { readonly kept: readonly Diagnostic[]; readonly unused: readonly Diagnostic[] } {
  const directives = directivesIn(comments);
  if (directives.size === 0) return { kept: found, unused: [] };
  const lines = new LineTable(source);
  const used = new Set<Ignored>();
  const kept = found.filter((d) => {
    if (isSyntaxError(d)) return true;
    const { line } = lines.position(d.span.start);
    const matching = speakingFor(line, directives).filter(({ text }) => covers(text, d.code));
    for (const ignored of matching) used.add(ignored);
    return matching.length === 0;
  });
  // A syntax error hides what would be found beside it, so that nothing can be called unused.
  if (found.some(isSyntaxError)) return { kept, unused: [] };
  const unused = [...directives.values()].flatMap((directive) =>
    unusedIn(directive, used, lines, optIn),
  );
  return { kept, unused };
}

/** Syntax errors are not suppressible: without a tree nothing else can be judged. */
function isSyntaxError(d: Diagnostic): boolean {
  return d.severity === "error" && isSyntaxCode(d.code);
}

function directivesIn(comments: readonly Comment[]): ReadonlyMap<number, Directive> {
  const directives = new Map<number, Directive>();
  for (const { text, span, line, ownLine } of comments) {
    const match = /^(\s*allium-ignore[ \t]+)([A-Za-z0-9._, \t-]+?)\s*$/.exec(text);
    if (match === null || !ownLine) continue;
    const start = span.start + "--".length + (match[1] ?? "").length;
    const ignored = [...(match[2] ?? "").matchAll(/[^\s,]+/g)].map((word) => ({
      text: word[0],
      span: { start: start + word.index, end: start + word.index + word[0].length },
    }));
    if (ignored.length > 0) directives.set(line, { line, ignored });
  }
  return directives;
}

/** The directives for a line: its own when it is one, else all that stand directly above it. */
function speakingFor(line: number, directives: ReadonlyMap<number, Directive>): readonly Ignored[] {
  const own = directives.get(line);
  if (own !== undefined) return own.ignored;
  const found: Ignored[] = [];
  for (let above = line - 1; ; above--) {
    const directive = directives.get(above);
    if (directive === undefined) return found;
    found.push(...directive.ignored);
  }
}

function plainCode(text: string): string {
  return text.replace(/^allium\./, "");
}

function covers(text: string, code: Code): boolean {
  return text === "all" || plainCode(text) === code;
}

function unusedIn(
  { line, ignored }: Directive,
  used: ReadonlySet<Ignored>,
  lines: LineTable,
  optIn: boolean,
): readonly Diagnostic[] {
  const unused = ignored.filter((i) => !used.has(i) && (optIn || !isSilent(i.text)));
  const fix = unused.length === ignored.length ? removal(line, lines) : undefined;
  return unused.map(({ text, span }) => {
    const params = { code: text, meant: meantInstead(text) };
    return diagnostic("ignore.unused", span, params, fix === undefined ? {} : { fix });
  });
}

/** True for a code that has not been looked for, as nobody asked for it. */
function isSilent(text: string): boolean {
  const code = codes.find((c) => c === plainCode(text));
  return code !== undefined && "optIn" in catalogue[code];
}

function meantInstead(text: string): string {
  const word = plainCode(text);
  if (text === "all" || codes.some((c) => c === word)) return "";
  const near = nearest(word, codes);
  return near === undefined ? ", as there is no such code" : `, or write \`${near}\``;
}

function removal(line: number, lines: LineTable): Fix {
  const { start } = lines.lineSpan(line);
  const end = Math.min(lines.startOf(line), lines.text.length);
  return { title: "Remove the directive", safe: true, edits: [{ span: { start, end }, text: "" }] };
}
