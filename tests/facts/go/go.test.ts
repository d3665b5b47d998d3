// What is read of Go: structs and their tags, constants, functions that refuse by errors, routers.

import { describe, expect, test } from "vitest";
import { bodyOf, constantsOf, entriesOf, enumsOf, factsOf, fieldsOf } from "../shown.ts";

const service = `package auth

import (
	"errors"
	"slices"
	"time"

	"gorm.io/gorm"
)

type Status string

const (
	StatusActive    Status = "active"
	StatusSuspended Status = "suspended"
)

type Priority int

const (
	Low Priority = iota + 1
	High
)

const (
	RoleAdmin  = "admin"
	RoleMember = "member"
)

const (
	MaxAttempts  = 5
	LockDuration = 15 * time.Minute
	TTLHours     = 24
)

var (
	ErrLocked = errors.New("account locked")
	maxRetry  = getEnvInt("MAX_RETRY", 3)
	ttl       = time.Duration(getEnvInt("TTL_MINUTES", 30)) * time.Minute
	allowed   = map[Status]bool{StatusActive: true}
)

// User is a person.
type User struct {
	gorm.Model
	ID          uint   \`gorm:"primaryKey"\`
	Email       string \`gorm:"uniqueIndex;not null" json:"email"\`
	Status      Status \`gorm:"default:active"\`
	LockedUntil *time.Time
	Tags        []string
	Role        string \`validate:"required,oneof=admin member"\`
}

func (User) TableName() string { return "users" }

func DefaultConfig() *Config {
	return &Config{Window: 10 * time.Minute, Retries: 3, Name: makeName()}
}

func (s *Service) Login(ctx context.Context, email string) (*Session, error) {
	user, err := s.repo.FindByEmail(ctx, email)
	if err != nil {
		return nil, err
	}
	if user.Status != StatusActive || !allowed[user.Status] {
		return nil, ErrLocked
	}
	if user.LockedUntil.After(time.Now()) {
		return nil, fmt.Errorf("locked: %w", ErrLocked)
	}
	if time.Since(user.CreatedAt) > 30*24*time.Hour {
		return nil, errors.New("too old")
	}
	user.Attempts++
	user.LockedUntil = time.Now().Add(LockDuration)
	if slices.Contains([]string{"a", "b"}, string(user.Role)) {
		delete(s.sessions, user.ID)
	}
	switch user.Role {
	case RoleAdmin, "root":
		user.Level = 3
	default:
		user.Level = 1
	}
	for _, token := range user.Tokens {
		if token.Revoked {
			continue
		}
		token.Revoked = true
	}
	session := &Session{UserID: user.ID, ExpiresAt: time.Now().Add(24 * time.Hour)}
	return session, nil
}

func (s *Service) Unlock(id int) error {
	query := "UPDATE users SET status = 'active', attempts = 0 WHERE id = $1 AND status = 'locked'"
	if _, err := s.db.Exec(query, id); err != nil {
		return err
	}
	s.orm.Model(&user).Where("status = ? AND attempts < 5", StatusActive).Update("status", StatusSuspended)
	return s.orm.Transaction(func(tx *gorm.DB) error {
		user.Name = "x"
		return tx.Save(user).Error
	})
}
`;

describe("types and values", () => {
  test("structs say what their tags say", async () => {
    const facts = await factsOf("auth/user.go", service);
    expect(fieldsOf(facts, "User")).toEqual([
      "ID: integer! key",
      "Email: string! unique",
      'Status: Status! = "active" enum Status',
      "LockedUntil: timestamp?",
      "Tags: string[]",
      "Role: string! of admin|member",
    ]);
    expect(facts.types[0]).toMatchObject({ persistent: true, table: "users", bases: ["Model"] });
    expect(facts.comments).toMatchObject([{ text: "User is a person.", symbol: "User" }]);
  });

  test("constants of one type, or of one family of names, are an enumeration", async () => {
    expect(enumsOf(await factsOf("a.go", service))).toEqual([
      'Status: StatusActive="active" StatusSuspended="suspended"',
      "Priority: Low=1 High=2",
      'Role: RoleAdmin="admin" RoleMember="member"',
    ]);
  });

  test("limits, lengths of time and settings are constants", async () => {
    expect(constantsOf(await factsOf("a.go", service))).toEqual([
      'RoleAdmin = "admin"',
      'RoleMember = "member"',
      "MaxAttempts = 5",
      "LockDuration = 900s",
      "TTLHours = 24 x 3600s",
      "maxRetry = 3 from MAX_RETRY",
      "ttl = 1800s from TTL_MINUTES",
      "allowed = [StatusActive]",
      "Config.Window = 600s",
      "Config.Retries = 3",
    ]);
  });

  test("schemas of ent are types with the fields that their methods list", async () => {
    const facts = await factsOf(
      "schema/user.go",
      `package schema
type User struct { ent.Schema }
func (User) Fields() []ent.Field {
	return []ent.Field{
		field.String("email").Unique(),
		field.Enum("status").Values("new", "done").Default("new"),
	}
}`,
    );
    expect(fieldsOf(facts, "User")).toEqual([
      "email: string! unique",
      'status: string! = "new" of new|done',
    ]);
  });
});

