// A text as a terminal shows it: tabs as spaces, control characters made visible (a file must not
// be able to steer the terminal it is shown on), and the number of columns a character takes.

const TAB = "    ";

/** The form in which one character (code point) is shown. */
export function shown(char: string): string {
  if (char === "\t") return TAB;
  const c = char.codePointAt(0) ?? 0;
  if (c < 0x20) return String.fromCharCode(0x2400 + c);
  if (c === 0x7f) return "\u2421";
  return isInvisible(c) ? "\ufffd" : char;
}

/** Makes a whole text safe to show on one line. */
export function shownText(text: string): string {
  let out = "";
  for (const char of text) out += shown(char);
  return out;
}

/** Columns that a shown text takes. */
export function width(text: string): number {
  let columns = 0;
  for (const char of text) columns += charWidth(char.codePointAt(0) ?? 0);
  return columns;
}

/** Further controls, lone surrogates, and marks that reorder the text around them. */
function isInvisible(c: number): boolean {
  return (
    (c >= 0x80 && c < 0xa0) ||
    (c >= 0xd800 && c < 0xe000) ||
    (c >= 0x202a && c <= 0x202e) ||
    (c >= 0x2066 && c <= 0x2069) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0xfeff
  );
}

function charWidth(c: number): number {
  if (c < 0x300) return 1;
  if (isCombining(c)) return 0;
  return isWide(c) ? 2 : 1;
}

function isCombining(c: number): boolean {
  return (
    c <= 0x36f ||
    (c >= 0x200b && c <= 0x200f) ||
    (c >= 0x20d0 && c <= 0x20ff) ||
    (c >= 0xfe00 && c <= 0xfe0f)
  );
}

function isWide(c: number): boolean {
  return (
    (c >= 0x1100 && c <= 0x115f) ||
    (c >= 0x2e80 && c <= 0xa4cf && c !== 0x303f) ||
    (c >= 0xac00 && c <= 0xd7a3) ||
    (c >= 0xf900 && c <= 0xfaff) ||
    (c >= 0xfe30 && c <= 0xfe6f) ||
    (c >= 0xff00 && c <= 0xff60) ||
    (c >= 0xffe0 && c <= 0xffe6) ||
    (c >= 0x1f300 && c <= 0x1f64f) ||
    (c >= 0x1f900 && c <= 0x1f9ff) ||
    (c >= 0x20000 && c <= 0x3fffd)
  );
}
