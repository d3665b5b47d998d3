// What is read of the settings of TypeScript and of the ways into a program.

import { expect, test } from "vitest";
import { bodyOf, constantsOf, entriesOf, factsOf } from "../shown.ts";

const typescript = (text: string) => factsOf("src/main.ts", text);

test("constants and settings with their units", async () => {
  const facts = await typescript(`
export const MAX_ATTEMPTS = Number(process.env.MAX_ATTEMPTS ?? 5);
const LOCKOUT_MS = 15 * 60 * 1000;
const ttl = ms("12h");
export const config = { session: { lifetimeHours: 12, max: parseInt(process.env.MAX || "10", 10) }, ldap: false };
const envSchema = z.object({ PORT: z.coerce.number().default(3000), KEY: z.string() });
class Limits { static readonly MEMBERS = 25; }
const limits = { lock: { minutes: 15, hour: 60 * 60 }, ttl: Number.parseInt(process.env.TTL ?? "60", 10) * 1000 } satisfies Limits;
const { REGION = "eu" } = process.env;
const app = express();
let counter = start();
`);
  expect(constantsOf(facts)).toEqual([
    "MAX_ATTEMPTS = 5 from MAX_ATTEMPTS",
    "LOCKOUT_MS = 900000 x 0.001s",
    "ttl = 43200s",
    "config.session.lifetimeHours = 12 x 3600s",
    "config.session.max = 10 from MAX",
    "config.ldap = false",
    "envSchema.PORT = 3000 from PORT",
    "Limits.MEMBERS = 25",
    "limits.lock.minutes = 15 x 60s",
    "limits.lock.hour = 3600",
    "limits.ttl = 60000 from TTL",
    'REGION = "eu" from REGION',
  ]);
});

test("routes of servers, with prefixes and middleware; calls of clients are none", async () => {
  const facts = await typescript(`
const router = Router();
app.use("/api/users", router);
router.post("/:id/suspend", requireAuth, requireRole("admin"), asyncHandler(async (req, res) => {
  await suspend(req.params.id);
}));
router.get("/", list);
router.route("/:id").put(auth, update).delete(remove);
fastify.route({ method: "POST", url: "/login", preHandler: [limit], handler: login });
app.post("/webhooks/card", onCard);
const users = await axios.get("/users", options);
api.get("/users", { params });
cache.get("/x", load);
`);
  expect(entriesOf(facts)).toEqual([
    'route POST /api/users/:id/suspend -> POST /api/users/:id/suspend [requireAuth, requireRole("admin")]',
    "route GET /api/users -> list",
    "route DELETE /api/users/:id -> remove",
    "route PUT /api/users/:id -> update [auth]",
    "route POST /login -> login [limit]",
    "webhook POST /webhooks/card -> onCard",
  ]);
  expect(bodyOf(facts, "POST /api/users/:id/suspend")).toEqual(["suspend(req.params.id)"]);
});

test("middleware of a router stands before what is registered after it", async () => {
  const facts = await typescript(`
router.get("/health", health);
router.use(express.json(), requireAuth);
router.get("/me", me);
`);
  expect(entriesOf(facts)).toEqual([
    "route GET /health -> health",
    "route GET /me -> me [requireAuth]",
  ]);
});

test("controllers, listeners and jobs by decorators", async () => {
  const facts = await typescript(`
@Controller("users")
@UseGuards(AuthGuard)
export class UserController {
  @Post(":id/suspend")
  @Roles("admin")
  suspend(@Param("id") id: string) { return this.users.suspend(id); }
  @Get() list() {}
}
@Injectable()
export class Tasks {
  @Cron("0 3 * * *") nightly() {}
  @Cron(CronExpression.EVERY_5_MINUTES) release() {}
  @Interval(60000) tick() {}
  @OnEvent("user.created") welcome(event) {}
}
`);
  expect(entriesOf(facts)).toEqual([
    'route POST /users/:id/suspend -> UserController.suspend [UseGuards(AuthGuard), Roles("admin")]',
    "route GET /users -> UserController.list [UseGuards(AuthGuard)]",
    "job nightly 0 3 * * * -> Tasks.nightly",
    "job release every 300s -> Tasks.release",
    "job tick every 60s -> Tasks.tick",
    "message user.created -> Tasks.welcome",
  ]);
});

test("jobs, messages, commands and procedures by calls", async () => {
  const facts = await typescript(`
cron.schedule("*/5 * * * *", async () => { await expireSessions(); });
setInterval(releaseLockouts, 60_000);
new Worker("mail", async (job) => { send(job.data); });
agenda.every("5 minutes", "release lockouts");
bus.on("user.created", sendWelcome);
socket.on("data", read);
program.command("close <id>").description("Closes").action(closeAccount);
export const appRouter = router({
  login: publicProcedure.input(Login).mutation(async ({ input, ctx }) => { ctx.login(input); }),
  users: adminProcedure.query(({ ctx }) => ctx.users()),
});
`);
  expect(entriesOf(facts)).toEqual([
    "job */5 * * * * */5 * * * * -> */5 * * * *",
    "job releaseLockouts every 60s -> releaseLockouts",
    "job mail -> mail",
    "job release lockouts every 300s -> release lockouts",
    "message user.created -> sendWelcome",
    "command close -> closeAccount",
    "route mutation login -> appRouter.login",
    "route query users -> appRouter.users [adminProcedure]",
  ]);
  expect(bodyOf(facts, "appRouter.login")).toEqual(["ctx.login(input)"]);
});

test("listeners of one event have a name each", async () => {
  const facts = await typescript(`
events.on("user.created", (user) => { welcome(user); });
events.on("user.created", (user) => { count(user); });
`);
  expect(entriesOf(facts)).toEqual([
    "message user.created -> user.created",
    "message user.created -> user.created 2",
  ]);
  expect(bodyOf(facts, "user.created 2")).toEqual(["count(user)"]);
});

test("files of Next are routes by their place", async () => {
  const facts = await factsOf(
    "src/app/(shop)/orders/[id]/route.ts",
    "export async function POST(req: Request) { return pay(req); }\nfunction helper() {}\n",
  );
  expect(entriesOf(facts)).toEqual(["route POST /orders/:id -> POST"]);
});
