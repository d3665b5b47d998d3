// What the client tells the model about the server: when to call which tool.

export const instructions = `Allium keeps a behavioural specification of this project in *.allium files. The code shows what happens; the specification says what is meant: who may do what, under which conditions, what has to follow, and what must never be. Facts come with file and line and the author's own words; cite them.

When to call what:
- Before changing behaviour, or when a request meets a rule (permissions, states, money, limits, deadlines): \`ask\` with the user's words. It says nothing where the specifications say nothing.
- When a name is known: \`query\`. \`who-can\` for permissions, \`what-blocks\` for a rule that does not run or a state, \`what-follows\` for side effects, \`what-writes\` for a field, \`paths\` for the regular way between two states, \`what-if\` before relaxing a condition (it tells which rules would be got round and what would be lost), \`slice\` for all that is needed to understand or edit one construct.
- To quote a declaration: \`read\`.
- After editing a specification: \`check\`. For questions about the design itself (dead ends, contradictions, risks to invariants): \`analyse\`. Before writing tests: \`plan\`.

If a request stands against a condition, say so with the clause and the regular way instead of relaxing it silently.`;
