// TypeScript projects in the shapes in which they usually come.

import type { Tree } from "../memory.ts";

const state = (name: string): string =>
  `export type ${name}Status = "pending" | "active";\n\nexport interface ${name} {\n  status: ${name}Status;\n}\n`;

const routes = (path: string): string =>
  `import { Router } from "express";\nconst router = Router();\n/* router.get("/old") */\nrouter.post("/${path}", (req) => {\n  if (!req.user) throw new Unauthorized();\n  item.status = "active";\n});\n`;

const json = (name: string, dependencies: readonly string[] = []): string =>
  JSON.stringify({ name, dependencies: Object.fromEntries(dependencies.map((d) => [d, "*"])) });

/** Services, packages and applications in one repository. */
export const monorepo: Tree = {
  "package.json": json("acme"),
  "services/billing/package.json": json("@acme/billing", ["express"]),
  "services/billing/src/invoice.ts": state("Invoice"),
  "services/billing/src/routes.ts": routes("invoices"),
  "services/identity-service/package.json": json("@acme/identity"),
  "services/identity-service/src/session.ts": state("Session"),
  "services/identity-service/src/index.ts": routes("sessions"),
  "packages/ui/package.json": json("@acme/ui", ["react"]),
  "packages/ui/src/Button.tsx": "export const Button = () => null;\n",
  "packages/utils/package.json": json("@acme/utils"),
  "packages/utils/src/retry.ts": 'export function retry() { throw new Error("x"); }\n',
  "apps/web/package.json": json("@acme/web", ["next", "react"]),
  "apps/web/app/(shop)/checkout/page.tsx": "export default function Page() { return null; }\n",
  "apps/web/app/(shop)/checkout/actions.ts":
    '"use server";\nexport async function pay() { order.status = "paid"; }\n',
  "apps/web/components/Button.tsx": "export const Button = 1;\n",
  "apps/api/package.json": json("@acme/api", ["fastify"]),
  "apps/api/src/orders/order.ts": state("Order"),
  "apps/api/src/orders/routes.ts": routes("orders"),
  "apps/api/src/middleware/auth.ts": "export const x = 1;\n",
  "dist/bundle.js": "var x;\n",
};

/** A Next.js application with route groups and API routes. */
export const next: Tree = {
  "package.json": json("web", ["next", "react", "@prisma/client"]),
  "next.config.mjs": "export default {};\n",
  "app/layout.tsx": "export default function Layout() { return null; }\n",
  "app/(auth)/login/page.tsx": "export default function Page() { return null; }\n",
  "app/(auth)/login/actions.ts":
    '"use server";\nexport async function login() { session.status = "active"; throw new Denied(); }\n',
  "app/api/invoices/[id]/route.ts":
    'export async function POST() { invoice.status = "paid"; }\nexport async function GET() {}\n',
  "app/api/webhooks/stripe/route.ts": "export async function POST() {}\n",
  "app/dashboard/page.tsx": "export default function Page() { return null; }\n",
  "components/ui/button.tsx": "export const Button = 1;\n",
  "lib/db.ts": "export const db = 1;\n",
  "lib/billing/plans.ts":
    'export const PLAN_LIMIT = 3;\nexport const planStatus = ["active"];\nexport const PlanStatus = { A: "active" };\n',
};

/** NestJS modules, one of which has the name of a layer. */
export const nest: Tree = {
  "package.json": json("api", ["@nestjs/core", "typeorm", "bullmq"]),
  "nest-cli.json": "{}",
  "src/main.ts": "bootstrap();\n",
  "src/app.module.ts": "export class AppModule {}\n",
  "src/users/users.module.ts": "export class UsersModule {}\n",
  "src/users/users.controller.ts":
    '@Controller("users")\nexport class UsersController {\n  @Get()\n  all() {}\n  @Post()\n  create() { throw new ForbiddenException(); }\n}\n',
  "src/users/entities/user.entity.ts":
    'export enum UserStatus { Active = "active" }\n\n@Entity()\nexport class User {\n  status: UserStatus;\n}\n',
  "src/users/dto/create-user.dto.ts": "export class CreateUserDto {}\n",
  "src/tasks/tasks.controller.ts": "export class TasksController {\n  @Get()\n  all() {}\n}\n",
  "src/tasks/tasks.service.ts":
    "export class TasksService {\n  @Cron('0 * * * *')\n  sweep() {}\n}\n",
  "src/common/filters/http.filter.ts": "export class HttpFilter {}\n",
  "src/database/database.module.ts": "export class DatabaseModule {}\n",
  "test/app.e2e-spec.ts": "",
};
