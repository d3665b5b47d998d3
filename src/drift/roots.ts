// Roots of terms on the side of the specification.

import type { RootTerm, Site } from "../facts/code/derive/term.ts";

/** An element of a collection, or an instance that a rule is given. */
export function element(name: string, site: Site, type: string | undefined): RootTerm {
  return { kind: "root", name, origin: "element", site, ...(type === undefined ? {} : { type }) };
}
