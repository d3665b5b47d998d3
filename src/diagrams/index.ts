// The diagrams of a set of modules.

import type { Diagram, DiagramKind } from "./diagram.ts";
import { entitiesDiagram } from "./entities.ts";
import { lifecycleDiagram } from "./lifecycle.ts";
import { rulesDiagram } from "./rules.ts";
import type { DiagramScope } from "./scope.ts";
import { surfacesDiagram } from "./surfaces.ts";

export type { Diagram, DiagramKind, DiagramScope };

/** What a lifecycle diagram shows: all, those of an entity, or one field's. */
export interface LifecycleFilter {
  readonly entity: string;
  readonly field?: string;
}

/** Draws one kind of diagram, as data. */
export function diagramOf(
  kind: DiagramKind,
  scope: DiagramScope,
  filter?: LifecycleFilter,
): Diagram {
  switch (kind) {
    case "lifecycle":
      return lifecycleDiagram(
        scope,
        (entity, field) =>
          filter === undefined ||
          (filter.entity === entity && (filter.field === undefined || filter.field === field)),
      );
    case "entities":
      return entitiesDiagram(scope);
    case "rules":
      return rulesDiagram(scope);
    case "surfaces":
      return surfacesDiagram(scope);
    default:
      return kind satisfies never;
  }
}
