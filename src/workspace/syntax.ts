// The syntax document of a parsed file, in the form that other programs know.

import { ByteTable } from "../base/byte-table.ts";
import { syntaxOf } from "../documents/syntax/index.ts";
import type { ParsedFile } from "./parse.ts";

/** The tree of a file as plain data. */
export function syntaxTree(file: ParsedFile): unknown {
  return syntaxOf(file.module, new ByteTable(file.text));
}
