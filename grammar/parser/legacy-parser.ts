// What earlier versions of the language wrote (language definition, 9.5).

import type { Annotation } from "../../src/ast/index.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { endOf } from "../token.ts";
import * as t from "../tokens.ts";
import { isEof } from "./base-parser.ts";
import { BranchParser } from "./branch-parser.ts";

export abstract class LegacyParser extends BranchParser {
  /** The version that the file is read as; version 1 spelled some annotations differently. */
  protected version = 3;

  protected isLegacyAnnotation(): boolean {
    return (
      (this.is(1, t.Guarantee) || this.is(1, t.Guidance)) &&
      this.is(2, t.Colon) &&
      !this.is(3, t.LeftParen)
    );
  }

  /** `guarantee: Name` or `guidance:` of version 1; later versions write `@` before the word. */
  legacyAnnotation = this.RULE("legacyAnnotation", (): Annotation => {
    const keyword = this.token(1);
    const tag = this.choose<"guarantee" | "guidance">([
      { ALT: () => this.consumeAs(t.Guarantee, "guarantee") },
      { ALT: () => this.consumeAs(t.Guidance, "guidance") },
    ]);
    this.CONSUME(t.Colon);
    const span = { start: keyword.startOffset, end: endOf(keyword) };
    if (this.RECORDING_PHASE) return { kind: "annotation", span, tag, lines: [] };
    const code = this.version === 1 ? "version.legacyAnnotation" : "parse.legacyAnnotation";
    this.report(diagnostic(code, span, { word: keyword.image }));
    const first = this.token(1);
    const from = first.startOffset;
    const rest = this.skipLine(keyword.line);
    const text = rest === 0 ? [] : [this.text.slice(from, this.end()).trim()];
    const lines = this.annotationBody(keyword);
    const name = rest === 1 && tag === "guarantee" ? this.idOf(first) : undefined;
    const node = {
      kind: "annotation" as const,
      span: this.span(keyword.startOffset),
      tag,
      lines: name === undefined ? [...text, ...lines] : lines,
      legacy: true as const,
    };
    return name === undefined ? node : { ...node, name };
  });

  /** `produces:` and `consumes:` of an unreleased draft: ignored to the end of the line. */
  removedClause = this.RULE("removedClause", (): Annotation => {
    const keyword = this.token(1);
    this.choose<unknown>([
      { ALT: () => this.CONSUME(t.Produces) },
      { ALT: () => this.CONSUME(t.Consumes) },
    ]);
    this.CONSUME(t.Colon);
    if (!this.RECORDING_PHASE) {
      const span = { start: keyword.startOffset, end: endOf(keyword) };
      this.report(diagnostic("version.removedClause", span, { word: keyword.image }));
      this.skipLine(keyword.line);
    }
    const span = this.span(keyword.startOffset);
    return { kind: "annotation", span, tag: "guidance", lines: [], legacy: true };
  });

  /** Skips the rest of a line; returns how many tokens it held. */
  private skipLine(line: number): number {
    let count = 0;
    while (this.token(1).line === line && !isEof(this.LA(1)) && !this.is(1, t.RightBrace)) {
      this.SKIP_TOKEN();
      count++;
    }
    return count;
  }
}
