// Gates over the prompts and hooks: what the client would drop or refuse without a word.

import { json, matching, object, type Problems, places, type Tree } from "./tree.ts";

const PROMPT = /^(commands\/.*\.md|agents\/.*\.md|skills\/[^/]+\/SKILL\.md)$/;

/** The fields between the two `---` lines, each on one line; `undefined` when there are none. */
function frontmatter(text: string): ReadonlyMap<string, string> | undefined {
  const block = /^---\n(.*?)\n---\n/s.exec(text)?.[1];
  if (block === undefined) return undefined;
  return new Map(
    block.split("\n").map((line) => {
      const colon = line.indexOf(": ");
      return colon < 0 ? [line, ""] : [line.slice(0, colon), line.slice(colon + 2).trim()];
    }),
  );
}

/** A value that YAML reads as the text it seems to be. */
function isPlain(value: string): boolean {
  if (/^"(?:[^"\\]|\\.)*"$|^'(?:[^']|'')*'$/.test(value)) return true;
  return !/^[[\]{}>|*&!%#`@,?"'-]|: | #|:$/.test(value);
}

/** Every prompt has a description, and fields that the client can read: it drops all when one is broken. */
export function frontmatterIsValid(files: Tree): Problems {
  return matching(files, PROMPT).flatMap(([path, text]) => {
    const fields = frontmatter(text);
    if (fields === undefined) return [`${path} has no frontmatter`];
    const problems = [...fields]
      .filter(([key, value]) => !/^[a-z][a-z-]*$/.test(key) || value === "" || !isPlain(value))
      .map(([key]) => `${path}: the field \`${key}\` is not plain YAML on one line`);
    if (!fields.get("description")) problems.push(`${path} has no description`);
    const folder = /^skills\/([^/]+)\//.exec(path)?.[1];
    if (folder !== undefined && fields.get("name") !== folder)
      problems.push(`${path}: the name of a skill is that of its folder, ${folder}`);
    return problems;
  });
}

/** The commands that the client runs before the model reads the prompt, without the bodies of heredocs. */
function shellLines(text: string): readonly string[] {
  const inline = [...text.matchAll(/(?:^|\s)!`([^`]+)`/gm)].map((match) => match[1] ?? "");
  const fenced = [...text.matchAll(/^```!\n(.*?)^```$/gms)].flatMap((match) =>
    withoutHeredocs(match[1] ?? ""),
  );
  return [...inline, ...fenced];
}

function withoutHeredocs(block: string): readonly string[] {
  const commands: string[] = [];
  let end: string | undefined;
  for (const line of block.split("\n")) {
    if (end !== undefined) {
      if (line === end) end = undefined;
    } else if (line.trim() !== "") {
      commands.push(line);
      end = /<<'(\w+)'/.exec(line)?.[1];
    }
  }
  return commands;
}

/** What `Bash(…)` in `allowed-tools` lets through, as the beginnings of commands. */
function allowedBeginnings(fields: ReadonlyMap<string, string>): readonly string[] {
  const tools = fields.get("allowed-tools") ?? "";
  return [...tools.matchAll(/Bash\(((?:[^()]|\([^)]*\))*?)(?::\*| \*)?\)/g)].map(
    (match) => match[1] ?? "",
  );
}

/**
 * A command in a prompt is allowed as it is written, cannot fail, and never has the user's words in
 * its line: otherwise the client drops the whole prompt.
 */
export function shellLinesRun(files: Tree): Problems {
  return matching(files, PROMPT).flatMap(([path, text]) => {
    const allowed = allowedBeginnings(frontmatter(text) ?? new Map());
    return shellLines(text).flatMap((line) => {
      const problems: string[] = [];
      if (!allowed.some((start) => line === start || line.startsWith(`${start} `)))
        problems.push(`${path}: \`allowed-tools\` does not let through: ${line}`);
      if (!/\|\| true$|--exit-zero\b/.test(line))
        problems.push(`${path}: a failure would drop the prompt: ${line}`);
      if (/\$(?:ARGUMENTS|\d)/.test(line))
        problems.push(`${path}: the user's words are in the line of a command: ${line}`);
      return problems;
    });
  });
}

/** The client does not run a hook at all when an option that it names has not been set. */
export function hooksNameNoOptions(files: Tree): Problems {
  return matching(files, /^(hooks\/.*|\.lsp\.json)$/).flatMap(([path, text]) =>
    places(path, text, /\$\{user_config/).map(([place]) => `${place} names an option of the user`),
  );
}

/** Each handler of a hook is bounded in time. */
export function hooksAreBounded(files: Tree): Problems {
  const path = "hooks/hooks.json";
  return Object.entries(object(json(files, path)["hooks"])).flatMap(([event, groups]) =>
    (Array.isArray(groups) ? groups : [])
      .flatMap((group) => object(group)["hooks"])
      .filter((handler) => typeof object(handler)["timeout"] !== "number")
      .map(() => `${path}: a handler of ${event} has no timeout`),
  );
}

/** What a prompt or a hook names below the plugin's root is there, in the clone and in what ships. */
export function pluginPathsExist(files: Tree): Problems {
  const named = /\$\{CLAUDE_PLUGIN_ROOT\}\/(?<path>[\w./-]*\w)/;
  return matching(files, /^(commands|skills|agents|hooks)\//).flatMap(([path, text]) =>
    places(path, text, named).flatMap(([place, match]) => {
      const target = match.groups?.["path"] ?? "";
      return [target, `dist/${target}`]
        .filter((file) => !files.has(file))
        .map((file) => `${place} names ${file}, which is not there`);
    }),
  );
}
