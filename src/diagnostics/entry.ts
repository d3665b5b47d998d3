// The shape of one entry of the catalogue, and the names of the parameters in its templates.

/** What is known of a diagnostic code before it is ever reported. */
export interface Entry {
  readonly severity: "error" | "warning" | "info";
  /** What is wrong, with `{named}` parameters; one line of at most 100 columns when filled. */
  readonly message: string;
  /** What to do, with the same parameters; may be empty. */
  readonly help: string;
  /** Reported only where the configuration asks for it. */
  readonly optIn?: true;
  /** Version of the product that reported it first. */
  readonly since: string;
}

/** The names between braces in a template. */
export type Names<T extends string> = T extends `${string}{${infer N}}${infer Rest}`
  ? N | Names<Rest>
  : never;
