// A diagram as data: boxes and arrows with the parts they play. How that is drawn is decided
// elsewhere.

export type DiagramKind = "lifecycle" | "entities" | "rules" | "surfaces";

export type NodeRole =
  | "state"
  /** Where instances come from. */
  | "start"
  /** Stands for every state, where nothing tells which. */
  | "anyState"
  | "entity"
  | "external"
  | "variant"
  | "value"
  | "rule"
  | "actor"
  /** The passing of time. */
  | "time"
  | "surface"
  /** Where triggers come from that nobody here calls, and where those go that nobody listens to. */
  | "loose";

/** What is worth seeing at a glance. */
export type NodeMark =
  /** Declared as an end. */
  | "terminal"
  /** No way out, and not declared as an end, where ends are declared. */
  | "deadEnd"
  /** No way in, where the ways are declared. */
  | "unreachable"
  /** No way out, where nothing says whether there should be one. */
  | "noExit"
  /** No way in, where nothing says whether there should be one. */
  | "noEntry"
  /** Declared in a file that was not asked about. */
  | "elsewhere";

export interface DiagramNode {
  readonly id: string;
  readonly role: NodeRole;
  readonly label: string;
  /** Further lines: fields, conditions. */
  readonly details: readonly string[];
  readonly marks: readonly NodeMark[];
  /** The group it belongs to. */
  readonly group?: string;
}

export type EdgeRole =
  /** A step of a lifecycle that rules take. */
  | "step"
  /** A declared step that no rule takes. */
  | "unwitnessed"
  /** A declared step of which it cannot be told whether a rule takes it. */
  | "unsure"
  /** A step that a rule takes and the graph does not declare. */
  | "undeclared"
  /** Where instances begin. */
  | "begins"
  | "reference"
  | "inherits"
  /** Somebody or something sets off a rule. */
  | "triggers"
  /** A rule emits what another one listens to. */
  | "emits"
  /** A rule changes or creates what another one waits for. */
  | "changes"
  | "faces"
  | "related"
  | "timeout";

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly role: EdgeRole;
  /** What it is called, a line each. */
  readonly label: readonly string[];
  /** For each line of the label who or what is behind it, a line each. */
  readonly details: readonly (readonly string[])[];
}

export interface DiagramGroup {
  readonly id: string;
  readonly label: string;
}

export interface Diagram {
  readonly kind: DiagramKind;
  readonly title: string;
  readonly groups: readonly DiagramGroup[];
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}
