// What is read of Python's functions: guards, effects, loops, what turns a request away.

import { describe, expect, test } from "vitest";
import { bodyOf, factsOf } from "../shown.ts";

/** The body of a function with these lines. */
async function body(lines: string): Promise<readonly string[]> {
  const indented = lines
    .trim()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
  return bodyOf(await factsOf("app/service.py", `def f(user, order):\n${indented}\n`), "f");
}

describe("guards", () => {
  test("identity, membership, chains and null keep what is meant", async () => {
    expect(
      await body(`
if user.status is not Status.ACTIVE:
    raise errors.NotActive("no")
if user.status not in {Status.ACTIVE, "locked"}:
    raise InvalidState
if (found := find(user)) is None:
    abort(404)
if 0 < user.attempts <= 5:
    return False
assert len(user.sessions) < current_app.config["MAX"]
`),
    ).toEqual([
      "if (user.status != Status.ACTIVE)",
      "  raise NotActive",
      'if not (user.status in [Status.ACTIVE, "locked"])',
      "  raise InvalidState",
      "found := find(user)",
      "if (found == null)",
      "  raise abort 404",
      "if ((0 < user.attempts) and (user.attempts <= 5))",
      "  return false",
      "assert (user.sessions.count() < current_app.config.MAX)",
    ]);
  });

  test("answers with a status of 400 and more refuse", async () => {
    expect(
      await body(`
if user.locked:
    return jsonify({"error": "locked"}), 403
if user.gone:
    return Response(status=status.HTTP_410_GONE)
if user.bad:
    raise HTTPException(status_code=409, detail="bad")
return jsonify(user), 201
`),
    ).toEqual([
      "if user.locked",
      "  refuse locked 403",
      "if user.gone",
      "  refuse 410",
      "if user.bad",
      "  raise HTTPException 409",
      "return [jsonify(user), 201]",
    ]);
  });

  test("match is a chain of comparisons, and what never runs is left out", async () => {
    expect(
      await body(`
match order.status:
    case "paid" | "done":
        user.count -= 1
    case Status.OPEN if user.vip:
        return
    case _:
        order.close()
if False:
    old()
`),
    ).toEqual([
      'if (order.status in ["paid", "done"])',
      "  user.count -= 1",
      "else",
      "  if ((order.status == Status.OPEN) and user.vip)",
      "    return",
      "  else",
      "    order.close()",
    ]);
  });
});

test("effects: fields, creations, deletions, moments and lengths of time", async () => {
  expect(
    await body(`
with transaction.atomic():
    order.status, order.paid_at = "paid", timezone.now()
    user.locked_until = utcnow() + timedelta(minutes=settings.LOCK, hours=1)
    user.window = timedelta(days=2) * 2
    del order.draft
    setattr(order, "seen", True)
session = Session(user=user, status="open")
entry = AuditEntry.objects.create(actor=user)
cache[user.id] = 3
x = getattr(user, "role")
`),
  ).toEqual([
    "with transaction.atomic()",
    '  order.status = "paid"',
    "  order.paid_at = now",
    "  user.locked_until = (now + ((settings.LOCK x 60s) + 3600s))",
    "  user.window = 345600s",
    "  delete order.draft",
    "  order.seen = true",
    'session := new Session(user=user, status="open")',
    "entry := new AuditEntry(actor=user)",
    "cache.[]=(user.id, 3)",
    "x := user.role",
  ]);
});

test("loops, comprehensions and queries keep their conditions", async () => {
  expect(
    await body(`
for s in user.sessions:
    if s.closed: continue
    s.close()
due = User.query.filter(User.status == "locked", User.until <= utcnow()).all()
first = next((i for i in order.items if i.open), None)
n = sum(1 for i in order.items if i.open)
if any(i.price > 3 for i in order.items):
    pass
names = [i.name for i in order.items if i.open and i.name]
`),
  ).toEqual([
    "for s in user.sessions",
    "  if s.closed",
    "    continue",
    "  s.close()",
    'due := User.query.filter((User.status == "locked"), (User.until <= now)).all()',
    "first := order.items.filter((i) => i.open).first()",
    "n := order.items.filter((i) => i.open).count()",
    "if order.items.any((i) => (i.price > 3))",
    "names := order.items.filter((i) => (i.open and i.name)).map((i) => i.name)",
  ]);
});

