// Programming languages by file name extension. Only languages in which behaviour is written count;
// markup, styles and data are not source.

const extensions: Readonly<Record<string, string>> = {
  py: "Python",
  pyw: "Python",
  ts: "TypeScript",
  tsx: "TypeScript",
  mts: "TypeScript",
  cts: "TypeScript",
  js: "JavaScript",
  jsx: "JavaScript",
  mjs: "JavaScript",
  cjs: "JavaScript",
  vue: "Vue",
  svelte: "Svelte",
  go: "Go",
  java: "Java",
  kt: "Kotlin",
  kts: "Kotlin",
  scala: "Scala",
  groovy: "Groovy",
  clj: "Clojure",
  cljs: "Clojure",
  cljc: "Clojure",
  cs: "C#",
  fs: "F#",
  vb: "Visual Basic",
  rb: "Ruby",
  rs: "Rust",
  php: "PHP",
  ex: "Elixir",
  exs: "Elixir",
  erl: "Erlang",
  swift: "Swift",
  dart: "Dart",
  c: "C",
  h: "C",
  cc: "C++",
  cpp: "C++",
  cxx: "C++",
  hpp: "C++",
  m: "Objective-C",
  lua: "Lua",
  pl: "Perl",
  pm: "Perl",
  r: "R",
  jl: "Julia",
  hs: "Haskell",
  ml: "OCaml",
  sh: "Shell",
  bash: "Shell",
};

/** The language of a file, by its extension; undefined for what is not source code. */
export function languageOf(path: string): string | undefined {
  const dot = path.lastIndexOf(".");
  if (dot <= path.lastIndexOf("/") + 1) return undefined;
  const extension = path.slice(dot + 1).toLowerCase();
  return Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
}
