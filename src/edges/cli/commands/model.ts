// `allium model`: what specifications declare, for other programs.

import { modelJson, modelSetJson } from "../../../report/model-json.ts";
import { modelDocuments } from "../../../workspace/model-document.ts";
import type { Command } from "../command.ts";
import { printDocuments } from "./documents.ts";

const help = `Usage: allium model <file.allium>
       allium model <path>...

Prints what a specification declares as one JSON document: entities, variants, value types, enums
and configuration, with fields, relationships, lifecycles and bounds. What is imported is read for
what names mean.
A folder, or several paths, gives one document for the set, in which each entry names its file.
The forms are published in docs/json/model.schema.json.

Exit codes: 0 no syntax errors, 1 some (the document is printed all the same) or a path that cannot
be read, 2 nothing could be looked at.
`;

export const modelCommand: Command = {
  name: "model",
  help,
  run: (context) =>
    printDocuments(context, {
      name: "model",
      look: modelDocuments,
      one: modelJson,
      set: modelSetJson,
    }),
};
