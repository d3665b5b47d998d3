// Annotations of contracts, surfaces and rules: names, texts, places and order (language
// definition, rules 44, 45 and 64 to 68).

import { isUpper } from "../../ast/case-class.ts";
import type { Annotation, Declaration, Located } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Check } from "../check.ts";

type Report = Parameters<Check>[1];
type Member = Located & { readonly kind: string };

/** Names, texts, places and the order of annotations in every body that may hold them. */
export const annotations: Check = ({ module }, report) => {
  for (const declaration of module.declarations) {
    for (const body of bodiesOf(declaration)) ordered(body, report);
    const allowed = TAGS[declaration.kind] ?? [];
    const found = annotationsOf(declaration);
    for (const annotation of found) {
      if (allowed.includes(annotation.tag)) wellFormed(annotation, report);
      else if (declaration.kind !== "contract") misplaced(annotation, report);
    }
    unique(
      found.filter((a) => allowed.includes(a.tag)),
      report,
    );
  }
};

/** Which annotations a body may hold; a contract's others are no members of it at all. */
const TAGS: Readonly<Record<string, readonly Annotation["tag"][]>> = {
  contract: ["invariant", "guidance"],
  surface: ["invariant", "guarantee", "guidance"],
  rule: ["guidance"],
};

function misplaced(annotation: Annotation, report: Report): void {
  const { tag } = annotation;
  report(diagnostic("annotation.misplaced", tagSpan(annotation), { tag, where: WHERE[tag] }));
}

/** The bodies that hold each annotation, in words. */
const WHERE: Readonly<Record<Annotation["tag"], string>> = {
  invariant: "a contract or a surface",
  guarantee: "a surface",
  guidance: "a contract, a surface or a rule",
};

/** The `@` with its word, and the name if there is one. */
export function tagSpan(annotation: Annotation): Span {
  const { start } = annotation.span;
  return { start, end: annotation.name?.span.end ?? start + 1 + annotation.tag.length };
}

function wellFormed(annotation: Annotation, report: Report): void {
  const { tag, name } = annotation;
  if (tag === "guidance") {
    if (name !== undefined)
      report(diagnostic("annotation.guidanceNamed", name.span, { name: name.text }));
  } else if (name === undefined || !isUpper(name.text)) {
    const found = name === undefined ? "" : `, not \`${name.text}\``;
    const span = name === undefined ? tagSpan(annotation) : name.span;
    report(diagnostic("annotation.invalidName", span, { tag, found }));
  }
  if (annotation.lines.length === 0)
    report(diagnostic("annotation.emptyBody", tagSpan(annotation), { tag }));
}

/** The names of one tag are unique in a body; an `@invariant` and a `@guarantee` may share one. */
function unique(list: readonly Annotation[], report: Report): void {
  const firsts = new Map<string, Annotation>();
  for (const annotation of list) {
    if (annotation.name === undefined || annotation.tag === "guidance") continue;
    const { tag } = annotation;
    const { text } = annotation.name;
    const first = firsts.get(`${tag} ${text}`);
    if (first === undefined) firsts.set(`${tag} ${text}`, annotation);
    else {
      const related = [{ span: tagSpan(first), label: "the first one" }];
      report(
        diagnostic(
          "annotation.duplicateName",
          annotation.name.span,
          { tag, name: text },
          { related },
        ),
      );
    }
  }
}

/** Promises come after the structure of a body, advice comes last of all. */
function ordered(body: readonly Member[], report: Report): void {
  const members = body.filter((m) => m.kind !== "openQuestion" && !("legacy" in m));
  let promise: Annotation | undefined;
  members.forEach((member, index) => {
    if (!isAnnotation(member)) {
      if (promise !== undefined) {
        const related = [{ span: tagSpan(promise), label: "after this annotation" }];
        const params = {
          late: "a part of the structure",
          tag: promise.tag,
          hint: "Move the annotations to the end of the body.",
        };
        report(diagnostic("annotation.order", headSpan(member), params, { related }));
      }
      return;
    }
    if (member.tag !== "guidance") promise = member;
    else if (index < members.length - 1) {
      const next = members[index + 1];
      const second = next !== undefined && isAnnotation(next) && next.tag === "guidance";
      const params = {
        late: second ? "a second `@guidance`" : "more of the body",
        tag: member.tag,
        hint: second
          ? "Merge the two texts; a body has one `@guidance`, at its end."
          : "Move `@guidance` to the end of the body.",
      };
      const related = next === undefined ? [] : [{ span: headSpan(next), label: "what follows" }];
      report(diagnostic("annotation.order", tagSpan(member), params, { related }));
    }
  });
}

function isAnnotation(member: Member): member is Annotation {
  return member.kind === "annotation";
}

/** The first words of a member, so that a long clause is not underlined as a whole. */
function headSpan(member: Member): Span {
  if (isAnnotation(member)) return tagSpan(member);
  if ("name" in member && hasSpan(member.name) && member.name.span.start === member.span.start)
    return member.name.span;
  const { start, end } = member.span;
  return { start, end: Math.min(end, start + Math.max(1, member.kind.length)) };
}

function hasSpan(value: unknown): value is Located {
  return typeof value === "object" && value !== null && "span" in value;
}

/** The lists of members of a declaration, those inside `for` and `if` members after their own. */
function bodiesOf(d: Declaration): readonly (readonly Member[])[] {
  if (!("members" in d)) return [];
  return bodiesBelow(d.members);
}

function bodiesBelow(members: readonly Member[]): readonly (readonly Member[])[] {
  const bodies: (readonly Member[])[] = [members];
  for (const member of members) {
    const node = member as Member & {
      readonly body?: readonly Member[];
      readonly branches?: readonly { readonly body: readonly Member[] }[];
      readonly else?: readonly Member[];
    };
    if (member.kind === "for") bodies.push(...bodiesBelow(node.body ?? []));
    if (member.kind !== "if") continue;
    for (const branch of node.branches ?? []) bodies.push(...bodiesBelow(branch.body));
    bodies.push(...bodiesBelow(node.else ?? []));
  }
  return bodies;
}

/** Every annotation of a declaration that is written with `@`. */
export function annotationsOf(d: Declaration): readonly Annotation[] {
  if (d.kind === "actor") return d.annotations.filter((a) => a.legacy !== true);
  return bodiesOf(d)
    .flatMap((body) => body.filter(isAnnotation))
    .filter((a) => a.legacy !== true);
}
