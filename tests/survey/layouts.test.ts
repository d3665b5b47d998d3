// The survey names the areas that a person would name, in every common shape of project.

import { describe, expect, test } from "vitest";
import { byCodeUnits } from "../../src/base/order.ts";
import { type ProjectSurvey, survey } from "../../src/workspace/survey.ts";
import * as javascript from "./layouts/javascript.ts";
import * as others from "./layouts/others.ts";
import * as python from "./layouts/python.ts";
import { memoryFiles, memoryGit, type Tree } from "./memory.ts";

async function surveyOf(tree: Tree): Promise<ProjectSurvey> {
  const result = await survey(memoryFiles(tree), memoryGit(undefined), "/home/me/project");
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const expected: readonly {
  readonly name: string;
  readonly tree: Tree;
  readonly areas: Readonly<Record<string, readonly string[]>>;
  readonly frameworks: readonly string[];
}[] = [
  {
    name: "a package per domain",
    tree: python.packagePerDomain,
    areas: { authentication: ["auth/"], billing: ["billing/"], "team management": ["teams/"] },
    frameworks: ["Celery", "Flask", "SQLAlchemy"],
  },
  {
    name: "a folder per layer",
    tree: python.layerPerFolder,
    areas: {
      authentication: ["myapp/controllers/login.py", "myapp/services/password_reset.py"],
      billing: [
        "myapp/controllers/billing.py",
        "myapp/models/invoice.py",
        "myapp/models/subscription.py",
        "myapp/services/billing_service.py",
      ],
      meter: ["myapp/models/meter.py", "myapp/models/meter_reading.py"],
      "user accounts": ["myapp/models/user.py"],
    },
    frameworks: ["Celery", "Flask"],
  },
  {
    name: "Django apps",
    tree: python.django,
    areas: { customers: ["customers/"], orders: ["orders/"] },
    frameworks: ["Django", "Django REST framework"],
  },
  {
    name: "one flat folder",
    tree: python.flat,
    areas: {
      authentication: ["login.py"],
      invoices: ["invoices.py"],
      "shared code": ["models.py"],
    },
    frameworks: [],
  },
  { name: "one file", tree: python.script, areas: { todo: ["todo.py"] }, frameworks: [] },
  {
    name: "a monorepo of services, packages and apps",
    tree: javascript.monorepo,
    areas: {
      authentication: ["services/identity-service/"],
      billing: ["services/billing/"],
      checkout: ["apps/web/app/(shop)/checkout/"],
      orders: ["apps/api/src/orders/"],
    },
    frameworks: ["Express", "Fastify", "Next.js", "React"],
  },
  {
    name: "Next.js routes",
    tree: javascript.next,
    areas: {
      authentication: ["app/(auth)/login/"],
      billing: ["app/api/invoices/[id]/", "lib/billing/"],
      webhooks: ["app/api/webhooks/stripe/"],
    },
    frameworks: ["Next.js", "Prisma", "React"],
  },
  {
    name: "NestJS modules, one named like a layer",
    tree: javascript.nest,
    areas: { tasks: ["src/tasks/"], "user accounts": ["src/users/"] },
    frameworks: ["BullMQ", "NestJS", "TypeORM"],
  },
  {
    name: "Ruby on Rails",
    tree: others.rails,
    areas: {
      billing: [
        "app/controllers/billing_controller.rb",
        "app/jobs/renew_subscription_job.rb",
        "app/models/invoice.rb",
        "app/models/subscription.rb",
      ],
      shipments: ["app/controllers/api/v1/", "app/models/shipment.rb"],
      "user accounts": ["app/models/user.rb"],
    },
    frameworks: ["Ruby on Rails", "Sidekiq"],
  },
  {
    name: "Spring packages",
    tree: others.spring,
    areas: {
      orders: ["src/main/java/com/acme/shop/order/"],
      payments: ["src/main/java/com/acme/shop/payment/"],
    },
    frameworks: ["Spring Boot", "Spring Data JPA"],
  },
  {
    name: "Go with cmd and internal",
    tree: others.goService,
    areas: { orders: ["internal/orders/"], payments: ["internal/payments/"] },
    frameworks: ["chi"],
  },
  {
    name: "a .NET solution",
    tree: others.dotnet,
    areas: {
      authentication: ["src/Acme.Identity.Api/"],
      billing: ["src/Acme.Billing.Api/", "src/Acme.Billing.Domain/"],
    },
    frameworks: ["ASP.NET Core", "MediatR"],
  },
  {
    name: "Laravel",
    tree: others.laravel,
    areas: {
      coupon: ["app/Models/Coupon.php"],
      orders: [
        "app/Enums/OrderStatus.php",
        "app/Http/Controllers/OrderController.php",
        "app/Models/Order.php",
      ],
      "shared code": ["routes/web.php"],
    },
    frameworks: ["Laravel"],
  },
  {
    name: "Rust modules",
    tree: others.rust,
    areas: { customers: ["src/customers.rs"], orders: ["src/orders/"] },
    frameworks: ["SQLx", "axum"],
  },
  {
    name: "Kotlin packages",
    tree: others.ktor,
    areas: {
      bookings: ["src/main/kotlin/com/acme/booking/"],
      rooms: ["src/main/kotlin/com/acme/rooms/"],
    },
    frameworks: ["Exposed", "Ktor"],
  },
];

describe.each(expected)("$name", ({ tree, areas, frameworks }) => {
  test("the areas and their places", async () => {
    const { code } = await surveyOf(tree);
    const found = code.areas.map(({ label, paths }): [string, readonly string[]] => [label, paths]);
    found.sort(([a], [b]) => byCodeUnits(a, b));
    expect(Object.fromEntries(found)).toEqual(areas);
  });

  test("the frameworks", async () => {
    const { code } = await surveyOf(tree);
    expect(code.frameworks.map(({ name }) => name)).toEqual(frameworks);
  });

  test("all evidence is real: the name stands on the line", async () => {
    const { code } = await surveyOf(tree);
    for (const { path, line, name } of code.areas.flatMap(({ evidence }) => evidence)) {
      const text = String(tree[path]).split("\n")[line - 1] ?? "";
      expect(text.trim(), `${path}:${line}`).not.toBe("");
      expect(text, `${path}:${line}`).toContain(name);
    }
  });

  test("every file is accounted for once", async () => {
    const { scope, areas: found } = (await surveyOf(tree)).code;
    const apart = scope.setApart.map(({ role, files }) => ({ role, files }));
    const infrastructure = apart.find(({ role }) => role === "infrastructure")?.files ?? 0;
    const others = apart.reduce((sum, { files }) => sum + files, 0) - infrastructure;
    const inAreas = found.reduce((sum, { files }) => sum + files.length, 0);
    expect(others + scope.sourceFiles).toBe(scope.filesSeen);
    expect(inAreas + infrastructure + scope.quietFiles).toBe(scope.sourceRead);
  });
});

test("comments and documentation strings are no evidence", async () => {
  const { code } = await surveyOf(python.packagePerDomain);
  const names = code.areas.flatMap(({ evidence }) => evidence.map(({ name }) => name));
  expect(names).not.toContain("DocstringStatus");
  expect(names).not.toContain("/commented-out");
});

test("imports lead to other areas", async () => {
  const { code } = await surveyOf(python.packagePerDomain);
  const billing = code.areas.find(({ name }) => name === "billing");
  expect(billing?.dependsOn).toEqual(["auth"]);
});
