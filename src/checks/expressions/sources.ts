// What is iterated, filtered or mapped, and is no collection (language definition, 6.3, rule 12).
// Repetition in surfaces has a rule of its own.

import type { Expr } from "../../ast/index.ts";
import { plain } from "../../model/type.ts";
import type { NameSymbol } from "../../model/typing/symbol.ts";
import type { Check } from "../check.ts";
import { isVague, judged, mismatch } from "./mismatch.ts";
import { brief, nodesOf, short } from "./tree.ts";

const WORDS: ReadonlyMap<string, string> = new Map([
  ["for", "`for` goes through a collection"],
  ["forall", "`for` goes through a collection"],
  ["where", "`where` filters a collection"],
  ["map", "`->` takes a field of each element of a collection"],
]);

/** Reports sources that are no collections. */
export const sources: Check = (context, report) => {
  for (const { node, declaration } of nodesOf(context.module)) {
    const word = WORDS.get(node.kind ?? "");
    if (word === undefined || declaration.kind === "config") continue;
    if (node.kind === "for" && declaration.kind === "surface") continue;
    const { source } = node as unknown as { readonly source: Expr };
    const type = plain(judged(context, source));
    if (isVague(type) || type.kind === "collection") continue;
    // `exists x in c where p`: the operator `in` is reported for it.
    if (source.kind === "binary" && source.left.kind === "unary") continue;
    const symbol = context.spec.typer.symbols.get(source);
    const problem = `${word}, and this is ${brief(type)}`;
    report(mismatch(source.span, problem, advice(source, symbol)));
  }
};

function advice(source: Expr, symbol: NameSymbol | undefined): string {
  if (source.kind === "binary" && source.op === "in")
    return "Write `collection.any(x => …)`, or put the collection with its `where` in parentheses.";
  if (symbol?.kind === "member" && symbol.member.node.kind === "relationship")
    return `A relationship named in the singular is one instance: give \`${short(symbol.member.name, 24)}\` a plural name.`;
  return "Name a collection, such as a to-many relationship.";
}
