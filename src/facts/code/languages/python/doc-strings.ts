// Doc strings: what a module, class or function says about itself.

import type { CommentFact } from "../../model.ts";
import { field, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";
import { docString, stringValue } from "./literals.ts";

/** All doc strings of a file, each with the qualified name of what it stands in. */
export function docStrings(context: Context, root: Syntax): readonly CommentFact[] {
  const found: CommentFact[] = [];
  const add = (block: Syntax | undefined, symbol: string): void => {
    const node = docString(block);
    const text = node && stringValue(context, node);
    if (node === undefined || text === undefined || text.trim() === "") return;
    const place = context.source.place(node);
    found.push({ text: dedent(text), place, ...(symbol !== "" && { symbol }) });
  };
  const visit = (node: Syntax, prefix: string): void => {
    for (const child of node.children) {
      if (!child.named) continue;
      if (child.type !== "class_definition" && child.type !== "function_definition") {
        if (/definition$|statement$|clause$|^block$/.test(child.type)) visit(child, prefix);
        continue;
      }
      const name = `${prefix}${context.source.of(field(child, "name"))}`;
      const body = field(child, "body");
      add(body, name);
      if (body !== undefined) visit(body, `${name}.`);
    }
  };
  add(root, "");
  visit(root, "");
  return found;
}

function dedent(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}
