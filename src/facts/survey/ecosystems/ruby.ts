// Ruby: Gemfile; Rails, Sinatra, Hanami and the job libraries.

import { captures, type Ecosystem, manifest } from "./ecosystem.ts";

export const ruby: Ecosystem = {
  manifest: /^(?:Gemfile|[\w-]+\.gemspec)$/,
  read: (text) =>
    manifest(
      /\.name\s*=\s*["']([^"']+)/.exec(text)?.[1],
      captures(
        text,
        /^\s*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)\s*\(?\s*["']([^"']+)["']/gm,
      ),
    ),
  frameworks: {
    rails: "Ruby on Rails",
    sinatra: "Sinatra",
    hanami: "Hanami",
    grape: "Grape",
    roda: "Roda",
    sidekiq: "Sidekiq",
    good_job: "GoodJob",
    solid_queue: "Solid Queue",
    resque: "Resque",
    delayed_job: "Delayed Job",
    whenever: "Whenever",
    aasm: "AASM",
    state_machines: "state_machines",
    sequel: "Sequel",
    devise: "Devise",
    pundit: "Pundit",
    cancancan: "CanCanCan",
    graphql: "GraphQL Ruby",
  },
  signs: [
    {
      languages: ["Ruby"],
      comments: "hash",
      signs: [
        {
          kind: "status",
          pattern: /^[ \t]*enum[ \t(]+:?(?<name>\w*(?:status|state|stage|phase))\b/gm,
        },
        {
          kind: "status",
          pattern: /^[ \t]*(?:include[ \t]+AASM|aasm\b[^\n]*do|state_machine[ \t]+:(?<name>\w+))/gm,
        },
        {
          kind: "status",
          pattern: /^[ \t]*(?<name>[A-Z_]*(?:STATUS(?:ES)?|STATES))[ \t]*=[ \t]*[%[{]/gm,
        },
        {
          kind: "transition",
          pattern:
            /\bupdate(?:_columns?|_attributes?)?!?[ (]+:?(?<name>status|state)(?::|[ \t]*=>|,)/gm,
        },
        {
          kind: "transition",
          pattern: /^[ \t]*(?<name>(?:\w+\.)(?:status|state))[ \t]*=(?!=)[ \t]*[:"']/gm,
        },
        { kind: "transition", pattern: /\btransitions[ \t]+from:/gm },
        {
          kind: "entity",
          pattern:
            /^[ \t]*class[ \t]+(?<name>[\w:]+)[ \t]*<[ \t]*(?:ApplicationRecord|ActiveRecord::Base|Sequel::Model\S*|Hanami::Entity)/gm,
        },
        {
          kind: "entity",
          pattern: /^[ \t]*(?<name>[A-Z]\w*)[ \t]*=[ \t]*(?:Struct|Data)\.(?:new|define)/gm,
        },
        {
          kind: "handler",
          pattern: /^[ \t]*class[ \t]+(?!Application|Base)(?<name>[\w:]+Controller)\b/gm,
        },
        {
          kind: "handler",
          pattern: /^[ \t]*def[ \t]+(?<name>index|show|create|update|destroy|new|edit)\b/gm,
          path: /controller/,
        },
        {
          kind: "handler",
          pattern:
            /^[ \t]*(?:get|post|put|patch|delete)[ \t]+["'](?<name>\/[^"'\n]*)["'][^\n]*do\b/gm,
        },
        {
          kind: "service",
          pattern:
            /^[ \t]*class[ \t]+(?<name>[\w:]+(?:Service|UseCase|Interactor|Operation|Policy))\b/gm,
        },
        {
          kind: "service",
          pattern: /^[ \t]*def[ \t]+(?:self\.)?(?<name>call|perform|execute)\b/gm,
          path: /\/(?:services|operations|interactors|use_cases)\//,
        },
        {
          kind: "job",
          pattern:
            /^[ \t]*class[ \t]+(?<name>[\w:]+)[ \t]*<[ \t]*(?:ApplicationJob|ActiveJob::Base)/gm,
        },
        { kind: "job", pattern: /^[ \t]*include[ \t]+Sidekiq::(?:Worker|Job)/gm },
        {
          kind: "guard",
          pattern: /^[ \t]*(?:return[ \t]+\w+[ \t]+)?raise\b[ \t(]*(?<name>[A-Z][\w:]*)?/gm,
        },
        {
          kind: "guard",
          pattern: /^[ \t]*(?:validates?|before_action|authorize)[ \t!(]+:?(?<name>\w+)/gm,
        },
        {
          kind: "limit",
          pattern:
            /^[ \t]*(?<name>(?:MAX|MIN)_[A-Z0-9_]+|[A-Z0-9_]+_(?:LIMIT|TTL|DAYS|HOURS|TIMEOUT|ATTEMPTS|PERIOD|THRESHOLD))[ \t]*=/gm,
        },
      ],
      types: [/^[ \t]*(?:class|module)[ \t]+(?:\w+::)*(?<name>[A-Z]\w*)/gm],
      imports: [/^[ \t]*require(?:_relative)?[ \t]+["']([^"'\n]+)["']/gm],
    },
  ],
};
