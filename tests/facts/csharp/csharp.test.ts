// What is read of C#: properties, patterns, LINQ, controllers, minimal APIs, jobs.

import { describe, expect, test } from "vitest";
import { bodyOf, constantsOf, entriesOf, enumsOf, factsOf, fieldsOf } from "../shown.ts";

const csharp = (text: string) => factsOf("src/App/Code.cs", text);

/** A method of a class that has some members. */
async function method(body: string): Promise<readonly string[]> {
  const facts = await csharp(`class Service : ControllerBase {
  private readonly AppDb _db;
  private int count;
  public Status Status { get; set; }
  void Audit() {}
  public async Task<IActionResult> Run(User user, CancellationToken ct) {
${body}
  }
}`);
  return bodyOf(facts, "Service.Run");
}

describe("types", () => {
  test("properties with what their types and attributes say", async () => {
    const facts = await csharp(`namespace App.Domain;
/// <summary>A person.</summary>
[Table("users")]
public class User : Entity<int>, IAudited {
  [Key] public int Id { get; init; }
  [Required] public string Email { get; set; } = "x";
  public string? Name { get; private set; }
  public required Status Status { get; set; }
  public DateTime? LockedUntil { get; set; }
  public bool IsLocked => LockedUntil != null && LockedUntil > DateTime.UtcNow;
  public List<Order> Orders { get; } = new();
}
public record Refund(int Amount, string? Reason = null);
public enum Status { Active = 1, [EnumMember(Value = "off")] Off }`);
    expect(fieldsOf(facts, "User")).toEqual([
      "Id: integer! key",
      'Email: string! = "x"',
      "Name: string?",
      "Status: Status! enum Status",
      "LockedUntil: timestamp?",
      "IsLocked: boolean! := ((self.LockedUntil != null) and (self.LockedUntil > now))",
      "Orders: Order[]",
    ]);
    expect(fieldsOf(facts, "Refund")).toEqual(["Amount: integer!", "Reason: string? = null"]);
    expect(enumsOf(facts)).toEqual(['Status: Active=1 Off="off"']);
    expect(facts.types[0]).toMatchObject({
      persistent: true,
      table: "users",
      bases: ["Entity", "IAudited"],
    });
    expect(facts.comments).toMatchObject([{ text: "A person.", symbol: "User" }]);
  });

  test("limits, lengths of time, settings and options", async () => {
    const facts = await csharp(`static class Limits {
  public const int MaxAttempts = 5;
  public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);
  static readonly string Region = Environment.GetEnvironmentVariable("REGION") ?? "eu";
  public const int GraceDays = 7;
}
class LockoutOptions { public int MaxAttempts { get; set; } = 5; }`);
    expect(constantsOf(facts)).toEqual([
      "Limits.MaxAttempts = 5",
      "Limits.Lockout = 900s",
      'Limits.Region = "eu" from REGION',
      "Limits.GraceDays = 7 x 86400s",
      "LockoutOptions.MaxAttempts = 5 from MaxAttempts",
    ]);
  });
});

