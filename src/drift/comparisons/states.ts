// The values of enumerations: states that only one side knows, and states that changed their name.

import { type Comparison, report, tally } from "../context.ts";
import type { EnumPair } from "../pairing/values.ts";

export function compareStates(c: Comparison): void {
  for (const pair of c.pairing.enums) comparePair(c, pair);
}

function comparePair(c: Comparison, pair: EnumPair): void {
  const agreed = pair.literals.length - pair.onlySpec.length;
  for (let i = 0; i < agreed; i++) tally(c, "states", "agreed");
  const total = pair.literals.length;
  const share = total === 0 ? 0 : agreed / total;
  const [specFirst] = pair.onlySpec;
  const [codeFirst] = pair.onlyCode;
  const module = c.source.spec.modules.find((m) => m.path === pair.specFile);
  if (module === undefined) return;
  const because = `${pair.name} and ${pair.code.name}: ${agreed} of ${total} values are the same`;
  const confidence = { pairing: share >= 0.5 || agreed >= 2 ? 1 : 0.4, neighbours: share };
  const whole = {
    file: pair.code.file,
    place: { start: 0, end: 0, line: pair.code.line, endLine: pair.code.endLine },
  };
  if (
    pair.onlySpec.length === 1 &&
    pair.onlyCode.length === 1 &&
    specFirst !== undefined &&
    codeFirst !== undefined
  ) {
    tally(c, "states", "differs");
    report(c, {
      kind: "state_renamed",
      verdict: "contradicts",
      construct: `values of ${pair.name}`,
      message: `${pair.name} has ${specFirst.text} in the specification where the code has ${codeFirst.name}; all other values are the same`,
      spec: c.source.site(module, specFirst.span),
      code: at(codeFirst.file, codeFirst.line),
      pairing: because,
      confidence,
      ifSpec: `the code drifted: call the value ${specFirst.text}`,
      ifCode: `the specification is old: call the literal ${codeFirst.name.toLowerCase()}`,
    });
    return;
  }
  for (const literal of pair.onlySpec) {
    tally(c, "states", "differs");
    report(c, {
      kind: "state_only_in_spec",
      verdict: "only in spec",
      construct: `values of ${pair.name}`,
      message: `${pair.name} may be ${literal.text} in the specification; ${pair.code.name} in the code has no such value`,
      spec: c.source.site(module, literal.span),
      code: whole,
      pairing: because,
      confidence,
      ifSpec: `the code lacks it: add ${literal.text} to ${pair.code.name}`,
      ifCode: `the specification is aspirational: take ${literal.text} out of ${pair.name}`,
    });
  }
  for (const value of pair.onlyCode) {
    tally(c, "states", "differs");
    const [first] = pair.literals;
    report(c, {
      kind: "state_only_in_code",
      verdict: "only in code",
      construct: `values of ${pair.name}`,
      message: `${pair.code.name} in the code has ${value.name}; ${pair.name} in the specification has no such value`,
      ...(first === undefined ? {} : { spec: c.source.site(module, first.span) }),
      code: at(value.file, value.line),
      pairing: because,
      confidence,
      ifSpec: `the code drifted: take ${value.name} out of ${pair.code.name}`,
      ifCode: `the specification lacks it: add ${value.name.toLowerCase()} to ${pair.name}, with the rules that lead there`,
    });
  }
}

function at(
  file: string,
  line: number,
): { file: string; place: { start: number; end: number; line: number; endLine: number } } {
  return { file, place: { start: 0, end: 0, line, endLine: line } };
}
