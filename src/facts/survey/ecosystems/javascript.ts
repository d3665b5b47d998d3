// TypeScript and JavaScript: package.json; server frameworks, Next.js, NestJS and the user
// interface libraries.

import { type Ecosystem, manifest, stateName } from "./ecosystem.ts";

const states =
  "(?:pending|active|inactive|draft|open|closed|cancell?ed|expired|failed|paid|approved|rejected|suspended|locked|archived|completed?|done|processing|queued|running|trialing|past_due|shipped|delivered|accepted|declined|revoked|invited|published|disabled|enabled)";

export const javascript: Ecosystem = {
  manifest: /^package\.json$/,
  read: (text) => {
    const json = parseObject(text);
    const names = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
    const dependencies = names.flatMap((key) => {
      const block = json[key];
      return typeof block === "object" && block !== null ? Object.keys(block) : [];
    });
    const { name } = json;
    return manifest(typeof name === "string" ? name : undefined, dependencies);
  },
  frameworks: {
    express: "Express",
    fastify: "Fastify",
    koa: "Koa",
    hono: "Hono",
    "@hapi/hapi": "hapi",
    "@nestjs/core": "NestJS",
    "@nestjs/common": "NestJS",
    next: "Next.js",
    nuxt: "Nuxt",
    "@remix-run/node": "Remix",
    "@remix-run/react": "Remix",
    "@sveltejs/kit": "SvelteKit",
    svelte: "Svelte",
    astro: "Astro",
    react: "React",
    "react-native": "React Native",
    vue: "Vue",
    "@angular/core": "Angular",
    "@trpc/server": "tRPC",
    graphql: "GraphQL",
    "@apollo/server": "Apollo Server",
    "@prisma/client": "Prisma",
    prisma: "Prisma",
    typeorm: "TypeORM",
    "drizzle-orm": "Drizzle",
    sequelize: "Sequelize",
    mongoose: "Mongoose",
    knex: "Knex",
    "@mikro-orm/core": "MikroORM",
    bullmq: "BullMQ",
    bull: "Bull",
    agenda: "Agenda",
    "node-cron": "node-cron",
    "@temporalio/workflow": "Temporal",
    xstate: "XState",
    zod: "Zod",
    electron: "Electron",
    chevrotain: "Chevrotain",
  },
  signs: [
    {
      languages: ["TypeScript", "JavaScript", "Vue", "Svelte"],
      comments: "slash",
      signs: [
        {
          kind: "status",
          pattern: new RegExp(
            `^[ \\t]*(?:export[ \\t]+)?(?:declare[ \\t]+)?(?:const[ \\t]+)?enum[ \\t]+(?<name>\\w*${stateName}\\w*)`,
            "gm",
          ),
        },
        {
          kind: "status",
          pattern: new RegExp(
            `^[ \\t]*(?:export[ \\t]+)?type[ \\t]+(?<name>\\w*${stateName})[ \\t]*=[ \\t]*\\n?[ \\t]*(?:\\|[ \\t]*)?["']`,
            "gm",
          ),
        },
        {
          kind: "status",
          pattern:
            /^[ \t]*(?:export[ \t]+)?const[ \t]+(?<name>\w*(?:Status(?:es)?|States?|STATUS(?:ES)?|STATES?))\b[^=\n]*=[ \t]*(?:\[|\{|Object\.freeze|pgEnum|z\.enum)/gm,
        },
        {
          kind: "status",
          pattern: new RegExp(
            `^[ \\t]*(?:readonly[ \\t]+|public[ \\t]+)?(?<name>\\w*(?:[sS]tatus|[sS]tate))\\??:[ \\t]*\\|?[ \\t]*["']${states}["'][ \\t]*\\|`,
            "gm",
          ),
        },
        {
          kind: "transition",
          pattern:
            /^[ \t]*(?<name>(?:\w+\.)+(?:status|state|stage|phase))[ \t]*=(?!=)[ \t]*(?:["']|[A-Z]\w+\.)/gm,
        },
        {
          kind: "transition",
          pattern: new RegExp(
            `\\b(?<name>status|state)[ \\t]*:[ \\t]*(?:["']${states}["'](?![ \\t]*\\|)|\\w*${stateName}\\.\\w+)`,
            "gim",
          ),
        },
        { kind: "entity", pattern: /^[ \t]*@(?:Entity|Schema|ObjectType|Table)\(/gm },
        {
          kind: "entity",
          pattern:
            /^[ \t]*(?:export[ \t]+)?const[ \t]+(?<name>\w+)[ \t]*=[ \t]*(?:(?:pg|mysql|sqlite)Table\(|sequelize\.define\(|new[ \t]+(?:mongoose\.)?Schema\(|mongoose\.model\()/gm,
        },
        {
          kind: "entity",
          pattern:
            /^[ \t]*(?:export[ \t]+)?(?:default[ \t]+)?(?:abstract[ \t]+)?(?:class|interface)[ \t]+(?<name>[A-Z]\w*)/gm,
          path: /(?:(?:^|\/)(?:models|entities|domain|aggregates)(?:\.[jt]s$|\/)|\.(?:model|entity|aggregate)\.[jt]s$)/,
        },
        {
          kind: "handler",
          pattern:
            /^[ \t]*@(?<name>Get|Post|Put|Patch|Delete|Query|Mutation|MessagePattern|EventPattern|SubscribeMessage)\(/gm,
        },
        {
          kind: "handler",
          pattern:
            /\b(?:app|router|routes|api|server|fastify|\w*[rR]outer|\w*[rR]outes)\.(?:get|post|put|patch|delete)\([ \t\n]*["'`](?<name>[^"'`\n]*)/gm,
        },
        {
          kind: "handler",
          pattern:
            /^export[ \t]+(?:async[ \t]+function|function|const)[ \t]+(?<name>GET|POST|PUT|PATCH|DELETE|loader|action)\b/gm,
        },
        { kind: "handler", pattern: /^["']use server["']/gm },
        { kind: "handler", pattern: /\b(?<name>\w+):[ \t]*\w*[pP]rocedure\b/gm },
        {
          kind: "service",
          pattern:
            /^[ \t]*(?:export[ \t]+)?(?:default[ \t]+)?class[ \t]+(?<name>\w+(?:Service|UseCase|Interactor|CommandHandler|Saga))\b/gm,
        },
        {
          kind: "job",
          pattern:
            /^[ \t]*@(?:Cron|Interval|Processor|Process|OnEvent)\([^\n]*\n(?:[ \t]*@[^\n]*\n){0,9}[ \t]*(?:export[ \t]+class[ \t]+|public[ \t]+)?(?:async[ \t]+)?(?<name>\w+)/gm,
        },
        {
          kind: "job",
          pattern:
            /\b(?:cron\.schedule|agenda\.define|new[ \t]+(?:Worker|CronJob)|schedule\.scheduleJob)\(/gm,
        },
        {
          kind: "guard",
          pattern: /^[ \t}]*(?:if[^\n]*)?\bthrow[ \t]+(?:new[ \t]+)?(?<name>[A-Z]\w*)/gm,
        },
        {
          kind: "limit",
          pattern:
            /^[ \t]*(?:export[ \t]+)?(?:static[ \t]+)?(?:readonly[ \t]+)?(?:const[ \t]+)?(?<name>(?:MAX|MIN)_[A-Z0-9_]+|[A-Z0-9_]+_(?:LIMIT|TTL|DAYS|HOURS|MINUTES|SECONDS|TIMEOUT|ATTEMPTS|THRESHOLD|QUOTA|WINDOW|PERIOD|MS))\b[ \t]*(?::[^=\n]+)?=/gm,
        },
      ],
      types: [
        /^[ \t]*(?:export[ \t]+)?(?:default[ \t]+)?(?:declare[ \t]+)?(?:abstract[ \t]+)?(?:class|interface|enum|type|const[ \t]+enum)[ \t]+(?<name>[A-Z]\w*)/gm,
      ],
      imports: [
        /^[ \t]*(?:import|export)\b[^"'\n;]*?\bfrom[ \t]+["']([^"'\n]+)["']/gm,
        /^\}[ \t]*from[ \t]+["']([^"'\n]+)["']/gm,
        /^[ \t]*import[ \t]+["']([^"'\n]+)["']/gm,
        /\brequire\([ \t]*["']([^"'\n]+)["']/gm,
      ],
    },
  ],
};

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
