// JSON text of a value of any depth. `JSON.stringify` calls itself for every level and gives up on
// trees that are deep because their text is; this keeps its own stack.

/** Beyond this depth lines are not indented further, or the text would grow with its square. */
const DEEPEST_INDENT = 60;

interface Open {
  readonly keys: readonly string[] | undefined;
  readonly values: readonly unknown[];
  next: number;
}

/**
 * Writes plain data (objects, arrays, strings, finite numbers, booleans, null) with two-space
 * indentation and a line end. Keys keep their order; those with the value undefined are left out.
 * @param replace gives the value to write for a key of an object
 */
export function writeJson(
  root: unknown,
  replace: (key: string, value: unknown) => unknown = (_, value) => value,
): string {
  const out: string[] = [];
  const stack: Open[] = [];
  const lineAt = (depth: number): string => `\n${"  ".repeat(Math.min(depth, DEEPEST_INDENT))}`;
  const begin = (value: unknown): void => {
    const open = openOf(value, replace);
    if (open === undefined) out.push(JSON.stringify(value) ?? "null");
    else if (open.values.length === 0) out.push(open.keys === undefined ? "[]" : "{}");
    else {
      out.push(open.keys === undefined ? "[" : "{");
      stack.push(open);
    }
  };
  begin(root);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (top.next === top.values.length) {
      stack.pop();
      out.push(lineAt(stack.length), top.keys === undefined ? "]" : "}");
      continue;
    }
    if (top.next > 0) out.push(",");
    out.push(lineAt(stack.length));
    const key = top.keys?.[top.next];
    if (key !== undefined) out.push(`${JSON.stringify(key)}: `);
    const value = top.values[top.next];
    top.next++;
    begin(value);
  }
  out.push("\n");
  return out.join("");
}

function openOf(
  value: unknown,
  replace: (key: string, value: unknown) => unknown,
): Open | undefined {
  if (Array.isArray(value)) return { keys: undefined, values: value, next: 0 };
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return {
    keys: entries.map(([key]) => key),
    values: entries.map(([key, v]) => replace(key, v)),
    next: 0,
  };
}
