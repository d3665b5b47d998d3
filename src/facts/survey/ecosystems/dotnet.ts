// C#: project files; ASP.NET Core, Entity Framework and the common libraries.

import { captures, type Ecosystem, manifest, stateName } from "./ecosystem.ts";

const modifiers =
  "(?:(?:public|protected|private|internal|static|sealed|abstract|partial|readonly)[ \\t]+)*";

export const dotnet: Ecosystem = {
  manifest: /\.(?:csproj|fsproj|vbproj)$|^Directory\.Packages\.props$/,
  read: (text) =>
    manifest(/<AssemblyName>([^<]+)</.exec(text)?.[1], [
      ...captures(
        text,
        /<(?:PackageReference|PackageVersion|FrameworkReference)\s+(?:Include|Update)="([^"]+)"/g,
      ),
      ...captures(text, /<Project\s+Sdk="([^"]+)"/g),
    ]),
  frameworks: {
    "Microsoft.NET.Sdk.Web": "ASP.NET Core",
    "Microsoft.AspNetCore.App": "ASP.NET Core",
    "Microsoft.NET.Sdk.BlazorWebAssembly": "Blazor",
    "Microsoft.EntityFrameworkCore": "Entity Framework Core",
    "Microsoft.EntityFrameworkCore.SqlServer": "Entity Framework Core",
    "Npgsql.EntityFrameworkCore.PostgreSQL": "Entity Framework Core",
    Dapper: "Dapper",
    MediatR: "MediatR",
    MassTransit: "MassTransit",
    Hangfire: "Hangfire",
    "Hangfire.AspNetCore": "Hangfire",
    Quartz: "Quartz",
    FluentValidation: "FluentValidation",
    Wolverine: "Wolverine",
  },
  signs: [
    {
      languages: ["C#"],
      comments: "slash",
      signs: [
        {
          kind: "status",
          pattern: new RegExp(`^[ \\t]*${modifiers}enum[ \\t]+(?<name>\\w*${stateName}\\w*)`, "gm"),
        },
        {
          kind: "transition",
          pattern:
            /^[ \t]*(?<name>(?:\w+\.)*(?:Status|State|Stage|Phase|_status|_state))[ \t]*=(?![=>])[ \t]*[A-Z]\w*\./gm,
        },
        {
          kind: "entity",
          pattern: new RegExp(
            `^[ \\t]*${modifiers}class[ \\t]+(?<name>\\w+)[ \\t]*:[^\\n{]*\\b(?:\\w*Entity|\\w*AggregateRoot)\\b`,
            "gm",
          ),
        },
        {
          kind: "entity",
          pattern: new RegExp(
            `^[ \\t]*${modifiers}(?:class|record)[ \\t]+(?<name>[A-Z]\\w*)`,
            "gm",
          ),
          path: /(?:^|\/)(?:Models?|Entities|Domain|Aggregates?|[\w.]+\.Domain)\/(?:[\w.]+\/)*[^/]+$/i,
        },
        {
          kind: "handler",
          pattern: /^[ \t]*\[Http(?:Get|Post|Put|Patch|Delete)(?:\([ \t]*"(?<name>[^"\n]*))?/gm,
        },
        {
          kind: "handler",
          pattern: /\.Map(?:Get|Post|Put|Patch|Delete)\([ \t]*"(?<name>[^"\n]*)/gm,
        },
        {
          kind: "handler",
          pattern:
            /\bclass[ \t]+(?<name>\w+)[^\n{]*:[^\n{]*\bI(?:Request|Command|Query|Notification)Handler</gm,
        },
        {
          kind: "service",
          pattern: new RegExp(
            `^[ \\t]*${modifiers}class[ \\t]+(?<name>\\w+(?:Service|UseCase))\\b`,
            "gm",
          ),
        },
        {
          kind: "job",
          pattern:
            /\bclass[ \t]+(?<name>\w+)[^\n{]*:[^\n{]*\b(?:BackgroundService|IHostedService|IJob)\b/gm,
        },
        { kind: "job", pattern: /\bRecurringJob\.AddOrUpdate/gm },
        {
          kind: "guard",
          pattern: /^[ \t}]*(?:if[^\n]*|\?\?[ \t]*)?\bthrow[ \t]+new[ \t]+(?<name>[A-Z]\w*)/gm,
        },
        {
          kind: "limit",
          pattern:
            /^[ \t]*(?:(?:public|private|internal|protected|static|readonly)[ \t]+)*const[ \t]+\w+[ \t]+(?<name>(?:Max|Min)\w+|\w+(?:Limit|Days|Hours|Minutes|Timeout|Attempts|Threshold))\b/gm,
        },
      ],
      types: [
        new RegExp(
          `^[ \\t]*${modifiers}(?:class|interface|enum|record|struct)[ \\t]+(?<name>[A-Z]\\w*)`,
          "gm",
        ),
      ],
      imports: [/^[ \t]*(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?([\w.]+)[ \t]*;/gm],
    },
  ],
};
