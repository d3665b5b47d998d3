// Constructs that are newer than the marker of their file (language definition, 9.5). They are
// read all the same; each kind is mentioned once, where it occurs first.

import type { ConfigParam, Declaration, Expr, QName, Version } from "../src/ast/index.ts";
import { type AnyNode, isExpr, walk } from "../src/ast/visit.ts";
import type { Span } from "../src/base/span.ts";
import { type Diagnostic, diagnostic } from "../src/diagnostics/diagnostic.ts";

/** A construct with the version that brought it, and where it shows. */
interface Newer {
  readonly construct: string;
  readonly needs: 2 | 3;
  readonly span: Span;
}

/**
 * Finds the constructs of later versions.
 * @param version what the marker says; nothing is newer than version 3
 * @param text the file, which tells annotations from their older spelling
 */
export function newerConstructs(
  declarations: readonly Declaration[],
  version: Version,
  text: string,
): readonly Diagnostic[] {
  if (version === 3) return [];
  const first = new Map<string, Newer>();
  for (const declaration of declarations) {
    walk(declaration, (node) => {
      const found = newer(node, text);
      if (found !== undefined && found.needs > version && !first.has(found.construct))
        first.set(found.construct, found);
      return true;
    });
  }
  return [...first.values()].map(({ construct, needs, span }) =>
    diagnostic("version.newerConstruct", span, {
      construct,
      needs: String(needs),
      has: String(version),
    }),
  );
}

function newer(node: AnyNode, text: string): Newer | undefined {
  const { name } = node as { readonly name?: { readonly span?: Span } };
  const span = name?.span ?? node.span;
  if ((node as { readonly quoted?: boolean }).quoted === true) return backtick(node.span);
  switch (node.kind) {
    case "contract":
      return { construct: "a contract", needs: 2, span };
    case "contracts":
      return { construct: "`contracts:`", needs: 2, span: headOf(node, "contracts") };
    case "invariant":
      return { construct: "`invariant`", needs: 2, span };
    case "annotation":
      // Version 1 writes `guarantee:`, which is reported by itself.
      if (text[node.span.start] !== "@") return undefined;
      return { construct: "an annotation", needs: 2, span: node.span };
    case "config":
      return config(node as unknown as { readonly params: readonly ConfigParam[] });
    case "graph":
      return { construct: "`transitions`", needs: 3, span: headOf(node, "transitions") };
    case "field":
    case "derived": {
      const { when } = node as { readonly when?: { readonly span: Span } };
      if (when === undefined) return undefined;
      return { construct: "`when` on a field", needs: 3, span: when.span };
    }
    case "generic": {
      const { name: type } = node as unknown as { readonly name: QName };
      if (type.name.text !== "Sequence") return undefined;
      return { construct: "`Sequence`", needs: 3, span: type.span };
    }
    case "default": {
      const { type } = node as { readonly type?: QName };
      if (type?.alias === undefined) return undefined;
      return { construct: "a qualified type of a default", needs: 3, span: type.span };
    }
    default:
      return isExpr(node) ? expression(node) : undefined;
  }
}

function expression(node: Expr): Newer | undefined {
  if (node.kind === "backtick") return backtick(node.span);
  if (node.kind === "list") return { construct: "a list literal", needs: 3, span: node.span };
  if (node.kind === "binary" && node.op === "implies")
    return { construct: "`implies`", needs: 2, span: node.span };
  return undefined;
}

function backtick(span: Span): Newer {
  return { construct: "a backtick literal", needs: 3, span };
}

/** Version 1 knows literals as defaults only. A default that is missing there is an error (25). */
function config({ params }: { readonly params: readonly ConfigParam[] }): Newer | undefined {
  for (const { value } of params) {
    if (value === undefined) continue;
    const plain = value.kind === "unary" ? value.operand : value;
    if (plain.kind === "binary" || plain.kind === "member" || plain.kind === "qname")
      return { construct: "a default that is calculated", needs: 2, span: value.span };
  }
  return undefined;
}

/** The keyword at the start of a node. */
function headOf({ span }: AnyNode, keyword: string): Span {
  return { start: span.start, end: span.start + keyword.length };
}
