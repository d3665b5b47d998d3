// Conditions in the common form as a reader of the specification would write them.

import { limitText } from "../conditions/formula.ts";
import type { Norm } from "../conditions/norm.ts";

/** A condition on one line. */
export function showNorm(n: Norm): string {
  switch (n.kind) {
    case "and":
    case "or":
      return n.parts.map(showNorm).join(` ${n.kind} `);
    case "values": {
      const values = [...n.values];
      return values.length === 1
        ? `${n.subject.text} = ${values[0]}`
        : `${n.subject.text} in {${values.join(", ")}}`;
    }
    case "bound": {
      const subject = n.key.replace(/^\+/, "").replaceAll("+", " + ").replaceAll("-", " - ").trim();
      return `${subject} ${n.op === "==" ? "=" : n.op} ${limitText(n)}`;
    }
    case "null":
      return `${n.subject.text} ${n.is ? "=" : "!="} null`;
    case "same":
      return n.key.split("=").join(n.is ? " = " : " != ");
    case "exists":
      return `${n.is ? "" : "not "}exists ${n.entity}{${[...n.fields].map((f) => f.replace("@", "")).join(", ")}}`;
    case "flag":
      return `${n.is ? "" : "not "}${n.key}`;
    case "constant":
      return String(n.is);
    default:
      return n satisfies never;
  }
}
