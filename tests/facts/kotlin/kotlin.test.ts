// What is read of Kotlin: data classes, enums, scope functions, Spring, Ktor, Exposed.

import { describe, expect, test } from "vitest";
import { bodyOf, constantsOf, entriesOf, enumsOf, factsOf, fieldsOf } from "../shown.ts";

const kotlin = (text: string) => factsOf("src/main/kotlin/App.kt", text);

/** A method of a class that has some members. */
async function method(body: string): Promise<readonly string[]> {
  const facts = await kotlin(`class Service(private val users: UserRepository) {
  private var count = 0
  private fun audit() {}
  fun run(user: User, email: String): Session? {
${body}
  }
}`);
  return bodyOf(facts, "Service.run");
}

describe("types", () => {
  test("data classes and their annotations", async () => {
    const facts = await kotlin(`/** A person. */
@Entity
@Table(name = "users")
data class User(
  @Id val id: Long,
  @Column(unique = true) var email: String,
  val name: String? = null,
  var status: Status = Status.ACTIVE,
  val orders: List<Order>,
  source: String,
) : Base(1), Audited {
  var lockedUntil: Instant? = null
  val isLocked: Boolean get() = lockedUntil != null
}`);
    expect(fieldsOf(facts, "User")).toEqual([
      "id: integer! key",
      "email: string! unique",
      "name: string? = null",
      "status: Status! = Status.ACTIVE",
      "orders: Order[]!",
      "lockedUntil: timestamp? = null",
      "isLocked: boolean! := (self.lockedUntil != null)",
    ]);
    expect(facts.types[0]).toMatchObject({
      persistent: true,
      table: "users",
      bases: ["Base", "Audited"],
    });
    expect(facts.comments).toMatchObject([{ text: "A person.", symbol: "User" }]);
  });

  test("enums, sealed types, tables of Exposed", async () => {
    const facts = await kotlin(`enum class Plain { A, B }
enum class Status(val value: String) { ACTIVE("active"), OFF("off") }
sealed class Outcome {
  data class Done(val id: Int) : Outcome()
  object Failed : Outcome()
}
object Users : Table("users") {
  val id = integer("id").autoIncrement()
  val status = enumerationByName("status", 20, Status::class).default(Status.OFF)
  val manager = reference("manager", Users.id).nullable()
}`);
    expect(enumsOf(facts)).toEqual([
      "Plain: A B",
      'Status: ACTIVE="active" OFF="off"',
      "Outcome: Done Failed",
    ]);
    expect(fieldsOf(facts, "Users")).toEqual([
      "id: integer! key",
      "status: Status! = Status.OFF enum Status",
      "manager: reference? -> Users.id",
    ]);
    expect(facts.types.find((one) => one.name === "Users")).toMatchObject({
      kind: "table",
      table: "users",
    });
  });

  test("limits, lengths of time, settings", async () => {
    const facts = await kotlin(`const val MAX_ATTEMPTS = 5
val lockout: Duration = 15.minutes
val region = System.getenv("REGION") ?: "eu"
object Limits { val window = Duration.ofHours(2); const val GRACE_DAYS = 7 }
class Service(@Value("\\\${app.retries:3}") private val retries: Int) {
  companion object { private const val PAGE = 20 }
}`);
    expect(constantsOf(facts)).toEqual([
      "MAX_ATTEMPTS = 5",
      "lockout = 900s",
      'region = "eu" from REGION',
      "Limits.window = 7200s",
      "Limits.GRACE_DAYS = 7 x 86400s",
      "Service.retries = 3 from app.retries",
      "Service.PAGE = 20",
    ]);
  });
});

