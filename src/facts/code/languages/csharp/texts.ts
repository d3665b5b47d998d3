// Literals of text in C#: plain, verbatim and raw ones.

/** What a literal says. */
export function textOf(written: string): string {
  const raw = /^("{3,})/.exec(written)?.[1];
  if (raw !== undefined) {
    const lines = written.slice(raw.length, -raw.length).split("\n");
    if (lines.length === 1) return lines[0] ?? "";
    const indent = /^\s*/.exec(lines.at(-1) ?? "")?.[0].length ?? 0;
    return lines
      .slice(1, -1)
      .map((line) => line.slice(indent))
      .join("\n");
  }
  if (written.startsWith("@")) return written.slice(2, -1).replaceAll('""', '"');
  return written.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code, one) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return { n: "\n", t: "\t", r: "\r", "0": "\0" }[one as string] ?? one;
  });
}
