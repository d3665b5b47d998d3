// What is read of TypeScript's functions: guards, effects, moments, closures, refusals.

import { describe, expect, test } from "vitest";
import { bodyOf, factsOf } from "../shown.ts";

/** The body of a function with these lines. */
async function body(lines: string): Promise<readonly string[]> {
  return bodyOf(await factsOf("src/service.ts", `async function f(user) {\n${lines}\n}`), "f");
}

describe("guards", () => {
  test("comparisons, membership, absence and results that say no", async () => {
    expect(
      await body(`
if (user?.status !== Status.Active) throw new ForbiddenException("no");
if (!["active", "locked"].includes(user.status)) return { ok: false, error: "state" };
if (user.roles.indexOf("admin") === -1) return err(new NotAdmin());
if (user.sessions.filter((s) => s.open).length >= config.max) throw createError(429);
if (typeof user.team === "undefined" || user.note == null) return Promise.reject(new Gone());
if (!!user.vip) return;
`),
    ).toEqual([
      "if (user.status != Status.Active)",
      "  raise ForbiddenException 403",
      'if not (user.status in ["active", "locked"])',
      "  refuse state",
      'if not ("admin" in user.roles)',
      "  refuse NotAdmin",
      "if (user.sessions.filter((s) => s.open).count() >= config.max)",
      "  raise createError 429",
      "if ((user.team == null) or (user.note == null))",
      "  raise Gone 410",
      "if user.vip",
      "  return",
    ]);
  });

  test("answers of servers refuse, also in two steps", async () => {
    expect(
      await body(`
if (a) return res.status(403).json({ error: "forbidden" });
if (b) { res.status(404).send("none"); return; }
if (c) return NextResponse.json({ message: "bad" }, { status: 422 });
if (d) return c.json({ error: "no" }, 401);
if (e) return next(new HttpError(409, "closed"));
if (f) { res.status(409).json({ reason: "state" }); return false; }
if (g) throw new TRPCError({ code: "UNAUTHORIZED" });
return res.status(201).json(user);
`),
    ).toEqual([
      "if a",
      "  refuse forbidden 403",
      "if b",
      "  refuse none 404",
      "if c",
      "  refuse bad 422",
      "if d",
      "  refuse no 401",
      "if e",
      "  raise HttpError 409",
      "if f",
      "  refuse state 409",
      "if g",
      "  raise TRPCError 401",
      "return res.status(201).json(user)",
    ]);
  });

  test("switch is a chain, with cases that share a body", async () => {
    expect(
      await body(`
switch (user.role) {
  case "admin":
  case "owner": {
    user.count++;
    break;
  }
  case Role.Guest: return null;
  default: throw new Error("role");
}
`),
    ).toEqual([
      'if (user.role in ["admin", "owner"])',
      "  user.count += 1",
      "else",
      "  if (user.role == Role.Guest)",
      "    return null",
      "  else",
      "    raise Error",
    ]);
  });
});

test("moments and lengths of time, in milliseconds and in words", async () => {
  expect(
    await body(`
user.lockedUntil = new Date(Date.now() + 15 * 60 * 1000);
user.endsAt = new Date(Date.now() + config.lockMinutes * 60_000);
if (Date.now() - user.seenAt.getTime() > 30 * 60 * 1000) return;
if (user.expiresAt < new Date()) return;
if (isBefore(user.expiresAt, new Date())) return;
const until = addHours(new Date(), 12);
const later = dayjs().add(15, "minute");
const soon = DateTime.now().plus({ minutes: 5 });
const sum = user.a + user.b;
`),
  ).toEqual([
    "user.lockedUntil = (now + 900s)",
    "user.endsAt = (now + (config.lockMinutes x 60s))",
    "if ((now - user.seenAt) > 1800s)",
    "  return",
    "if (user.expiresAt < now)",
    "  return",
    "if (user.expiresAt < now)",
    "  return",
    "until := (now + 43200s)",
    "later := (now + 900s)",
    "soon := (now + 300s)",
    "sum := (user.a + user.b)",
  ]);
});