describe("functions", () => {
  test("what must hold, what is refused, what is written", async () => {
    expect(
      await method(`
    require(email.isNotBlank()) { "no mail" }
    val found = users.findByEmail(email) ?: throw NotFoundException("none")
    val other = users.find(email) ?: return null
    if (found.status != Status.ACTIVE || found.lockedUntil!! > Instant.now()) {
      throw ResponseStatusException(HttpStatus.FORBIDDEN, "locked")
    }
    found.attempts++
    count += 1
    audit()
    found.lockedUntil = Instant.now().plus(15.minutes)
    found.tags.forEach { tag -> tag.used = true }
    found.apply { status = Status.OFF }
    transaction { found.name = "y" }
    return Session(user = found, expiresAt = Instant.now().plusSeconds(3600))`),
    ).toEqual([
      "assert email.isNotBlank()",
      "found := self.users.findByEmail(email=email)",
      "if (found == null)",
      "  raise NotFoundException 404",
      "other := self.users.find(email)",
      "if (other == null)",
      "  return null",
      "if ((found.status != Status.ACTIVE) or (found.lockedUntil > now))",
      "  raise locked 403",
      "found.attempts += 1",
      "self.count += 1",
      "self.audit()",
      "found.lockedUntil = (now + 900s)",
      "for tag in found.tags",
      "  tag.used = true",
      "found.status = Status.OFF",
      "with transaction()",
      '  found.name = "y"',
      "return new Session(user=found, expiresAt=(now + 3600s))",
    ]);
  });

  test("when, ranges, membership and collections", async () => {
    expect(
      await method(`
    when (user.role) {
      Role.ADMIN, Role.ROOT -> user.level = 3
      else -> throw IllegalStateException()
    }
    val band = when { user.age < 18 -> "young"; else -> "old" }
    if (user.age in 1..5 && user.status !in setOf(Status.OFF, Status.GONE)) return null
    val open = user.orders.filter { it.total > 10 }.any { o -> o.status == OrderStatus.OPEN }
    for (o in user.orders) {
      if (o.paid) continue
      o.paid = true
    }
    error("never")`),
    ).toEqual([
      "if ((user.role == Role.ADMIN) or (user.role == Role.ROOT))",
      "  user.level = 3",
      "else",
      "  raise IllegalStateException",
      'band := ((user.age < 18) ? "young" : "old")',
      "if ((user.age >= 1) and (user.age <= 5) and not (user.status in [Status.OFF, Status.GONE]))",
      "  return null",
      "open := user.orders.filter((it) => (it.total > 10)).any((o) => (o.status == OrderStatus.OPEN))",
      "for o in user.orders",
      "  if o.paid",
      "    continue",
      "  o.paid = true",
      "raise never",
    ]);
  });

  test("extensions belong to the type that they extend", async () => {
    const facts = await kotlin("fun Order.cancel(reason: String) {\n  this.status = Status.OFF\n}");
    expect(bodyOf(facts, "Order.cancel")).toEqual(["self.status = Status.OFF"]);
  });
});

test("entries of Spring and Ktor", async () => {
  const spring = await kotlin(`@RestController
@RequestMapping("/users")
class Users {
  @PostMapping("/{id}/suspend")
  @PreAuthorize("hasRole('ADMIN')")
  fun suspend(@PathVariable id: Long) {}

  @Scheduled(fixedRate = 60000)
  fun expire() {}
}`);
  expect(entriesOf(spring)).toEqual([
    `route POST /users/{id}/suspend -> Users.suspend [PreAuthorize("hasRole('ADMIN')")]`,
    "job Users.expire every 60s -> Users.expire",
  ]);
  const ktor = await kotlin(`fun Application.module() {
  routing {
    route("/api") {
      authenticate("jwt") {
        post("/users/{id}/suspend") {
          if (!may) {
            call.respond(HttpStatusCode.Forbidden)
            return@post
          }
          call.respond(HttpStatusCode.OK)
        }
      }
    }
    get("/health") { call.respondText("ok") }
  }
}`);
  expect(entriesOf(ktor)).toEqual([
    'route POST /api/users/{id}/suspend -> POST /api/users/{id}/suspend [authenticate("jwt")]',
    "route GET /health -> GET /health",
  ]);
  expect(bodyOf(ktor, "POST /api/users/{id}/suspend")).toEqual([
    "if not may",
    "  refuse 403",
    "call.respond(HttpStatusCode.OK)",
  ]);
});
