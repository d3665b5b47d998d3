// Obligations of contracts: each operation, and each property stated in prose.

import type { Contract } from "../ast/index.ts";
import { type Context, inline, obligation, textOf } from "./context.ts";
import type { Obligation } from "./obligation.ts";

/** What a contract owes. */
export function contractObligations(context: Context, contract: Contract): readonly Obligation[] {
  const name = contract.name.text;
  return contract.members.flatMap((node): readonly Obligation[] => {
    switch (node.kind) {
      case "signature": {
        const construct = `${name}.${node.name.text}`;
        const parameters = node.params.map((p) => ({
          name: p.name.text,
          type: textOf(context, p.type),
        }));
        return [
          obligation(context, {
            category: "contract_signature",
            id: `contract-signature.${construct}`,
            description: `every implementation of ${name} has ${inline(textOf(context, node))}`,
            construct,
            from: node,
            detail: {
              contract: name,
              operation: node.name.text,
              parameters,
              result: textOf(context, node.result),
            },
          }),
        ];
      }
      case "annotation": {
        if (node.tag !== "invariant" || node.name === undefined) return [];
        const construct = `${name}.${node.name.text}`;
        return [
          obligation(context, {
            category: "contract_invariant",
            id: `contract-invariant.${construct}`,
            description: `every implementation of ${name} keeps ${node.name.text}: ${inline(node.lines.join(" "))}`,
            construct,
            from: node,
            detail: { name: node.name.text, lines: node.lines },
          }),
        ];
      }
      case "openQuestion":
        return [];
      default:
        return node satisfies never;
    }
  });
}
