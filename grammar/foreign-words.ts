// Words of other languages and of everyday speech, with what the language writes instead.

/** A foreign word or phrase at a place where an operator could stand. */
export interface ForeignPhrase {
  readonly found: string;
  readonly write: string;
  /** How many words it takes up. */
  readonly length: number;
}

const phrases = new Map<string, string>([
  ["is empty", "`xs.count = 0` for a collection, `x = null` for a value"],
  ["is not empty", "`xs.count > 0` for a collection, `x != null` for a value"],
  ["is null", "`x = null`, or `not exists x`"],
  ["is not null", "`x != null`, or `exists x`"],
  ["is set", "`x != null`"],
  ["is not set", "`x = null`"],
  ["is present", "`exists x`, or `x != null`"],
  ["is in", "`x in xs`"],
  ["is not in", "`x not in xs`"],
  ["is true", "the condition alone"],
  ["is false", "`not` before the condition"],
  ["is not", "`!=`"],
  ["is", "`=`"],
  ["isnt", "`!=`"],
  ["are", "`=`"],
  ["was", "`=`"],
  ["equals", "`=`"],
  ["equal to", "`=`"],
  ["eq", "`=`"],
  ["ne", "`!=`"],
  ["greater than", "`>`"],
  ["less than", "`<`"],
  ["at least", "`>=`"],
  ["at most", "`<=`"],
  ["gt", "`>`"],
  ["lt", "`<`"],
  ["includes", "`x in xs`, with the element on the left"],
  ["include", "`x in xs`, with the element on the left"],
  ["contains", "`x in xs`, with the element on the left"],
  ["has", "`x in xs`, or `exists` with a lookup"],
  ["excludes", "`x not in xs`, with the element on the left"],
  ["instanceof", "`x.kind = Variant`"],
  ["matches", "a black box function such as `matches(x, pattern)`"],
  ["like", "a black box function such as `matches(x, pattern)`"],
  ["between", "`low <= x and x <= high`"],
  ["unless", "the negated condition with `not`"],
  ["xor", "`a != b`"],
  ["mod", "a black box function; there is no remainder"],
  ["then", "a colon, as in `if condition: value else: value`"],
  ["becomes", "`=` for an effect; `becomes` belongs to triggers"],
  ["AND", "`and`"],
  ["OR", "`or`"],
  ["NOT", "`not`"],
  ["IN", "`in`"],
]);

/** The longest foreign phrase that three words begin with. */
export function foreignWords(
  first: string,
  second: string,
  third: string,
): ForeignPhrase | undefined {
  for (const words of [[first, second, third], [first, second], [first]]) {
    const found = words.join(" ");
    const write = phrases.get(found);
    if (write !== undefined) return { found, write, length: words.length };
  }
  return undefined;
}

/** Clauses of other notations, with the clause that says it here. */
export const foreignClauses: ReadonlyMap<string, string> = new Map([
  ["given", "A precondition of a rule is `requires:`."],
  ["if", "A precondition of a rule is `requires:`."],
  ["pre", "A precondition is `requires:`."],
  ["precondition", "A precondition is `requires:`."],
  ["preconditions", "A precondition is `requires:`."],
  ["guard", "A precondition is `requires:`."],
  ["where", "A precondition is `requires:`."],
  ["then", "What holds afterwards is `ensures:`."],
  ["effect", "What holds afterwards is `ensures:`."],
  ["effects", "What holds afterwards is `ensures:`."],
  ["post", "What holds afterwards is `ensures:`."],
  ["postcondition", "What holds afterwards is `ensures:`."],
  ["emits", "A rule emits a trigger by naming it in `ensures:`, as in `ensures: Happened(x)`."],
  ["trigger", "What sets a rule off is `when:`."],
  ["triggers", "What sets a rule off is `when:`."],
  ["on", "What sets a rule off is `when:`."],
  ["actor", "Who uses a surface is `facing name: Actor`."],
  [
    "for",
    "Who uses a surface is `facing name: Actor`; what it is about is `context name: Entity`.",
  ],
  ["actions", "What a party may do is `provides:`."],
  ["offers", "What a party may do is `provides:`."],
  ["shows", "What a party may see is `exposes:`."],
  ["requires", "A surface guards each entry of `provides:` with `when`."],
  ["description", "Words for people go into a comment (`--`)."],
  ["note", "Words for people go into a comment (`--`)."],
  ["notes", "Words for people go into a comment (`--`)."],
  ["guidance", "Words for people go into `@guidance` with comment lines below it."],
  [
    "guarantee",
    "A promise in words is `@guarantee Name` in a surface, with comment lines below it.",
  ],
]);

/** First words of declarations elsewhere, with what declares it here. */
export const foreignDeclarations: ReadonlyMap<string, string> = new Map([
  ["module", "A file is a module; nothing declares it. Say what it is about in a comment."],
  ["system", "A file is a module; nothing declares it. Say what it is about in a comment."],
  ["spec", "A file is a module; nothing declares it. Say what it is about in a comment."],
  ["namespace", "A file is a module; nothing declares it."],
  ["import", 'Import another spec with `use "./path.allium" as name`.'],
  ["include", 'Import another spec with `use "./path.allium" as name`.'],
  ["class", "Things with identity are declared with `entity`, plain records with `value`."],
  ["struct", "Plain records are declared with `value`."],
  ["record", "Plain records are declared with `value`."],
  ["type", "Declare `entity`, `value` or `enum`."],
  ["interface", "Operations that a party must supply are declared with `contract`."],
  ["model", "Things with identity are declared with `entity`."],
  [
    "event",
    "Triggers are not declared; they exist by their use in `when:`, `provides:` and `ensures:`.",
  ],
  [
    "trigger",
    "Triggers are not declared; they exist by their use in `when:`, `provides:` and `ensures:`.",
  ],
  [
    "state",
    "States are the literals of an enum field; `transitions field { ... }` says how they follow.",
  ],
  ["constraint", "What always holds is declared with `invariant Name { ... }`."],
  ["const", "Values that can be set are declared in `config { ... }`."],
  ["settings", "Values that can be set are declared in `config { ... }`."],
  ["guarantee", "A promise in words is `@guarantee Name` in a surface."],
  ["scenario", "A spec states rules; examples of their use belong into tests."],
  ["question", 'Write `open question "..."`.'],
  ["amendment", "A spec says what holds now; its history belongs into version control."],
]);
