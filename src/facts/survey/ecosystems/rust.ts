// Rust: Cargo.toml; axum, actix and their kin.

import { captures, type Ecosystem, manifest, stateName } from "./ecosystem.ts";

export const rust: Ecosystem = {
  manifest: /^Cargo\.toml$/,
  read: (text) =>
    manifest(/^\[package\][^[]*?^name\s*=\s*"([^"]+)"/m.exec(text)?.[1], [
      ...captures(text, /^\s*([\w-]+)\s*=\s*(?:"[^"\n]*"|\{)/gm),
      ...captures(text, /^\s*([\w-]+)\.workspace\s*=/gm),
    ]),
  frameworks: {
    axum: "axum",
    "actix-web": "Actix Web",
    rocket: "Rocket",
    warp: "warp",
    poem: "Poem",
    tonic: "tonic",
    diesel: "Diesel",
    sqlx: "SQLx",
    "sea-orm": "SeaORM",
    tokio: "Tokio",
    clap: "clap",
    leptos: "Leptos",
    bevy: "Bevy",
    tauri: "Tauri",
  },
  signs: [
    {
      languages: ["Rust"],
      comments: "slash",
      signs: [
        {
          kind: "status",
          pattern: new RegExp(
            `^[ \\t]*(?:pub(?:\\([^)]*\\))?[ \\t]+)?enum[ \\t]+(?<name>\\w*${stateName})\\b`,
            "gm",
          ),
        },
        {
          kind: "transition",
          pattern:
            /^[ \t]*(?<name>(?:\w+\.)+(?:\w+_)?(?:status|state|stage|phase))[ \t]*=(?!=)[ \t]*[A-Z]\w*/gm,
        },
        {
          kind: "entity",
          pattern:
            /#\[derive\([^)]*(?:FromRow|Queryable|Insertable|DeriveEntityModel|Identifiable)[^)]*\)\][^{;]{0,300}?struct[ \t]+(?<name>\w+)/gm,
        },
        {
          kind: "entity",
          pattern:
            /^pub[ \t]+struct[ \t]+(?<name>[A-Z]\w*)(?:<[^>\n]*>)?[ \t]*\{(?=[^}]{0,2000}\bid[ \t]*:)/gm,
        },
        {
          kind: "handler",
          pattern: /#\[(?:\w+::)?(?:get|post|put|patch|delete)\([ \t]*"(?<name>[^"\n]*)"/gm,
        },
        { kind: "handler", pattern: /\.route\([ \t\n]*"(?<name>[^"\n]*)"/gm },
        {
          kind: "service",
          pattern:
            /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?struct[ \t]+(?<name>\w+(?:Service|UseCase|Handler))\b/gm,
        },
        {
          kind: "job",
          pattern: /\b(?:tokio::time::interval|Job::new_async|Job::new|cron::Schedule)\b/gm,
        },
        {
          kind: "guard",
          pattern: /\b(?:return[ \t]+Err|bail!|ensure!)\([ \t]*(?<name>[A-Z]\w*(?:::\w+)?)?/gm,
        },
        {
          kind: "limit",
          pattern:
            /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?const[ \t]+(?<name>(?:MAX|MIN)_\w+|\w+_(?:LIMIT|TTL|DAYS|HOURS|MINUTES|SECONDS|TIMEOUT|ATTEMPTS|THRESHOLD))\b/gm,
        },
      ],
      types: [
        /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?(?:struct|enum|trait|type)[ \t]+(?<name>[A-Z]\w*)/gm,
      ],
      imports: [/^[ \t]*(?:pub[ \t]+)?use[ \t]+([\w:]+)/gm],
    },
  ],
};