test("effects: fields, creations through every door, deletions", async () => {
  expect(
    await body(`
Object.assign(user, { status: "open", note: null });
user.attempts += 1;
user.team ??= defaultTeam;
const { id, team: { name } } = user;
const s: Session = { user, status: "active" };
const t = new Token({ user, kind: "reset" });
await prisma.auditEntry.create({ data: { action: "x", userId: id } });
await db.insert(users).values({ email });
await User.create({ email });
delete user.token;
user.active && user.close();
limits[user.role] = 3;
`),
  ).toEqual([
    'user.status = "open"',
    "user.note = null",
    "user.attempts += 1",
    "if not user.team",
    "  user.team = defaultTeam",
    "id := user.id",
    "name := user.team.name",
    's := new Session(user=user, status="active")',
    't := new Token(user=user, kind="reset")',
    'new AuditEntry(action="x", userId=id)',
    "new users(email=email)",
    "new User(email=email)",
    "delete user.token",
    "if user.active",
    "  user.close()",
    "limits.[]=(user.role, 3)",
  ]);
});

test("closures: for each, in a transaction, after a promise", async () => {
  expect(
    await body(`
user.sessions.forEach((s) => { if (s.closed) return; s.status = "closed"; });
for (const s of user.sessions.filter((s) => s.open && !s.old)) s.close();
const order = await db.transaction(async (tx) => {
  const made = await tx.save(new Order({ user }));
  return made;
});
return await repo.find(user.id).then((found) => {
  if (!found) throw new NotFound();
  return found.name;
});
`),
  ).toEqual([
    "for s in user.sessions",
    "  if s.closed",
    "    continue",
    '  s.status = "closed"',
    "for s in user.sessions.filter((s) => (s.open and not s.old))",
    "  s.close()",
    "with db.transaction((tx) => ...)",
    "  made := tx.save(new Order(user=user))",
    "order := made",
    "with repo.find(user.id).then((found) => ...)",
    "  found := repo.find(user.id)",
    "  if not found",
    "    raise NotFound 404",
    "  return found.name",
  ]);
});

test("SQL in strings and failures of promises", async () => {
  expect(
    await body(`
await pool.query("INSERT INTO logins (user_id, at) VALUES ($1, now())", [user.id]);
repo.find(user.id).then((found) => { found.close(); }).catch((e) => { log(e); });
`),
  ).toEqual([
    "new logins(user_id=user.id, at=now)",
    'pool.query("INSERT INTO logins (user_id, at) VALUES ($1, now())", [user.id])',
    "try",
    "  with repo.find(user.id).then((found) => ...)",
    "    found := repo.find(user.id)",
    "    found.close()",
    "catch *",
    "  log(e)",
  ]);
});

test("functions of every form have a name", async () => {
  const facts = await factsOf(
    "src/a.js",
    `
const login = async (email) => check(email);
exports.logout = function (session) { session.open = false; };
Account.prototype.close = function () { this.status = "closed"; };
const service = { suspend(user) { user.status = "suspended"; }, lift: (user) => user.lift() };
function createStore({ clock }) {
  const limit = 5;
  function check(n) { return n < limit; }
  return { check, async open(id) { return check(id); } };
}
class Job { #count = 0; run() { this.#count += 1; } }
const guarded = asyncHandler(async (req, res) => res.sendStatus(403));
module.exports = { login };
`,
  );
  expect(facts.functions.map((f) => [f.qualified, f.owner, f.exported])).toEqual([
    ["login", undefined, true],
    ["logout", undefined, true],
    ["Account.close", "Account", false],
    ["service.suspend", undefined, true],
    ["service.lift", undefined, true],
    ["createStore", undefined, false],
    ["createStore.check", undefined, false],
    ["createStore.open", undefined, true],
    ["Job.run", "Job", true],
    ["guarded", undefined, false],
  ]);
  expect(bodyOf(facts, "Account.close")).toEqual(['self.status = "closed"']);
  expect(bodyOf(facts, "Job.run")).toEqual(["self.count += 1"]);
  expect(bodyOf(facts, "guarded")).toEqual(["refuse 403"]);
});
