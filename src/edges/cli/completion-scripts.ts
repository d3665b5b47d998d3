// The completion scripts of shells. Each is written from the same description of the commands.

import type { DescribedCommand, DescribedOption } from "./described.ts";

/** What writes the script of each shell. */
export const SHELLS = { bash, zsh, fish } as const;

export type Shell = keyof typeof SHELLS;

/** Options of the program itself. */
const GENERAL = ["--help", "--version"];

function bash(commands: readonly DescribedCommand[]): string {
  const names = [...commands.map((c) => c.name), ...GENERAL].join(" ");
  const values = commands.flatMap((c) =>
    c.options.flatMap((o) => {
      if (o.value === "none") return [];
      const { value } = o;
      // Paths are what the shell completes by itself.
      const reply =
        value === "path"
          ? "return"
          : value === "other"
            ? "compopt +o default; return"
            : `COMPREPLY=($(compgen -W "${value.join(" ")}" -- "$current")); return`;
      return [`    "${c.name} --${o.name}") ${reply} ;;`];
    }),
  );
  const options = commands.map(
    (c) =>
      `    ${c.name}) options="${[...c.options.map((o) => `--${o.name}`), "--help"].join(" ")}" ;;`,
  );
  const words = commands.flatMap((c) =>
    c.words === "paths" ? [] : [`    ${c.name}) words="${c.words.join(" ")}" ;;`],
  );
  return `# Completion of allium in bash. To use it: source <(allium completions bash)
_allium() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="\${COMP_WORDS[1]}" options="" words=""
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "${names}" -- "$current"))
    return
  fi
  case "$command $previous" in
${values.join("\n")}
  esac
  case "$command" in
${options.join("\n")}
  esac
  case "$command" in
${words.join("\n")}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ -n "$words" ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
complete -o default -F _allium allium
`;
}

function zsh(commands: readonly DescribedCommand[]): string {
  const names = commands.map((c) => `    ${single(`${c.name}:${c.summary}`)}`);
  const cases = commands.map((c) => {
    const rest = c.words === "paths" ? "'*:path:_files'" : single(`*:word:(${c.words.join(" ")})`);
    const specs = [
      ...c.options.map((o) => single(zshOption(o))),
      single("--help[print the help of this command]"),
      rest,
    ];
    return `    ${c.name})\n      _arguments ${specs.join(" \\\n        ")}\n      ;;`;
  });
  return `#compdef allium
# Completion of allium in zsh. To use it: source <(allium completions zsh)
_allium() {
  local -a commands
  commands=(
${names.join("\n")}
  )
  if ((CURRENT == 2)); then
    _describe -t commands command commands
    compadd -- ${GENERAL.join(" ")}
    return
  fi
  shift words
  ((CURRENT--))
  case "\${words[1]}" in
${cases.join("\n")}
  esac
}
if [[ "\${funcstack[1]}" == _allium ]]; then
  _allium "$@"
else
  compdef _allium allium
fi
`;
}

function zshOption({ name, summary, value }: DescribedOption): string {
  const base = `--${name}[${summary.replace(/[[\]\\]/g, "\\$&")}]`;
  if (value === "none") return base;
  if (value === "path") return `${base}:path:_files`;
  return `${base}:value:${value === "other" ? "" : `(${value.join(" ")})`}`;
}

function fish(commands: readonly DescribedCommand[]): string {
  const lines = commands.flatMap((c) => {
    const when = `-n ${single(`__fish_seen_subcommand_from ${c.name}`)}`;
    return [
      `complete -c allium -f -n __fish_use_subcommand -a ${c.name} -d ${single(c.summary)}`,
      ...c.options.map((o) => `complete -c allium ${when} ${fishOption(o)}`),
      ...(c.words === "paths"
        ? []
        : [`complete -c allium -f ${when} -a ${single(c.words.join(" "))}`]),
    ];
  });
  return `# Completion of allium in fish. To use it: allium completions fish | source
${lines.join("\n")}
complete -c allium -l help -d 'print help'
complete -c allium -n __fish_use_subcommand -l version -d 'print the version'
`;
}

function fishOption({ name, summary, value }: DescribedOption): string {
  const base = `-l ${name} -d ${single(summary)}`;
  if (value === "none") return base;
  if (value === "path") return `${base} -r -F`;
  return value === "other" ? `${base} -x` : `${base} -x -a ${single(value.join(" "))}`;
}

/** A word in single quotes; works in all three shells. */
function single(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
