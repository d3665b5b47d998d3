// Types that hold a value of another type, or promise one.

export const WRAPPERS: ReadonlySet<string> = new Set([
  "Optional",
  "Promise",
  "Awaitable",
  "Iterator",
  "Iterable",
  "Option",
  "Result",
  "Mono",
  "Task",
  "Mapped",
  "Readonly",
  "Partial",
  "Box",
  "Arc",
  "Rc",
]);
