// Elixir: mix.exs; Phoenix, Ecto, Oban.

import { captures, type Ecosystem, manifest } from "./ecosystem.ts";

export const elixir: Ecosystem = {
  manifest: /^mix\.exs$/,
  read: (text) => manifest(/\bapp:\s*:(\w+)/.exec(text)?.[1], captures(text, /\{\s*:(\w+)\s*,/g)),
  frameworks: {
    phoenix: "Phoenix",
    phoenix_live_view: "Phoenix LiveView",
    ecto: "Ecto",
    ecto_sql: "Ecto",
    oban: "Oban",
    quantum: "Quantum",
    absinthe: "Absinthe",
    ash: "Ash",
  },
  signs: [
    {
      languages: ["Elixir"],
      comments: "hash",
      signs: [
        {
          kind: "status",
          pattern:
            /\bfield[ \t(]+:(?<name>status|state|\w+_status|\w+_state),[ \t]*(?:Ecto\.)?Enum/gm,
        },
        { kind: "transition", pattern: /\b(?<name>status|state):[ \t]*:\w+/gm },
        { kind: "entity", pattern: /^[ \t]*schema[ \t]+"(?<name>\w+)"[ \t]+do/gm },
        {
          kind: "handler",
          pattern: /^[ \t]*def[ \t]+(?<name>\w+)\([ \t]*%?(?:Plug\.)?[cC]onn\b/gm,
        },
        { kind: "handler", pattern: /^[ \t]*def[ \t]+handle_event\([ \t]*"(?<name>[^"\n]*)"/gm },
        { kind: "job", pattern: /^[ \t]*use[ \t]+Oban\.Worker\b/gm },
        { kind: "guard", pattern: /\{:error,[ \t]*:(?<name>\w+)\}/gm },
        {
          kind: "limit",
          pattern:
            /^[ \t]*@(?<name>(?:max|min)_\w+|\w+_(?:limit|ttl|days|hours|timeout|attempts))[ \t]+\d/gm,
        },
      ],
      types: [/^[ \t]*defmodule[ \t]+(?:\w+\.)*(?<name>[A-Z]\w*)/gm],
      imports: [/^[ \t]*(?:alias|import|use)[ \t]+([\w.]+)/gm],
    },
  ],
};
