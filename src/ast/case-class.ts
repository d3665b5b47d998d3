// The case class of a word (language definition, 1.3): types and variants begin with a capital
// letter, values and enum literals do not.

/** True for a word that begins with one of the letters A to Z. */
export function isUpper(text: string): boolean {
  const c = text.charCodeAt(0);
  return c >= 65 && c <= 90;
}