describe("functions", () => {
  test("an error that is returned is a refusal; the receiver is self", async () => {
    expect(bodyOf(await factsOf("a.go", service), "Service.Login")).toEqual([
      "user := self.repo.FindByEmail(ctx, email)",
      "err := <s.repo.FindByEmail(ctx, email)>",
      "if (err != null)",
      "  refuse err",
      "if ((user.Status != StatusActive) or not (user.Status in allowed))",
      "  refuse ErrLocked",
      "if (user.LockedUntil > now)",
      "  refuse ErrLocked",
      "if ((now - user.CreatedAt) > 2592000s)",
      "  refuse too old",
      "user.Attempts += 1",
      "user.LockedUntil = (now + LockDuration)",
      'if (user.Role in ["a", "b"])',
      "  delete self.sessions",
      'if ((user.Role == RoleAdmin) or (user.Role == "root"))',
      "  user.Level = 3",
      "else",
      "  user.Level = 1",
      "for token in user.Tokens",
      "  if token.Revoked",
      "    continue",
      "  token.Revoked = true",
      "session := new Session(UserID=user.ID, ExpiresAt=(now + 86400s))",
      "return session",
    ]);
  });

  test("statements of SQL have their effects, and transactions are read in place", async () => {
    expect(bodyOf(await factsOf("a.go", service), "Service.Unlock").slice(1)).toEqual([
      'if ((users.id == id) and (users.status == "locked"))',
      '  users.status = "active"',
      "  users.attempts = 0",
      "err := self.db.Exec(query, id)",
      "if (err != null)",
      "  refuse err",
      "self.orm.Model(user).Where((it) => ((it.status == StatusActive) and (it.attempts < 5))).Update(status=StatusSuspended)",
      "user.status = StatusSuspended",
      "with self.orm.Transaction()",
      '  user.Name = "x"',
      "  return tx.Save(user)",
      "return",
    ]);
  });

  test("a response of failure right before a return refuses", async () => {
    const facts = await factsOf(
      "h.go",
      `package h
func (h *Handler) Suspend(c *gin.Context) {
	if c.GetString("role") != "admin" {
		c.JSON(http.StatusForbidden, gin.H{"error": "forbidden"})
		return
	}
	c.Status(204)
}`,
    );
    expect(bodyOf(facts, "Handler.Suspend")).toEqual([
      'if (c.GetString("role") != "admin")',
      "  refuse forbidden 403",
      "c.Status(204)",
    ]);
  });

  test("what does not parse leaves the rest readable", async () => {
    const facts = await factsOf(
      "b.go",
      "package b\nfunc A() { x := ( }\nconst Max = 3\nfunc B() {}",
    );
    expect(facts.broken.length).toBeGreaterThan(0);
    expect(constantsOf(facts)).toContain("Max = 3");
    expect(facts.functions.map((one) => one.name)).toContain("B");
  });
});

describe("entries", () => {
  const routes = (imports: string, body: string) =>
    factsOf("r.go", `package r\nimport (${imports})\nfunc Routes(h *Handler) {\n${body}\n}`);

  test("groups and middleware stand before their routes", async () => {
    const facts = await routes(
      '"github.com/gin-gonic/gin"',
      `r := gin.Default()
	api := r.Group("/api", AuthRequired())
	api.Use(RateLimit(5))
	api.POST("/users/:id/suspend", RequireRole("admin"), h.Suspend)
	r.GET("/health", func(c *gin.Context) { c.JSON(200, gin.H{"ok": true}) })
	client.Get("/not-a-route")`,
    );
    expect(entriesOf(facts)).toEqual([
      'route POST /api/users/:id/suspend -> Handler.Suspend [AuthRequired, RateLimit(5), RequireRole("admin")]',
      "route GET /health -> GET /health",
    ]);
    expect(bodyOf(facts, "GET /health")).toEqual(["c.JSON(200, new {}(ok=true))"]);
  });

  test("chi nests, echo puts middleware last, net/http names the method in the pattern", async () => {
    const chi = await routes(
      '"github.com/go-chi/chi/v5"',
      'r.Route("/users", func(r chi.Router) { r.Use(auth); r.With(admin).Delete("/{id}", h.Remove) })',
    );
    expect(entriesOf(chi)).toEqual(["route DELETE /users/{id} -> Handler.Remove [auth, admin]"]);
    const echo = await routes('"github.com/labstack/echo/v4"', 'e.POST("/login", h.Login, limit)');
    expect(entriesOf(echo)).toEqual(["route POST /login -> Handler.Login [limit]"]);
    const http = await routes(
      '"net/http"',
      'mux.Handle("POST /x", auth(http.HandlerFunc(h.X)))\nr.HandleFunc("/y", h.Y).Methods("PUT")',
    );
    expect(entriesOf(http)).toEqual([
      "route POST /x -> Handler.X [auth]",
      "route PUT /y -> Handler.Y",
    ]);
  });

  test("cron lines, tickers and commands", async () => {
    const facts = await factsOf(
      "w.go",
      `package w
import ("github.com/robfig/cron/v3"; "github.com/spf13/cobra"; "time")
var expireCmd = &cobra.Command{Use: "expire <id>", RunE: runExpire}
func (w *Worker) Run(ctx context.Context) {
	c.AddFunc("@every 15m", w.Clean)
	c.AddFunc("0 3 * * *", w.Report)
	ticker := time.NewTicker(5 * time.Minute)
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			w.expire(ctx)
		}
	}
}`,
    );
    expect(entriesOf(facts)).toEqual([
      "job Worker.Clean every 900s -> Worker.Clean",
      "job Worker.Report 0 3 * * * -> Worker.Report",
      "job Worker.expire every 300s -> Worker.expire",
      "command expire -> runExpire",
    ]);
  });
});
