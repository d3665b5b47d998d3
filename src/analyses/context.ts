// What all kinds of findings work with: one linked set, its effects, and which rules can fire.

import type { Expr, Rule } from "../ast/index.ts";
import type { Span } from "../base/span.ts";
import { Lowering } from "../model/conditions/lowering.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { Effects } from "./effects.ts";
import type { Finding } from "./finding.ts";
import { Liveness } from "./liveness.ts";

export class Context {
  readonly spec: SpecModel;
  readonly effects: Effects;
  readonly liveness: Liveness;
  /** Findings made so far, for those that follow from them. */
  readonly found = new Map<string, Finding>();
  private readonly texts: ReadonlyMap<string, string>;

  /**
   * @param texts the texts of the modules, by path
   */
  constructor(spec: SpecModel, texts: ReadonlyMap<string, string>) {
    this.spec = spec;
    this.texts = texts;
    this.effects = new Effects(spec);
    this.liveness = new Liveness(spec, this.effects);
  }

  /** The author's own text of a place, on one line. */
  text(module: LinkedModule, span: Span): string {
    const text = this.texts.get(module.path)?.slice(span.start, span.end) ?? "";
    return text.replace(/--.*$/gm, "").replace(/\s+/g, " ").trim();
  }

  textOf(module: LinkedModule, expr: Expr): string {
    return this.text(module, expr.span);
  }

  lowering(config: "values" | "names" = "values"): Lowering {
    return new Lowering(this.spec, { config, sourceText: (m, s) => this.text(m, s) });
  }

  /** All rules that were understood, in the order of modules and text. */
  *rules(): Iterable<{ readonly rule: Rule; readonly module: LinkedModule }> {
    for (const { rule, module } of this.liveness.rules.values())
      if (!module.model.broken.has(rule)) yield { rule, module };
  }
}

/** One kind of finding; `report` is called once for each. */
export type Analysis = (context: Context, report: (finding: Finding) => void) => void;