describe("methods", () => {
  test("patterns are comparisons, also where the grammar misreads what follows them", async () => {
    expect(
      await method(`
    if (user is null) return NotFound();
    if (user is not null && user.Status is Status.Off or Status.Gone || user.Age is >= 18 and < 65) return Conflict("taken");
    if (user is { Role: Role.Admin }) count++;
    var level = user.Role switch { Role.Admin => 3, Role.Member or Role.Guest => 1, _ => 0 };`),
    ).toEqual([
      "if (user == null)",
      "  refuse 404",
      "if (((user != null) and ((user.Status == Status.Off) or (user.Status == Status.Gone))) or ((user.Age >= 18) and (user.Age < 65)))",
      "  refuse taken 409",
      "if (user.Role == Role.Admin)",
      "  self.count += 1",
      "level := ((user.Role == Role.Admin) ? 3 : (((user.Role == Role.Member) or (user.Role == Role.Guest)) ? 1 : 0))",
    ]);
  });

  test("LINQ, moments, guards, creations", async () => {
    expect(
      await method(`
    var found = await _db.Users.FirstOrDefaultAsync(u => u.Id == id, ct) ?? throw new NotFoundException("none");
    ArgumentNullException.ThrowIfNull(user);
    if (user.LockedUntil.HasValue && user.LockedUntil.Value > DateTime.UtcNow) return StatusCode(423);
    if (user.Orders.Any(o => o.Total > 100m)) throw new DomainException("open");
    user.LockedUntil = DateTime.UtcNow.AddMinutes(15);
    user!.Name ??= "x";
    Audit();
    _db.Sessions.Add(new Session { User = user, ExpiresAt = DateTime.UtcNow + TimeSpan.FromHours(1) });
    user?.Notify(nameof(Status));
    Status = Status.Off;
    foreach (var o in user.Orders) { if (o.Paid) continue; o.Paid = true; }
    return Ok(user);`),
    ).toEqual([
      "found := self._db.Users.find((u) => (u.Id == id))",
      "if (found == null)",
      "  raise NotFoundException 404",
      "if (user == null)",
      "  raise ArgumentNullException",
      "if ((user.LockedUntil != null) and (user.LockedUntil > now))",
      "  refuse 423",
      "if user.Orders.any((o) => (o.Total > 100))",
      "  raise DomainException",
      "user.LockedUntil = (now + 900s)",
      "if (user.Name == null)",
      '  user.Name = "x"',
      "self.Audit()",
      "self._db.Sessions.Add(new Session(User=user, ExpiresAt=(now + 3600s)))",
      'user.Notify("Status")',
      "self.Status = Status.Off",
      "for o in user.Orders",
      "  if o.Paid",
      "    continue",
      "  o.Paid = true",
      "return Ok(user)",
    ]);
  });

  test("updates in bulk and SQL have their effects", async () => {
    expect(
      await method(`
    await _db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(s => s.SetProperty(u => u.Status, Status.On));
    await conn.ExecuteAsync("UPDATE users SET status = 'x' WHERE id = @id", new { id });`),
    ).toEqual([
      "self._db.Users.filter((u) => (u.Id == id)).ExecuteUpdateAsync((s) => s.SetProperty((u) => u.Status, Status.On))",
      "self._db.Users.Status = Status.On",
      "if (users.id == id)",
      '  users.status = "x"',
      `conn.ExecuteAsync("UPDATE users SET status = 'x' WHERE id = @id", new {}(id=id))`,
    ]);
  });

  test("switches take sections together", async () => {
    expect(
      await method(`
    switch (user.Role) {
      case Role.Admin: case Role.Root: user.Level = 3; break;
      case Role.Guest when user.Old: return Forbid();
      default: user.Level = 1; break;
    }`),
    ).toEqual([
      "if ((user.Role == Role.Admin) or (user.Role == Role.Root))",
      "  user.Level = 3",
      "else",
      "  if ((user.Role == Role.Guest) and user.Old)",
      "    refuse 403",
      "  else",
      "    user.Level = 1",
    ]);
  });
});

describe("entries", () => {
  test("controllers, background services and consumers", async () => {
    const facts = await csharp(`
[ApiController, Route("api/[controller]"), Authorize]
public class UsersController : ControllerBase {
  [HttpPost("{id}/suspend"), Authorize(Roles = "Admin")] public IActionResult Suspend(int id) { return Ok(); }
  [HttpGet("/health"), AllowAnonymous] public IActionResult Health() => Ok();
}
class Cleaner : BackgroundService {
  static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
  protected override async Task ExecuteAsync(CancellationToken ct) { while (true) { await Task.Delay(Every, ct); } }
}
class Paid : IConsumer<OrderPaid> { public Task Consume(ConsumeContext<OrderPaid> context) { return Done(); } }
class Timed { [FunctionName("nightly")] public void Run([TimerTrigger("0 0 3 * * *")] TimerInfo t) { Go(); } }`);
    expect(entriesOf(facts)).toEqual([
      'route POST /api/Users/{id}/suspend -> UsersController.Suspend [Authorize, Authorize(Roles="Admin")]',
      "route GET /health -> UsersController.Health [Authorize, AllowAnonymous]",
      "job Cleaner every 300s -> Cleaner.ExecuteAsync",
      "message OrderPaid -> Paid.Consume",
      "job nightly 0 0 3 * * * -> Timed.Run",
    ]);
  });

  test("minimal APIs and recurring jobs", async () => {
    const facts = await csharp(`var app = builder.Build();
var users = app.MapGroup("/users").RequireAuthorization("staff");
users.MapPost("/{id}/suspend", async (int id, Db db) => { db.Users.Remove(id); return Results.NoContent(); }).RequireAuthorization("admin");
app.MapGet("/health", Health);
RecurringJob.AddOrUpdate<Cleaner>("clean", x => x.Run(), Cron.Hourly());
app.Run();`);
    expect(entriesOf(facts)).toEqual([
      'route POST /users/{id}/suspend -> POST /users/{id}/suspend [RequireAuthorization("staff"), RequireAuthorization("admin")]',
      "route GET /health -> Health",
      "job clean 0 * * * * -> Cleaner.Run",
    ]);
    expect(bodyOf(facts, "POST /users/{id}/suspend")).toEqual([
      "db.Users.Remove(id)",
      "return Results.NoContent()",
    ]);
  });
});

test("what does not parse leaves the rest readable", async () => {
  const facts = await csharp("class A { void F() { var x = 1 + ; } const int Max = 3; }");
  expect(facts.broken.length).toBeGreaterThan(0);
  expect(constantsOf(facts)).toContain("A.Max = 3");
});
