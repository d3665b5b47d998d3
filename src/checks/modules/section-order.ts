// The usual order of the sections of a file (language definition, 9.2). It has no meaning, so the
// check runs on request only.

import type { Declaration } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Check } from "../check.ts";

const SECTIONS = [
  "uses",
  "`given` bindings",
  "external entities",
  "value types",
  "contracts",
  "enums",
  "entities and variants",
  "config blocks",
  "default instances",
  "rules",
  "invariants",
  "actors",
  "surfaces",
  "deferred specifications",
  "open questions",
] as const;
type Section = (typeof SECTIONS)[number];

/** Reports the first declaration that stands after one of a later section (9.2). */
export const sectionOrder: Check = ({ module }, report) => {
  let latest: Section = "uses";
  for (const d of module.declarations) {
    const section = sectionOf(d);
    if (SECTIONS.indexOf(section) >= SECTIONS.indexOf(latest)) {
      latest = section;
      continue;
    }
    const span = "name" in d ? d.name.span : { start: d.span.start, end: d.span.start + 1 };
    report(diagnostic("layout.sectionOrder", span, { section, after: latest }));
    return;
  }
};

function sectionOf(d: Declaration): Section {
  switch (d.kind) {
    case "use":
      return "uses";
    case "given":
      return "`given` bindings";
    case "entity":
      return d.external ? "external entities" : "entities and variants";
    case "variant":
      return "entities and variants";
    case "value":
      return "value types";
    case "contract":
      return "contracts";
    case "enum":
      return "enums";
    case "config":
      return "config blocks";
    case "default":
      return "default instances";
    case "rule":
      return "rules";
    case "invariant":
      return "invariants";
    case "actor":
      return "actors";
    case "surface":
      return "surfaces";
    case "deferred":
      return "deferred specifications";
    case "openQuestion":
      return "open questions";
    default:
      return d satisfies never;
  }
}
