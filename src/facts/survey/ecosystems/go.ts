// Go: go.mod; net/http and the common routers.

import { captures, type Ecosystem, manifest, stateName } from "./ecosystem.ts";

export const go: Ecosystem = {
  manifest: /^go\.mod$/,
  read: (text) => {
    const name = /^module[ \t]+(\S+)/m.exec(text)?.[1];
    return manifest(
      name,
      captures(text, /^[ \t]*(?:require[ \t]+)?([\w.-]+\.[\w.-]+\/\S+)[ \t]+v\d/gm).map(major),
    );
  },
  frameworks: {
    "github.com/gin-gonic/gin": "Gin",
    "github.com/labstack/echo": "Echo",
    "github.com/gofiber/fiber": "Fiber",
    "github.com/go-chi/chi": "chi",
    "github.com/gorilla/mux": "gorilla/mux",
    "github.com/julienschmidt/httprouter": "httprouter",
    "gorm.io/gorm": "GORM",
    "entgo.io/ent": "ent",
    "github.com/jmoiron/sqlx": "sqlx",
    "google.golang.org/grpc": "gRPC",
    "github.com/spf13/cobra": "Cobra",
    "github.com/hibiken/asynq": "asynq",
    "github.com/robfig/cron": "cron",
    "go.temporal.io/sdk": "Temporal",
    "net/http": "net/http",
  },
  signs: [
    {
      languages: ["Go"],
      comments: "slash",
      signs: [
        {
          kind: "status",
          pattern: new RegExp(
            `^[ \\t]*(?:type[ \\t]+)?(?<name>\\w*${stateName})[ \\t]+(?:string|u?int\\d*)\\b[ \\t]*$`,
            "gm",
          ),
        },
        {
          kind: "transition",
          pattern:
            /^[ \t]*(?<name>(?:\w+\.)+(?:\w*Status|\w*State|Stage|Phase|status|state))[ \t]*=(?!=)[ \t]*["\w]/gm,
        },
        {
          kind: "entity",
          pattern:
            /^type[ \t]+(?<name>[A-Z]\w*)[ \t]+struct\b(?=[^}]{0,2000}(?:(?:\bID|Id)[ \t]+\w|`(?:db|gorm|bson|json):))/gm,
        },
        {
          kind: "handler",
          pattern:
            /\.(?:GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete|HandleFunc|Handle)\([ \t]*"(?<name>[^"\n]*)"/gm,
        },
        {
          kind: "handler",
          pattern:
            /^func[ \t]+(?:\([^)\n]*\)[ \t]*)?(?<name>\w+)\([ \t]*\w+[ \t]+http\.ResponseWriter/gm,
        },
        {
          kind: "handler",
          pattern:
            /^func[ \t]+(?:\([^)\n]*\)[ \t]*)?(?<name>\w+)\([ \t]*\w+[ \t]+(?:\*gin\.Context|echo\.Context|\*fiber\.Ctx)/gm,
        },
        {
          kind: "service",
          pattern: /^type[ \t]+(?<name>\w*(?:Service|UseCase|Interactor))[ \t]+struct\b/gm,
        },
        {
          kind: "job",
          pattern:
            /\b(?:time\.NewTicker|cron\.New|AddFunc|asynq\.NewTask|HandleFunc\([ \t]*Type\w+)\(/gm,
        },
        {
          kind: "job",
          pattern:
            /^func[ \t]+(?:\([^)\n]*\)[ \t]*)?(?<name>(?:Run|Process|Expire|Purge|Cleanup)\w*(?:Job|Expired|Due|Nightly|Daily)\w*)\(/gm,
        },
        {
          kind: "guard",
          pattern:
            /^[ \t]*return\b[^\n]*\b(?<name>Err[A-Z]\w*|errors\.New|fmt\.Errorf)\b(?![^\n]*%w)/gm,
        },
        {
          kind: "limit",
          pattern:
            /^[ \t]*(?:const[ \t]+)?(?<name>[mM](?:ax|in)[A-Z]\w*|\w+(?:Limit|TTL|Timeout|Attempts|Threshold|Window|Expiry))[ \t]*(?:[\w.]+[ \t]*)?=(?!=)[ \t]*\d/gm,
        },
      ],
      types: [/^type[ \t]+(?<name>[A-Z]\w*)[ \t]+\w/gm],
      imports: [/^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?"([\w.-]+(?:\/[\w.-]+)+)"[ \t]*$/gm],
    },
  ],
};

/** A module path without its major version suffix. */
function major(path: string): string {
  return path.replace(/\/v\d+$/, "");
}