test("SQL in strings has its effects", async () => {
  expect(
    await body(`
cursor.execute("UPDATE users SET status = %s WHERE id = %s", ("locked", user.id))
session.execute(text("DELETE FROM tokens WHERE owner = :owner"), {"owner": user.id})
rows = cursor.execute("SELECT * FROM users")
`),
  ).toEqual([
    "if (users.id == user.id)",
    '  users.status = "locked"',
    'cursor.execute("UPDATE users SET status = %s WHERE id = %s", ["locked", user.id])',
    "if (tokens.owner == user.id)",
    "  delete tokens",
    'session.execute(text("DELETE FROM tokens WHERE owner = :owner"), new {}(owner=user.id))',
    'rows := cursor.execute("SELECT * FROM users")',
  ]);
});

test("failures are caught where the code catches them", async () => {
  expect(
    await body(`
try:
    gateway.charge(order)
except (CardError, TimeoutError) as e:
    raise Declined("x") from e
except Exception:
    pass
finally:
    log(order)
`),
  ).toEqual([
    "try",
    "  gateway.charge(order)",
    "catch (CardError, TimeoutError)",
    "  raise Declined",
    "catch Exception",
    "finally",
    "  log(order)",
  ]);
});

test("methods read their receiver as self, functions within functions are qualified", async () => {
  const facts = await factsOf(
    "app/a.py",
    `
class Account:
    @classmethod
    def open(cls, email: str, *, trial: bool = False) -> "Account":
        return cls(email=email)
    def close(this) -> None:
        """Ends it."""
        this.status = "closed"
def require(scope):
    def decorator(view):
        def wrapper(*args):
            if not g.user.has(scope):
                raise Forbidden()
            return view(*args)
        return wrapper
    return decorator
if False:
    def old(): ...
`,
  );
  expect(facts.functions.map((f) => [f.qualified, f.owner, f.dead])).toEqual([
    ["Account.open", "Account", undefined],
    ["Account.close", "Account", undefined],
    ["require", undefined, undefined],
    ["require.decorator", undefined, undefined],
    ["require.decorator.wrapper", undefined, undefined],
    ["old", undefined, "if False"],
  ]);
  expect(bodyOf(facts, "Account.open")).toEqual(["return new Account(email=email)"]);
  expect(bodyOf(facts, "Account.close")).toEqual(['self.status = "closed"']);
  expect(facts.functions[0]?.params.map((p) => p.name)).toEqual(["email", "trial"]);
  expect(facts.comments).toMatchObject([{ text: "Ends it.", symbol: "Account.close" }]);
});

test("a function that a switched-off flag leaves at once is dead", async () => {
  const facts = await factsOf(
    "app/a.py",
    `
LDAP_ENABLED = False
SSO_ENABLED = os.environ.get("SSO", False)
def bind(dn):
    if not LDAP_ENABLED:
        return None
    connect(dn)
def sso(user):
    if not SSO_ENABLED:
        return None
`,
  );
  expect(facts.functions.map((f) => [f.name, f.dead])).toEqual([
    ["bind", "LDAP_ENABLED is off"],
    ["sso", undefined],
  ]);
});

test("what does not parse costs only itself", async () => {
  const facts = await factsOf(
    "app/a.py",
    `
def good(user):
    user.status = "a"
def bad(user):
    x = = 3 +
    user.
def also_good(user):
    user.status = "b"
`,
  );
  expect(facts.broken).not.toEqual([]);
  expect(bodyOf(facts, "good")).toEqual(['user.status = "a"']);
  expect(bodyOf(facts, "also_good")).toEqual(['user.status = "b"']);
});
