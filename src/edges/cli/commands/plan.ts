// `allium plan`: what specifications owe in tests.

import { planJson, planSetJson } from "../../../report/plan-json.ts";
import { plan } from "../../../workspace/plan.ts";
import type { Command } from "../command.ts";
import { printDocuments } from "./documents.ts";

const help = `Usage: allium plan <file.allium>
       allium plan <path>...

Prints what a specification owes in tests as one JSON document: for each construct its obligations,
each with an id, the place it comes from and what a test of it needs to know. What is imported is
read for what names mean. \`stable_id\` stays the same when declarations, clauses and files change
their order; link tests by it.
A folder, or several paths, gives one document for the set, in which each obligation names its file.
The forms are published in docs/json/plan.schema.json. Spans count UTF-8 bytes.

Exit codes: 0 no syntax errors, 1 some (the document is printed all the same) or a path that cannot
be read, 2 nothing could be looked at.
`;

export const planCommand: Command = {
  name: "plan",
  help,
  run: (context) =>
    printDocuments(context, { name: "plan", look: plan, one: planJson, set: planSetJson }),
};
