// What is read of Java: entities, enums, settings, methods with getters and optionals, Spring.

import { describe, expect, test } from "vitest";
import { bodyOf, constantsOf, entriesOf, enumsOf, factsOf, fieldsOf } from "../shown.ts";

const java = (text: string) => factsOf("src/main/java/App.java", text);

/** A method of a class that has some fields. */
async function method(body: string): Promise<readonly string[]> {
  const facts = await java(`class Service {
  private final UserRepository users;
  private int count;
  private void audit() {}
  Session run(User user, String password) {
${body}
  }
}`);
  return bodyOf(facts, "Service.run");
}

describe("types", () => {
  test("annotations of JPA and Bean Validation tell of fields", async () => {
    const facts = await java(`/** A person. */
@Entity @Table(name = "users", uniqueConstraints = @UniqueConstraint(columnNames = {"email", "org"}))
public class User extends Base {
  @Id private Long id;
  @Column(nullable = false, unique = true) private String email;
  @Enumerated(EnumType.STRING) private Status status = Status.PENDING;
  @ManyToOne(optional = false) private Account account;
  private List<Order> orders = new ArrayList<>();
  private int attempts;
  private Optional<Instant> seen;
}`);
    expect(fieldsOf(facts, "User")).toEqual([
      "id: integer! key",
      "email: string! unique",
      "status: Status = Status.PENDING enum Status",
      "account: Account! -> Account",
      "orders: Order[]",
      "attempts: integer!",
      "seen: timestamp?",
    ]);
    expect(facts.types[0]).toMatchObject({
      persistent: true,
      table: "users",
      bases: ["Base"],
      constraints: [{ kind: "unique", fields: ["email", "org"] }],
    });
    expect(facts.comments).toMatchObject([{ text: "A person.", symbol: "User" }]);
  });

  test("records have components, and their creation names them", async () => {
    const facts = await java(`record Refund(@NotNull String reason, int amount) {
  Refund { if (amount < 0) throw new IllegalArgumentException("negative"); }
}
class Desk { Refund open(Refund old) { return new Refund(old.reason(), 5); } }`);
    expect(fieldsOf(facts, "Refund")).toEqual(["reason: string!", "amount: integer!"]);
    expect(bodyOf(facts, "Refund.Refund")).toEqual([
      "if (self.amount < 0)",
      "  raise IllegalArgumentException",
    ]);
    expect(bodyOf(facts, "Desk.open")).toEqual(["return new Refund(reason=old.reason, amount=5)"]);
  });

  test("enums, sealed types and families of constants", async () => {
    const facts = await java(`enum Plain { A, B }
enum Status {
  ACTIVE(1, "active"), OFF(2, "off");
  Status(int order, String value) { this.value = value; }
}
sealed interface Shape permits Circle, Square {}
class Roles {
  static final String ROLE_ADMIN = "admin";
  static final String ROLE_MEMBER = "member";
}`);
    expect(enumsOf(facts)).toEqual([
      "Plain: A B",
      'Status: ACTIVE="active" OFF="off"',
      "Shape: Circle Square",
      'Role: ROLE_ADMIN="admin" ROLE_MEMBER="member"',
    ]);
  });

  test("limits, lengths of time and settings", async () => {
    const facts = await java(`class Limits {
  public static final int MAX_ATTEMPTS = 5;
  static final Duration LOCKOUT = Duration.ofMinutes(15);
  static final long TTL_MS = TimeUnit.HOURS.toMillis(2);
  static final int GRACE_DAYS = 7;
  @Value("\${app.lockout-minutes:30}") private int lockoutMinutes;
}
@ConfigurationProperties(prefix = "billing")
class Billing { private int maxRetries = 3; private Duration window = Duration.ofHours(1); }`);
    expect(constantsOf(facts)).toEqual([
      "Limits.MAX_ATTEMPTS = 5",
      "Limits.LOCKOUT = 900s",
      "Limits.TTL_MS = 7200s",
      "Limits.GRACE_DAYS = 7 x 86400s",
      "Limits.lockoutMinutes = 30 x 60s from app.lockout-minutes",
      "Billing.maxRetries = 3 from billing.max-retries",
      "Billing.window = 3600s from billing.window",
    ]);
  });
});

