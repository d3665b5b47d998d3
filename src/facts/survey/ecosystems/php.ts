// PHP: composer.json; Laravel, Symfony and their kin.

import { type Ecosystem, manifest, stateName } from "./ecosystem.ts";

const modifiers = "(?:(?:abstract|final|readonly)[ \\t]+)*";

export const php: Ecosystem = {
  manifest: /^composer\.json$/,
  read: (text) => {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return { dependencies: [] };
    }
    if (typeof json !== "object" || json === null) return { dependencies: [] };
    const fields = new Map<string, unknown>(Object.entries(json));
    const dependencies = ["require", "require-dev"].flatMap((key) => {
      const block = fields.get(key);
      return typeof block === "object" && block !== null ? Object.keys(block) : [];
    });
    const name = fields.get("name");
    return manifest(typeof name === "string" ? name : undefined, dependencies);
  },
  frameworks: {
    "laravel/framework": "Laravel",
    "laravel/lumen-framework": "Lumen",
    "symfony/framework-bundle": "Symfony",
    "symfony/symfony": "Symfony",
    "slim/slim": "Slim",
    "cakephp/cakephp": "CakePHP",
    "codeigniter4/framework": "CodeIgniter",
    "laminas/laminas-mvc": "Laminas",
    "doctrine/orm": "Doctrine",
    "livewire/livewire": "Livewire",
    "api-platform/core": "API Platform",
  },
  signs: [
    {
      languages: ["PHP"],
      comments: "slash",
      signs: [
        {
          kind: "status",
          pattern: new RegExp(`^[ \\t]*enum[ \\t]+(?<name>\\w*${stateName}\\w*)`, "gm"),
        },
        {
          kind: "status",
          pattern:
            /^[ \t]*(?:(?:public|private|protected|final)[ \t]+)*const[ \t]+(?:string[ \t]+)?(?<name>(?:STATUS|STATE)_\w+)[ \t]*=/gm,
        },
        { kind: "transition", pattern: /->(?<name>status|state)[ \t]*=(?!=)[ \t]*\S/gm },
        {
          kind: "transition",
          pattern: /["'](?<name>status|state)["'][ \t]*=>[ \t]*(?:["']|\w+Status::|self::STATUS)/gm,
        },
        {
          kind: "entity",
          pattern: new RegExp(
            `^[ \\t]*${modifiers}class[ \\t]+(?<name>\\w+)[ \\t]+extends[ \\t]+(?:Model|Authenticatable|Pivot|AbstractEntity|Entity)\\b`,
            "gm",
          ),
        },
        { kind: "entity", pattern: /^[ \t]*#\[ORM\\Entity/gm },
        {
          kind: "handler",
          pattern: new RegExp(
            `^[ \\t]*${modifiers}class[ \\t]+(?!Base|Abstract)(?<name>\\w+Controller)\\b`,
            "gm",
          ),
        },
        {
          kind: "handler",
          pattern: /^[ \t]*public[ \t]+function[ \t]+(?!__construct)(?<name>\w+)\(/gm,
          path: /Controller\.php$/,
        },
        {
          kind: "handler",
          pattern: /\bRoute::(?:get|post|put|patch|delete|resource)\([ \t]*["'](?<name>[^"'\n]*)/gm,
        },
        { kind: "handler", pattern: /^[ \t]*#\[Route\([ \t]*["'](?<name>[^"'\n]*)/gm },
        {
          kind: "service",
          pattern: new RegExp(
            `^[ \\t]*${modifiers}class[ \\t]+(?<name>\\w+(?:Service|Action|UseCase|Policy))\\b`,
            "gm",
          ),
        },
        {
          kind: "job",
          pattern: /\bclass[ \t]+(?<name>\w+)[^\n{]*implements[^\n{]*\bShouldQueue\b/gm,
        },
        { kind: "job", pattern: /\$schedule->(?:command|job|call)\(/gm },
        {
          kind: "guard",
          pattern: /^[ \t}]*(?:if[^\n]*)?\bthrow[ \t]+new[ \t]+\\?(?<name>[A-Z][\w\\]*)/gm,
        },
        { kind: "guard", pattern: /\babort(?:_if|_unless)?\(/gm },
        {
          kind: "limit",
          pattern:
            /\bconst[ \t]+(?:int[ \t]+)?(?<name>(?:MAX|MIN)_\w+|\w+_(?:LIMIT|TTL|DAYS|HOURS|TIMEOUT|ATTEMPTS|THRESHOLD))\b/gm,
        },
      ],
      types: [
        new RegExp(
          `^[ \\t]*${modifiers}(?:class|interface|enum|trait)[ \\t]+(?<name>[A-Z]\\w*)`,
          "gm",
        ),
      ],
      imports: [/^[ \t]*use[ \t]+([\w\\]+)/gm],
    },
  ],
};
