// What somebody needs who writes down what code does: its things with their states, what it does to
// them and when it refuses, limits, ways in, the outside, and what looks unintended. Every fact has
// a place; nothing is a judgement but the anomalies, and those are questions.

export interface Spot {
  readonly file: string;
  /**
   * From 1.
   * @asType integer
   */
  readonly line: number;
}

export interface OutlineField extends Spot {
  readonly name: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly default?: string;
  readonly unique?: boolean;
}

/** A field that has one of a few values. */
export interface StateField extends Spot {
  readonly name: string;
  readonly values: readonly string[];
}

/** Something that the code keeps. */
export interface Thing extends Spot {
  readonly name: string;
  readonly fields: readonly OutlineField[];
  readonly states: readonly StateField[];
  /** Fields that tell a state without naming it: a moment that is there or not. */
  readonly moments: readonly string[];
  readonly constraints: readonly string[];
}

/** A change of a state that some function makes. */
export interface Step extends Spot {
  /** Values from which it is made; left out where nothing restricts them. */
  readonly from?: readonly string[];
  readonly to: string;
  readonly by: string;
  readonly conditions: readonly string[];
}

export interface Lifecycle {
  readonly thing: string;
  readonly field: string;
  readonly values: readonly string[];
  readonly initial: readonly ({ readonly value: string; readonly by: string } & Spot)[];
  readonly steps: readonly Step[];
  /** Values that nothing gives. */
  readonly unwritten: readonly string[];
}

export interface Refusal extends Spot {
  readonly condition: string;
  readonly error?: string;
}

export interface Deed extends Spot {
  readonly text: string;
  readonly conditions: readonly string[];
}

/** A function that changes things or decides about them. */
export interface Behaviour extends Spot {
  readonly name: string;
  readonly entries: readonly string[];
  readonly refusals: readonly Refusal[];
  readonly deeds: readonly Deed[];
  /** Why not all that it does is known. */
  readonly open: readonly string[];
}

export interface Limit extends Spot {
  readonly name: string;
  readonly value: string;
  readonly setting?: string;
}

/** A way into the system. */
export interface WayIn extends Spot {
  readonly kind: "route" | "command" | "job" | "message" | "webhook";
  readonly name: string;
  readonly handler: string;
  readonly guards: readonly string[];
  readonly every?: string;
}

/** A part of the outside that the code calls. */
export interface Outside extends Spot {
  readonly name: string;
  readonly calls: readonly string[];
}

export const ANOMALIES = [
  "exemption",
  "literal beside setting",
  "counter never reset",
  "unknown state",
  "unequal guards",
  "state nobody enters",
  "unused code",
] as const;

/** Something to ask a person about. */
export interface Anomaly extends Spot {
  readonly kind: (typeof ANOMALIES)[number];
  readonly message: string;
  readonly also: readonly Spot[];
}

export interface Outline {
  readonly files: readonly string[];
  readonly things: readonly Thing[];
  readonly lifecycles: readonly Lifecycle[];
  readonly behaviours: readonly Behaviour[];
  readonly limits: readonly Limit[];
  readonly waysIn: readonly WayIn[];
  readonly outside: readonly Outside[];
  readonly anomalies: readonly Anomaly[];
}
