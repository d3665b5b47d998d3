// The space between two words of one line.

import type { Structure } from "./structure.ts";
import { endsOperand, isCloser, isOpener, type Word } from "./tokens.ts";

/**
 * The number of blanks between two neighbours, 0 or 1.
 * @param words all words of the file
 * @param index the right one of the two
 */
export function gapBefore(words: readonly Word[], index: number, structure: Structure): 0 | 1 {
  const left = words[index - 1];
  const right = words[index];
  if (left === undefined || right === undefined) return 0;
  if (isOpener(left) || isCloser(right)) return insideBracket(words, left, right, structure);
  switch (right.text) {
    case ",":
    case "?":
    case ".":
    case "?.":
      return 0;
    case ":":
      return structure.spacedColons.has(index) ? 1 : 0;
    case "(":
      if (endsOperand(left)) return 0;
      break;
    case "{":
      if (structure.lookups.has(index)) return 0;
      break;
    default:
  }
  if (right.name === "Qualifier" || left.name === "Qualifier") return 0;
  if (structure.typeSigns.has(index) && right.text !== "*") return 0;
  if (structure.typeSigns.has(index - 1) && left.text === "<") return 0;
  if (structure.negations.has(index - 1)) return right.text === "-" ? 1 : 0;
  if (joinsNames(words, index) || joinsNames(words, index - 1)) return 0;
  switch (left.text) {
    case ".":
    case "?.":
    case "@":
      return 0;
    default:
      return 1;
  }
}

/**
 * A minus or slash between two names that touch it: most likely a name or path that was meant to be
 * one, and is spoken of as one in findings.
 */
function joinsNames(words: readonly Word[], index: number): boolean {
  const [before, sign, after] = [words[index - 1], words[index], words[index + 1]];
  if (sign?.text !== "-" && sign?.text !== "/") return false;
  if (before?.end !== sign.start || sign.end !== after?.start) return false;
  if (words[index - 2]?.text === ".") return false;
  return /^\w*[A-Za-z_]\w*$/.test(before.text) && /^[A-Za-z_]/.test(after.text);
}

/** Round and square brackets hug what they hold, bodies do not, sets and objects as written. */
function insideBracket(
  words: readonly Word[],
  left: Word,
  right: Word,
  { partner, bodies, lookups }: Structure,
): 0 | 1 {
  if (isOpener(left) && isCloser(right)) return 0;
  const open = isOpener(left) ? left.index : partner.get(right.index);
  if (open === undefined || words[open]?.text !== "{" || lookups.has(open)) return 0;
  if (bodies.has(open)) return 1;
  const first = words[open + 1] as Word;
  const close = words[partner.get(open) ?? open] as Word;
  const last = words[close.index - 1] as Word;
  const opening = words[open] as Word;
  const padded = first.line === opening.line ? first.start > opening.end : close.start > last.end;
  return padded ? 1 : 0;
}
