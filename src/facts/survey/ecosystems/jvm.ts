// Java and Kotlin: Maven and Gradle; Spring, Quarkus, Micronaut, Ktor.

import { captures, type Ecosystem, manifest, stateName } from "./ecosystem.ts";

const modifiers =
  "(?:(?:public|protected|private|static|final|abstract|sealed|data|open|internal|inner)[ \\t]+)*";

export const jvm: Ecosystem = {
  manifest: /^(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml)$/,
  read: (text) => {
    const own =
      /<\/parent>[\s\S]*?<artifactId>([^<]+)</.exec(text) ?? /<artifactId>([^<]+)</.exec(text);
    return manifest(own?.[1], [
      ...captures(text, /<artifactId>\s*([^<\s]+)\s*<\/artifactId>/g),
      ...captures(text, /["'][\w.-]+:([\w.-]+)(?::[^"']*)?["']/g),
      ...captures(text, /\bid\s*\(?["']([\w.-]+)["']/g),
    ]);
  },
  frameworks: {
    "spring-boot-starter-web": "Spring Boot",
    "spring-boot-starter-webflux": "Spring WebFlux",
    "spring-boot-starter-parent": "Spring Boot",
    "spring-boot-starter": "Spring Boot",
    "org.springframework.boot": "Spring Boot",
    "spring-boot-starter-data-jpa": "Spring Data JPA",
    "spring-boot-starter-security": "Spring Security",
    "quarkus-bom": "Quarkus",
    "io.quarkus": "Quarkus",
    "micronaut-bom": "Micronaut",
    "io.micronaut.application": "Micronaut",
    "ktor-server-core": "Ktor",
    "io.ktor.plugin": "Ktor",
    "hibernate-core": "Hibernate",
    exposed: "Exposed",
    "exposed-core": "Exposed",
    jooq: "jOOQ",
    "dropwizard-core": "Dropwizard",
    javalin: "Javalin",
    "axon-spring-boot-starter": "Axon",
    "com.android.application": "Android",
  },
  signs: [
    {
      languages: ["Java", "Kotlin"],
      comments: "slash",
      signs: [
        {
          kind: "status",
          pattern: new RegExp(
            `^[ \\t]*${modifiers}enum[ \\t]+(?:class[ \\t]+)?(?<name>\\w*${stateName}\\w*)`,
            "gm",
          ),
        },
        {
          kind: "status",
          pattern: new RegExp(
            `^[ \\t]*sealed[ \\t]+(?:class|interface)[ \\t]+(?<name>\\w*${stateName})\\b`,
            "gm",
          ),
        },
        {
          kind: "transition",
          pattern:
            /^[ \t]*(?<name>(?:\w+\.)*(?:status|state|stage|phase))[ \t]*=(?!=)[ \t]*[A-Z]\w*/gm,
        },
        { kind: "transition", pattern: /\b(?<name>set(?:\w*Status|\w*State))\([ \t]*[A-Z]/gm },
        {
          kind: "entity",
          pattern: new RegExp(
            `^[ \\t]*@(?:Entity|Document|Table|MappedSuperclass|Aggregate|Embeddable)\\b[^\\n]*\\n(?:[ \\t]*@[^\\n]*\\n){0,9}[ \\t]*${modifiers}(?:class|record)[ \\t]+(?<name>\\w+)`,
            "gm",
          ),
        },
        {
          kind: "entity",
          pattern: new RegExp(`^${modifiers}(?:class|record)[ \\t]+(?<name>[A-Z]\\w*)`, "gm"),
          path: /\/(?:models?|entity|entities|domain)\/[^/]+$/,
        },
        {
          kind: "handler",
          pattern:
            /^[ \t]*@(?:Get|Post|Put|Patch|Delete)Mapping\b(?:\([^"\n]*"(?<name>[^"\n]*))?/gm,
        },
        {
          kind: "handler",
          pattern:
            /^[ \t]*@(?<name>GET|POST|PUT|PATCH|DELETE|MessageMapping|KafkaListener|RabbitListener|EventListener|CommandHandler|QueryMapping|MutationMapping)\b/gm,
        },
        {
          kind: "handler",
          pattern: /^[ \t]*(?:get|post|put|patch|delete)\("(?<name>[^"\n]*)"\)[ \t]*\{/gm,
        },
        { kind: "service", pattern: /^[ \t]*@(?<name>Service|ApplicationService|UseCase)\b/gm },
        {
          kind: "service",
          pattern: new RegExp(
            `^${modifiers}class[ \\t]+(?<name>\\w+(?:Service|ServiceImpl|UseCase|Interactor))\\b`,
            "gm",
          ),
        },
        {
          kind: "job",
          pattern:
            /^[ \t]*@(?:Scheduled|Recurring|Job)\b[^\n]*\n(?:[ \t]*@[^\n]*\n){0,9}[ \t]*[\w<>[\], \t]*?(?<name>\w+)\(/gm,
        },
        { kind: "job", pattern: new RegExp(`^${modifiers}class[ \\t]+(?<name>\\w+Job)\\b`, "gm") },
        {
          kind: "guard",
          pattern: /^[ \t}]*(?:if[^\n]*|\?:[ \t]*)?\bthrow[ \t]+(?:new[ \t]+)?(?<name>[A-Z]\w*)/gm,
        },
        { kind: "guard", pattern: /^[ \t]*(?<name>require|check)\([^\n]*\)[ \t]*\{/gm },
        {
          kind: "limit",
          pattern:
            /^[ \t]*(?:(?:public|private|protected|static|final|const|internal)[ \t]+)+(?:val[ \t]+)?(?:[\w<>]+[ \t]+)?(?<name>(?:MAX|MIN)_[A-Z0-9_]+|[A-Z0-9_]+_(?:LIMIT|TTL|DAYS|HOURS|MINUTES|SECONDS|TIMEOUT|ATTEMPTS|THRESHOLD|QUOTA|WINDOW|PERIOD))\b/gm,
        },
      ],
      types: [
        new RegExp(
          `^[ \\t]*${modifiers}(?:class|interface|enum|record|enum[ \\t]+class|object)[ \\t]+(?<name>[A-Z]\\w*)`,
          "gm",
        ),
      ],
      imports: [/^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]+)/gm],
    },
  ],
};
