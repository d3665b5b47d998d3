// TypeScript seen without what is said in comments and strings, and the imports of a file.
// No parser: a scanner of a few lines is enough for code that the formatter has laid out.

/** What may stand before a regular expression; after anything else a slash divides. */
const BEFORE_REGEX = /(?:[(,=:[!&|?{};<>+\-*%~^]|\b(?:return|typeof|case|in|of|await))\s*$|^\s*$/;

/** The code with the inside of comments, strings and regular expressions blanked, at the same offsets. */
export function code(text: string): string {
  let out = "";
  let at = 0;
  /** For each open template, the braces open in its current `${…}`. */
  const templates: number[] = [];
  const blank = (end: number): void => {
    out += text.slice(at, end).replace(/[^\n]/g, " ");
    at = end;
  };
  const take = (count: number): void => {
    out += text.slice(at, at + count);
    at += count;
  };
  const template = (): void => {
    const end = endOf(text, at, /`|\$\{/);
    blank(end);
    if (text[at] === "`") take(1);
    else {
      take(2);
      templates.push(0);
    }
  };
  while (at < text.length) {
    const c = text[at];
    if (text.startsWith("//", at)) blank(indexOr(text, "\n", at));
    else if (text.startsWith("/*", at)) blank(indexOr(text, "*/", at + 2) + 2);
    else if (c === '"' || c === "'") {
      take(1);
      blank(endOf(text, at, c === '"' ? /"|\n/ : /'|\n/));
      take(1);
    } else if (c === "`") {
      take(1);
      template();
    } else if (c === "/" && BEFORE_REGEX.test(out.slice(-40))) {
      take(1);
      blank(endOfRegex(text, at));
      take(1);
    } else if (c === "}" && templates.at(-1) === 0) {
      templates.pop();
      take(1);
      template();
    } else {
      const open = templates.length - 1;
      if (open >= 0 && c === "{") templates[open] = (templates[open] ?? 0) + 1;
      if (open >= 0 && c === "}") templates[open] = (templates[open] ?? 0) - 1;
      take(1);
    }
  }
  return out;
}

function indexOr(text: string, part: string, from: number): number {
  const found = text.indexOf(part, from);
  return found < 0 ? text.length : found;
}

/** Where the first unescaped match begins. */
function endOf(text: string, from: number, stop: RegExp): number {
  const found = new RegExp(`(?<!\\\\)(?:\\\\\\\\)*(?:${stop.source})`, "g");
  found.lastIndex = from;
  const match = found.exec(text);
  if (match === null) return text.length;
  return match.index + match[0].replace(/[^\\].*$/s, "").length;
}

/** Where the slash stands that ends a regular expression; one in a class of characters does not. */
function endOfRegex(text: string, from: number): number {
  let inClass = false;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === "\\") i++;
    else if (c === "[") inClass = true;
    else if (c === "]") inClass = false;
    else if (c === "\n" || (c === "/" && !inClass)) return i;
  }
  return text.length;
}

/** One import or re-export. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

const STATIC = /\b(?:import|export)\b(?<clause>[\w\s{},*$]*?)(?:\bfrom\s*)?"(?<name> *)"/dg;
const DYNAMIC = /\bimport\(\s*"(?<name> *)"/dg;

/** What a file imports, in the order of its text. */
export function imports(text: string): readonly Import[] {
  const blanked = code(text);
  const found: Import[] = [];
  for (const match of [...blanked.matchAll(STATIC), ...blanked.matchAll(DYNAMIC)]) {
    const [start, end] = match.indices?.groups?.["name"] ?? [0, 0];
    found.push({
      from: text.slice(start, end),
      line: text.slice(0, start).split("\n").length,
      typeOnly: isTypeOnly(match.groups?.["clause"]),
    });
  }
  return found.sort((a, b) => a.line - b.line);
}

function isTypeOnly(clause: string | undefined): boolean {
  if (clause === undefined) return false;
  if (/^\s*type\b/.test(clause)) return true;
  const named = /^\s*\{(.*)\}\s*$/s.exec(clause)?.[1];
  if (named === undefined) return false;
  return named.split(",").every((name) => name.trim() === "" || /^\s*type\s/.test(name));
}
