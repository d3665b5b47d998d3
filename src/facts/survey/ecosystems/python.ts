// Python: pyproject.toml, requirements, setup.cfg, Pipfile; Flask, Django, FastAPI and their kin.

import { captures, type Ecosystem, manifest, stateName } from "./ecosystem.ts";

const requirement =
  /^\s*["']?([A-Za-z][A-Za-z0-9_.-]*)\s*(?:\[[^\]]*\])?\s*(?:[<>=!~;@]|["']?,?\s*(?:#.*)?$)/gm;

export const python: Ecosystem = {
  manifest: /^(?:pyproject\.toml|requirements[^/]*\.txt|setup\.cfg|Pipfile|setup\.py)$/,
  read: (text) => {
    const name = /^\s*name\s*=\s*["']?([\w.-]+)/m.exec(text)?.[1];
    const inline = captures(
      text,
      /["']([A-Za-z][A-Za-z0-9_.-]*)\s*(?:\[[^\]]*\])?\s*(?:[<>=!~;@][^"']*)?["']/g,
    );
    return manifest(name, [...captures(text, requirement), ...inline].map(lower));
  },
  frameworks: {
    django: "Django",
    djangorestframework: "Django REST framework",
    rest_framework: "Django REST framework",
    flask: "Flask",
    fastapi: "FastAPI",
    starlette: "Starlette",
    sanic: "Sanic",
    tornado: "Tornado",
    aiohttp: "aiohttp",
    bottle: "Bottle",
    falcon: "Falcon",
    litestar: "Litestar",
    pyramid: "Pyramid",
    sqlalchemy: "SQLAlchemy",
    sqlmodel: "SQLModel",
    peewee: "Peewee",
    mongoengine: "MongoEngine",
    pydantic: "Pydantic",
    celery: "Celery",
    rq: "RQ",
    dramatiq: "Dramatiq",
    apscheduler: "APScheduler",
    huey: "Huey",
    typer: "Typer",
    click: "Click",
    streamlit: "Streamlit",
    scrapy: "Scrapy",
  },
  signs: [
    {
      languages: ["Python"],
      comments: "python",
      signs: [
        {
          kind: "status",
          pattern: new RegExp(
            `^[ \\t]*class[ \\t]+(?<name>\\w*${stateName}\\w*)\\([^)\\n]*(?:Enum|Choices)[^)\\n]*\\)`,
            "gm",
          ),
        },
        {
          kind: "status",
          pattern:
            /^[ \t]*(?<name>status|state|\w+_status|\w+_state|[A-Z_]*STATUS(?:ES)?|[A-Z_]*STATES|\w*Status|\w*State)\b[ \t]*(?::[ \t]*(?:typing\.)?Literal\[|=[ \t]*(?:typing\.)?Literal\[|(?::[^=\n]+)?=[ \t]*[({[][ \t]*\(?["'])/gm,
        },
        {
          kind: "transition",
          pattern:
            /^[ \t]*[\w.[\]"']*?(?<name>\w+\.(?:(?:\w+_)?status(?=[ \t]*=(?!=)[ \t]*[^\d\s])|(?:\w+_)?(?:state|stage|phase)(?=[ \t]*=(?!=)[ \t]*(?:["']|(?:\w+\.)*[A-Z]\w*\b(?![\w.]*\()))))/gm,
        },
        {
          kind: "entity",
          pattern:
            /^[ \t]*class[ \t]+(?<name>[A-Z]\w*)\([^)\n]*\b(?:models\.Model|db\.Model|Base|DeclarativeBase|SQLModel|Document|AbstractUser|AbstractBaseUser|TimeStampedModel|Entity|AggregateRoot)\b/gm,
        },
        {
          kind: "entity",
          pattern:
            /^[ \t]*@(?:dataclasses\.)?(?:dataclass|attr\.s|attrs\.define|define|attr\.define|mutable)\b[^\n]*\n(?:[ \t]*@[^\n]*\n){0,9}[ \t]*class[ \t]+(?<name>[A-Z]\w*)/gm,
        },
        {
          kind: "entity",
          pattern:
            /^class[ \t]+(?<name>[A-Z]\w*)[ \t]*(?:\((?!.*(?:Enum|Error|Exception|Choices))[^)\n]*\))?:/gm,
          path: /(?:^|\/)(?:models?|entities|domain)(?:\.py$|\/)/,
        },
        {
          kind: "handler",
          pattern:
            /^[ \t]*@[\w.]+\.(?:route|get|post|put|patch|delete|websocket|api_view|action)\([ \t]*r?f?["'](?<name>[^"'\n]*)/gm,
        },
        {
          kind: "handler",
          pattern: /^[ \t]*@(?:api_view|action|login_required|require_\w+|permission_required)\b/gm,
        },
        {
          kind: "handler",
          pattern:
            /^[ \t]*class[ \t]+(?<name>\w+)\([^)\n]*(?:APIView|ViewSet|GenericView|ListView|DetailView|CreateView|UpdateView|DeleteView|TemplateView|FormView|MethodView|RequestHandler|Resource|\bView)\b/gm,
        },
        {
          kind: "service",
          pattern: /^class[ \t]+(?<name>\w+(?:Service|UseCase|Interactor|Manager|Handler))\b/gm,
        },
        {
          kind: "job",
          pattern:
            /^[ \t]*@(?:[\w.]+\.)?(?:task|shared_task|periodic_task|job|scheduled_job|cron|actor|db_periodic_task|db_task|scheduled|every|repeat_every)\b[^\n]*(?:\n[ \t]*@[^\n]*){0,9}\n[ \t]*(?:async[ \t]+)?def[ \t]+(?<name>\w+)/gm,
        },
        { kind: "job", pattern: /\b(?:add_job|schedule\.every|run_repeating|crontab)\(/gm },
        {
          kind: "job",
          pattern:
            /^def[ \t]+(?<name>(?:expire|run_nightly|nightly|run_daily|daily|hourly|cleanup|clean_up|purge|sweep|renew|remind|send_reminders|process_due|retry_failed)_?\w*)\(/gm,
          path: /(?:^|\/)(?:jobs?|tasks?|cron|schedul\w*|workers?)(?:\.py$|\/)/,
        },
        {
          kind: "guard",
          pattern:
            /^[ \t]*raise[ \t]+(?!NotImplementedError|SystemExit|TypeError|AttributeError|StopIteration|ImportError)(?<name>[A-Z]\w*)/gm,
        },
        { kind: "guard", pattern: /^[ \t]*(?:return[ \t]+)?abort\([ \t]*(?<name>\d+)/gm },
        {
          kind: "limit",
          pattern:
            /^[ \t]*(?<name>(?:MAX|MIN)_[A-Z0-9_]+|[A-Z0-9_]+_(?:LIMIT|TTL|DAYS|HOURS|MINUTES|SECONDS|TIMEOUT|ATTEMPTS|THRESHOLD|QUOTA|WINDOW|PERIOD|EXPIRY))\b[ \t]*(?::[^=\n]+)?=/gm,
        },
      ],
      types: [/^[ \t]*class[ \t]+(?<name>[A-Z]\w*)/gm],
      imports: [/^[ \t]*from[ \t]+([\w.]+)[ \t]+import/gm, /^[ \t]*import[ \t]+([\w.]+)/gm],
    },
  ],
};

function lower(name: string): string {
  return name.toLowerCase();
}
