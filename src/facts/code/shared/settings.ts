// Values that the environment or a configuration may override, however a language asks for them.

import type { CodeExpr } from "../expression.ts";
import { stringOf } from "./build.ts";

/** A value as asked of the environment. */
export interface Setting {
  /** The variable or key. */
  readonly key: string;
  /** What holds where it is not set. */
  readonly value?: CodeExpr;
}

/** Functions that give a variable of the environment, by their path in small letters. */
const GETTERS =
  /(?:^|\.)(?:environ\.get|getenv|env|get_?env(?:ironment_?variable)?|env_?(?:int|str|bool|float|duration|string|or|get|var|seconds|minutes)\w*|(?:int|str|bool|float|duration|string|must|lookup)_?(?:from_?)?env\w*|get_?env_?\w*|getenv\w*|env\.(?:int|str|bool|float|fetch|get|list|string|number|duration|timedelta)|config|config\.get\w*|configservice\.get\w*|environ\.fetch|env::var|process\.env)$/;

/** Calls that only change the representation of what they are given. */
const CASTS: ReadonlySet<string> = new Set([
  "int",
  "float",
  "str",
  "bool",
  "Number",
  "parseInt",
  "parseFloat",
  "Boolean",
  "String",
  "Decimal",
]);

/**
 * The setting that an expression asks for: `os.environ.get("X", 5)`, `env_int("X", 5)`,
 * `process.env.X ?? 5`, `int(os.getenv("X", "5"))`, `config("X", default=5)`.
 */
export function settingOf(e: CodeExpr): Setting | undefined {
  switch (e.kind) {
    case "path":
      return variable(e.segments);
    case "or": {
      const [first, fallback] = e.operands;
      const found = first && settingOf(first);
      return found && fallback && e.operands.length === 2 ? withDefault(found, fallback) : found;
    }
    case "conditional": {
      // `process.env.X ? Number(process.env.X) : 5`
      const [found, then] = [settingOf(e.condition), settingOf(e.then)];
      return found && then?.key === found.key ? withDefault(found, e.else) : undefined;
    }
    case "duration": {
      const found = e.amount === undefined ? undefined : settingOf(e.amount);
      const unit = e.unitSeconds;
      const number = found?.value === undefined ? undefined : constant(found.value);
      if (found === undefined || unit === undefined) return found;
      return typeof number === "number"
        ? { ...found, value: { ...e, seconds: number * unit, place: e.place, text: e.text } }
        : { key: found.key };
    }
    case "arithmetic": {
      const found = settingOf(e.left);
      const [a, b] = [found?.value && constant(found.value), constant(e.right)];
      if (found === undefined || typeof a !== "number" || typeof b !== "number")
        return found && { key: found.key };
      if (e.op !== "*") return { key: found.key };
      return { ...found, value: { kind: "literal", value: a * b, place: e.place, text: e.text } };
    }
    case "call":
      return ofCall(e);
    default:
      return undefined;
  }
}

function ofCall(e: CodeExpr & { readonly kind: "call" }): Setting | undefined {
  const name = e.callee.at(-1) ?? "";
  const [first, second] = e.args.filter((a) => a.name === undefined).map((a) => a.value);
  if (e.on !== undefined) return undefined;
  const isCast = CASTS.has(name) && (e.callee.length === 1 || e.callee[0] === "Number");
  if (isCast && first !== undefined) {
    const found = settingOf(first);
    return found?.value === undefined ? found : { ...found, value: numeric(found.value) };
  }
  if (name === "[]") {
    const key = stringOf(first);
    return key === undefined ? undefined : variable([...e.callee.slice(0, -1), key]);
  }
  const key = stringOf(first);
  if (key === undefined || !/^[A-Za-z][\w.:-]*$/.test(key)) return undefined;
  if (!GETTERS.test(e.callee.map((c) => c.replace(/^_+/, "").toLowerCase()).join(".")))
    return undefined;
  const named = e.args.find((a) => a.name === "default" || a.name === "fallback")?.value;
  const value = named ?? second;
  return value === undefined || value.kind === "lambda" ? { key } : { key, value };
}

/** `process.env.X`, `os.environ["X"]`, `import.meta.env.X`. */
function variable(segments: readonly string[]): Setting | undefined {
  const [key] = segments.slice(-1);
  const holder = segments.slice(0, -1).join(".");
  const isEnvironment =
    /^(?:process\.env|os\.environ|environ|import\.meta\.env|Deno\.env|Bun\.env|ENV)$/.test(holder);
  return key !== undefined && isEnvironment ? { key } : undefined;
}

function withDefault(found: Setting, value: CodeExpr): Setting {
  return found.value === undefined ? { ...found, value } : found;
}

/** A number in quotes as a number, where a cast says that it is one. */
function numeric(e: CodeExpr): CodeExpr {
  const text = stringOf(e);
  const number = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return e.kind === "literal" && !Number.isNaN(number) ? { ...e, value: number } : e;
}

function constant(e: CodeExpr): string | number | boolean | null | undefined {
  return e.kind === "literal" ? e.value : undefined;
}
