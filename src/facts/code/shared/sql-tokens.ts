// SQL, cut into tokens.

export interface Token {
  readonly kind: "name" | "string" | "number" | "parameter" | "sign";
  /** Without quotes; empty for a parameter that is told by its position alone. */
  readonly value: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

const TOKEN = new RegExp(
  [
    /(?<space>\s+|--[^\n]*)/,
    /'(?<string>(?:[^']|'')*)'/,
    /"(?<double>[^"]+)"(?!\s*\.)|`(?<tick>[^`]+)`(?!\s*\.)/,
    /(?<number>\d+(?:\.\d+)?)/,
    /(?:\?(?<asked>\d*)|\$(?<dollar>\d+)|[:@](?<parameter>[a-z_]\w*)|#\{(?<hash>[\w.]+)\})/,
    /(?<name>(?:["`]?[a-z_]\w*["`]?\.)*["`]?[a-z_]\w*["`]?)/,
    /(?<cast>::[a-z_]\w*)/,
    /(?<sign><=|>=|<>|!=|==|[=<>()+\-*/,;])/,
  ]
    .map((one) => one.source)
    .join("|"),
  "iy",
);

/** The tokens of a text; undefined where a character belongs to none. */
export function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (found === null) return undefined;
    const groups = found.groups ?? {};
    const place = { start: found.index, end: found.index + found[0].length };
    if (groups["space"] !== undefined || groups["cast"] !== undefined) continue;
    const quotedName = groups["double"] ?? groups["tick"];
    if (groups["string"] !== undefined)
      tokens.push(token("string", groups["string"].replaceAll("''", "'"), place));
    else if (quotedName !== undefined)
      tokens.push({ ...token("name", quotedName, place), quoted: true });
    else if (groups["number"] !== undefined) tokens.push(token("number", groups["number"], place));
    else if (groups["name"] !== undefined)
      tokens.push(token("name", groups["name"].replace(/["`]/g, ""), place));
    else if (groups["sign"] !== undefined) tokens.push(token("sign", groups["sign"], place));
    else {
      const name = groups["asked"] ?? groups["dollar"] ?? groups["parameter"] ?? groups["hash"];
      tokens.push(token("parameter", name ?? "", place));
    }
  }
  return tokens;
}

function token(
  kind: Token["kind"],
  value: string,
  place: { readonly start: number; readonly end: number },
): Token {
  return { kind, value, quoted: false, ...place };
}