describe("methods", () => {
  test("getters and setters are paths and assignments", async () => {
    expect(
      await method(`
    if (!user.getStatus().equals(Status.ACTIVE) || user.isLocked()) throw new IllegalStateException("no");
    user.setAttempts(user.getAttempts() + 1);
    user.setLockedUntil(Instant.now().plus(Duration.ofMinutes(15)));
    count++;
    audit();
    if (user.getTotal().compareTo(limit) > 0) return null;`),
    ).toEqual([
      "if ((user.status != Status.ACTIVE) or user.isLocked)",
      "  raise IllegalStateException",
      "user.attempts = (user.attempts + 1)",
      "user.lockedUntil = (now + 900s)",
      "self.count += 1",
      "self.audit()",
      "if (user.total > limit)",
      "  return null",
    ]);
  });

  test("an optional that must be there refuses; queries by name have named arguments", async () => {
    expect(
      await method(`
    User found = users.findByEmailAndStatus(email, Status.ACTIVE)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no user"));
    users.findByExpiresAtBefore(LocalDateTime.now().minusDays(30)).forEach(u -> u.setStatus(Status.OLD));
    users.findById(id).ifPresent(u -> { u.setSeen(true); });`),
    ).toEqual([
      "found := self.users.findByEmailAndStatus(email=email, status=Status.ACTIVE)",
      "if (found == null)",
      "  raise no user 404",
      "for u in self.users.findByExpiresAtBefore((it) => (it.expiresAt < (now - 2592000s)))",
      "  u.status = Status.OLD",
      "u := self.users.findById(id=id)",
      "if (u != null)",
      "  u.seen = true",
    ]);
  });

  test("builders, streams, switches, transactions, assertions", async () => {
    expect(
      await method(`
    Preconditions.checkState(user.isActive(), "inactive");
    Objects.requireNonNull(user);
    boolean open = user.getOrders().stream().anyMatch(o -> o.getStatus() == OrderStatus.OPEN);
    switch (user.getRole()) {
      case ADMIN: case ROOT: user.setLevel(3); break;
      default: user.setLevel(1);
    }
    String label = switch (user.getRole()) { case ADMIN -> "a"; default -> "b"; };
    tx.execute(t -> { user.setName("y"); return null; });
    for (Order o : user.getOrders()) { if (o.isPaid()) continue; o.setPaid(true); }
    return Session.builder().user(user).expiresAt(Instant.now().plusSeconds(3600)).build();`),
    ).toEqual([
      "assert user.isActive",
      "assert (user != null)",
      "open := user.orders.any((o) => (o.status == OrderStatus.OPEN))",
      "if ((user.role == ADMIN) or (user.role == ROOT))",
      "  user.level = 3",
      "else",
      "  user.level = 1",
      'label := ((user.role == ADMIN) ? "a" : "b")',
      "with tx.execute()",
      '  user.name = "y"',
      "  return null",
      "for o in user.orders",
      "  if o.isPaid",
      "    continue",
      "  o.paid = true",
      "return new Session(user=user, expiresAt=(now + 3600s))",
    ]);
  });

  test("SQL in a call has its effects, and so has SQL at a repository's method", async () => {
    expect(
      await method(`jdbc.update("UPDATE users SET status = 'off' WHERE id = ?", user.getId());`),
    ).toEqual([
      "if (users.id == user.id)",
      '  users.status = "off"',
      `jdbc.update("UPDATE users SET status = 'off' WHERE id = ?", user.id)`,
    ]);
    const facts = await java(`interface Users extends JpaRepository<User, Long> {
  @Modifying @Query("UPDATE User u SET u.status = 'X' WHERE u.id = :id") int mark(Long id);
}`);
    expect(bodyOf(facts, "Users.mark")).toEqual(["if (User.id == id)", '  User.status = "X"']);
  });

  test("responses of failure refuse", async () => {
    expect(
      await method(`
    if (user == null) return ResponseEntity.badRequest().body("no user");
    if (!may) return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    return ResponseEntity.ok().build();`),
    ).toEqual([
      "if (user == null)",
      "  refuse no user 400",
      "if not may",
      "  refuse 403",
      "return ResponseEntity.ok().build()",
    ]);
  });
});

test("annotated methods are entries with the guards before them", async () => {
  const facts =
    await java(`@RestController @RequestMapping("/api/users") @PreAuthorize("isAuthenticated()")
class UserController {
  @PostMapping("/{id}/suspend") @PreAuthorize("hasRole('ADMIN')") void suspend() {}
  @GetMapping void all() {}
}
class Jobs {
  @Scheduled(fixedRate = 15, timeUnit = TimeUnit.MINUTES) void expire() {}
  @Scheduled(cron = "0 0 * * * *") void report() {}
  @KafkaListener(topics = "orders.created") void on(OrderCreated e) {}
  @EventListener void on2(UserSuspended e) {}
}
@Path("/hooks") class Hooks { @POST @Path("stripe") void stripe() {} }`);
  expect(entriesOf(facts)).toEqual([
    `route POST /api/users/{id}/suspend -> UserController.suspend [PreAuthorize("isAuthenticated()"), PreAuthorize("hasRole('ADMIN')")]`,
    `route GET /api/users -> UserController.all [PreAuthorize("isAuthenticated()")]`,
    "job Jobs.expire every 900s -> Jobs.expire",
    "job Jobs.report 0 0 * * * * -> Jobs.report",
    "message orders.created -> Jobs.on",
    "message UserSuspended -> Jobs.on2",
    "webhook POST /hooks/stripe -> Hooks.stripe",
  ]);
});

test("what does not parse leaves the rest readable", async () => {
  const facts = await java(
    "class A { void a() { int x = 1 + ; } static final int MAX = 3; void b() { go(); } }",
  );
  expect(facts.broken.length).toBeGreaterThan(0);
  expect(constantsOf(facts)).toContain("A.MAX = 3");
});
