// A session finds after every change what a check from the beginning finds.

import fc from "fast-check";
import { expect, it } from "vitest";
import { checkSources, type Source } from "../../src/workspace/check.ts";
import { Session } from "../../src/workspace/session.ts";
import { clean, twice } from "../support/allium.ts";

const SEED = 20_261_105;
const names = ["a", "b", "c", "d", "e"];

const texts: readonly string[] = [
  clean,
  twice,
  '-- allium: 3\nuse "./a.allium" as a\nentity Book { loan: a/Loan }\n',
  '-- allium: 3\nuse "./b.allium" as b\nentity Shelf { loan: b/Loan\n  other: Nothing }\n',
  '-- allium: 3\nuse "./e.allium" as e\nuse "./c.allium" as c\nentity Room { shelf: c/Shelf }\n',
  "-- allium: 3\nentity {",
];

/** A set after a change: for each name its text, or nothing. */
const state = fc.array(fc.option(fc.nat(texts.length - 1)), { minLength: 5, maxLength: 5 });

it(`does so over any changes, seed ${SEED}`, () => {
  const law = fc.property(fc.array(state, { minLength: 2, maxLength: 6 }), (states) => {
    let present = new Map<string, string>();
    const files = { kind: (path: string) => (present.has(path) ? "file" : "missing") } as const;
    const read = (path: string): string | undefined => present.get(path);
    const session = new Session(files, read);
    for (const [round, choice] of states.entries()) {
      present = new Map(
        choice.flatMap((text, n) =>
          text === null ? [] : [[`${names[n]}.allium`, texts[text] ?? ""] as const],
        ),
      );
      // Now and then a file is no part of the set, and read only where another imports it.
      const sources: readonly Source[] = [...present]
        .map(([path, text]) => ({ path, text }))
        .slice(round % 2);
      expect(session.check(sources)).toEqual(checkSources(files, sources, read));
    }
  });
  fc.assert(law, { seed: SEED, numRuns: 60 });
});

it("gives the same report for a file that a change does not concern", () => {
  const session = new Session({ kind: () => "missing" });
  const [before] = session.check([
    { path: "a.allium", text: clean },
    { path: "b.allium", text: clean },
  ]);
  const [after, changed] = session.check([
    { path: "a.allium", text: clean },
    { path: "b.allium", text: twice },
  ]);
  expect(after).toBe(before);
  expect(changed?.diagnostics).toHaveLength(1);
});
