// What the rules cannot say, for both notations.

/** Paragraphs on keywords and layout. */
export const notes: readonly string[] = [
  "No word is reserved. Every keyword is also a Word, and the words beside it decide which it is: `when` is a clause before a colon and a guard elsewhere, `open` is a keyword only in `open question`, and after `.`, `|` and `->` every word is just a name.",
  "Line breaks are no tokens, and there is no end of statement. After the colon of a clause, a member or a branch, what begins on the same line is one item; what begins on a later and deeper line is a block, whose items go on until a line that stands less deep. In `ensures`, `exposes`, `provides`, `related`, `timeout` and `contracts` a comma adds an item on the same line.",
  "An expression goes on over line breaks where an operator stands on either side of the break. A `(` or `{` at the beginning of a line never continues what is above it; a `<` opens type arguments only where it touches a capitalised name.",
  "An `else` that begins a line belongs to the innermost `if` whose line does not begin deeper than it.",
  "Commas between members, and between elements on lines of their own, may be left out; so the rules show them as optional.",
  "`misplacedGuard`, `dottedType` and `removedClause` are no part of the language; they read what people write in its place, to say what is wrong with it. `legacyAnnotation` is the spelling of version 1.",
];
