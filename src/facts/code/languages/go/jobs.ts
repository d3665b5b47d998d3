// What a Go program does by the clock, on a message or for a command of the terminal.

import type { EntryFact } from "../../model.ts";
import { argument, stringOf } from "../../shared/build.ts";
import { parseDuration } from "../../shared/durations.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import type { EntryReader } from "./entries.ts";
import { lower } from "./expressions.ts";

export class Jobs {
  private readonly reader: EntryReader;
  /** Seconds between two ticks, by the name of the ticker. */
  private readonly tickers = new Map<string, number>();

  constructor(reader: EntryReader) {
    this.reader = reader;
  }

  /** `ticker := time.NewTicker(15 * time.Minute)`. */
  assigned(node: Syntax): void {
    const value = named(field(node, "right") ?? node)[0];
    const call = value && this.reader.method(value);
    const seconds = call && /^(?:NewTicker|Tick)$/.test(call.name) ? this.seconds(call.args[0]) : 0;
    if (seconds) this.tickers.set(this.reader.text(field(node, "left")), seconds);
  }

  private seconds(node: Syntax | undefined): number | undefined {
    const e = node && lower(this.reader.scope, node);
    return e?.kind === "duration" ? e.seconds : undefined;
  }

  /** `for range ticker.C {..}` and `case <-ticker.C:`. */
  tick(node: Syntax): void {
    const source = childOf(node, "range_clause") ?? field(node, "communication");
    if (source === undefined) return;
    const text = this.reader.text(source);
    const name = /([\w.]+)\.C\b/.exec(text)?.[1];
    const ticking = name === undefined ? undefined : this.tickers.get(name);
    const inline = /time\.Tick\(/.test(text) ? this.tickOf(source) : undefined;
    const everySeconds = ticking ?? inline;
    if (everySeconds === undefined) return;
    const body = childOf(field(node, "body") ?? node, "statement_list");
    const handler = (body && this.onlyCall(body)) ?? this.reader.function;
    this.add(node, { kind: "job", name: handler, everySeconds, handler });
  }

  private tickOf(node: Syntax): number | undefined {
    const call = this.reader.method(node);
    if (call?.name === "Tick") return this.seconds(call.args[0]);
    for (const one of named(node)) {
      const found = this.tickOf(one);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The method that a tick calls, where it calls just one that is not about logging. */
  private onlyCall(body: Syntax): string | undefined {
    const calls: Syntax[] = [];
    const collect = (node: Syntax): void => {
      if (node.type === "call_expression") calls.push(node);
      else for (const one of named(node)) collect(one);
    };
    collect(body);
    const doing = calls.filter((one) => !/^(?:log|slog|fmt|logger)\b/.test(this.reader.text(one)));
    const [only] = doing;
    const fn = doing.length === 1 && only !== undefined ? field(only, "function") : undefined;
    if (fn === undefined || fn.type === "func_literal") return undefined;
    const name = this.reader.handler(fn, "");
    const { scope } = this.reader;
    const self = scope.types.get("self");
    return name.startsWith("self.") && self !== undefined ? `${self}.${name.slice(5)}` : name;
  }

  /** `c.AddFunc("@every 15m", run)`, `s.Every(5).Minutes().Do(run)`, `nc.Subscribe("x", on)`. */
  call(node: Syntax): void {
    const call = this.reader.method(node);
    if (call === undefined) return;
    const { name, args, on } = call;
    const [first, second] = args;
    const { file } = this.reader.scope;
    const written = first && this.reader.string(first);
    if (/^(?:AddFunc|AddJob|RegisterFunc)$/.test(name) && written !== undefined && second) {
      const every = /^@every\s+(.+)$/.exec(written)?.[1];
      const everySeconds = every === undefined ? undefined : parseDuration(every);
      const handler = this.reader.handler(second, `job ${written}`);
      this.add(node, {
        kind: "job",
        name: handler,
        ...(everySeconds === undefined ? { cron: written } : { everySeconds }),
        handler,
      });
    } else if (name === "Do" && file.uses("go-co-op/gocron") && first) this.gocron(node, on, first);
    else if (written !== undefined && second && /^(?:Queue)?Subscribe\w*$/.test(name)) {
      const serves = args.at(-1) ?? second;
      this.message(node, written, serves);
    } else if (name === "HandleFunc" && file.uses("hibiken/asynq") && written && second)
      this.message(node, written, second);
  }

  private message(node: Syntax, name: string, serves: Syntax): void {
    if (!/^(?:identifier|selector_expression|func_literal)$/.test(serves.type)) return;
    this.add(node, { kind: "message", name, handler: this.reader.handler(serves, name) });
  }

  private gocron(node: Syntax, on: Syntax, job: Syntax): void {
    const { scope } = this.reader;
    const unit = this.reader.method(on);
    const every =
      unit && (unit.name === "Every" || unit.name === "Cron" ? unit : this.reader.method(unit.on));
    const first = every?.args[0];
    if (every === undefined || first === undefined) return;
    const handler = this.reader.handler(job, "job");
    const e = lower(scope, first);
    const text = stringOf(argument([{ value: e }], undefined, 0));
    if (every.name === "Cron" && text !== undefined) {
      this.add(node, { kind: "job", name: handler, cron: text, handler });
      return;
    }
    const amount = e.kind === "literal" && typeof e.value === "number" ? e.value : undefined;
    const perUnit = unit && unit !== every ? parseDuration(`1 ${unit.name}`) : undefined;
    const seconds =
      e.kind === "duration"
        ? e.seconds
        : text !== undefined
          ? parseDuration(text)
          : amount !== undefined && perUnit !== undefined
            ? amount * perUnit
            : undefined;
    if (seconds !== undefined)
      this.add(node, { kind: "job", name: handler, everySeconds: seconds, handler });
  }

  /** `&cobra.Command{Use: "suspend ID", RunE: run}`. */
  command(node: Syntax): void {
    if (!/^(?:cobra|cli)\.Command$/.test(this.reader.text(field(node, "type")))) return;
    const fields = new Map<string, Syntax>();
    for (const one of named(field(node, "body") ?? node)) {
      const key = field(one, "key");
      const value = field(one, "value");
      if (key && value) fields.set(this.reader.text(key), named(value)[0] ?? value);
    }
    const use = fields.get("Use") ?? fields.get("Name");
    const run = fields.get("RunE") ?? fields.get("Run") ?? fields.get("Action");
    const name = (use && this.reader.string(use))?.split(/\s/)[0];
    if (name === undefined || run === undefined) return;
    this.add(node, { kind: "command", name, handler: this.reader.handler(run, name) });
  }

  private add(node: Syntax, entry: Omit<EntryFact, "guards" | "place">): void {
    const place = this.reader.scope.file.source.place(node);
    this.reader.entries.push({ ...entry, guards: [], place });
  }
}
