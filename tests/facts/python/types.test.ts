// What is read of Python's types: tables, records, schemas, enumerations in every idiom.

import { describe, expect, test } from "vitest";
import { enumsOf, factsOf, fieldsOf, show } from "../shown.ts";

const python = (text: string) => factsOf("app/models.py", text);

describe("tables", () => {
  test("columns of SQLAlchemy tell of null, defaults, keys and values", async () => {
    const facts = await python(`
STATES = ("active", "revoked")
class User(db.Model):
    __tablename__ = "users"
    __table_args__ = (db.CheckConstraint("failed >= 0"), db.UniqueConstraint("email", "org"))
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(255), unique=True, nullable=False)
    role = db.Column(db.Enum(Role), nullable=False, default=Role.MEMBER)
    seen = db.Column(db.DateTime, nullable=True, default=utcnow)
    state = db.Column(db.Enum(*STATES, name="s"), nullable=False)
    team_id = db.Column(db.Integer, db.ForeignKey("teams.id"), nullable=False)
    team = db.relationship("Team", back_populates="users")
    orders = db.relationship("Order", back_populates="user")

    @property
    def open_orders(self):
        return [o for o in self.orders if o.status == "open"]
`);
    expect(fieldsOf(facts, "User")).toEqual([
      "id: integer! key",
      "email: string! unique",
      "role: string! = Role.MEMBER enum Role",
      "seen: timestamp? = now",
      "state: string! of active|revoked enum STATES",
      "team_id: integer! -> teams.id",
      "team: Team! -> teams.id",
      "orders: Order[]!",
      'open_orders: ? := self.orders.filter((o) => (o.status == "open"))',
    ]);
    const [user] = facts.types;
    expect(user).toMatchObject({ persistent: true, table: "users", kind: "table" });
    expect(user?.constraints.map((c) => c.condition && show(c.condition))).toEqual([
      "(self.failed >= 0)",
      undefined,
    ]);
    expect(user?.constraints[1]?.fields).toEqual(["email", "org"]);
  });

  test("annotated columns say by their type what may be missing and what is many", async () => {
    const facts = await python(`
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    nick: Mapped[Optional[str]]
    plan: Mapped[Literal["free", "pro"]] = mapped_column(default="free")
    team: Mapped["Team"] = relationship(back_populates="users")
    sessions: Mapped[list["Session"]] = relationship()
`);
    expect(fieldsOf(facts, "User")).toEqual([
      "id: integer! key",
      "nick: string?",
      'plan: string! = "free" of free|pro',
      "team: Team!",
      "sessions: Session[]!",
    ]);
  });

  test("models of Django: choices, references, moments that are set by themselves", async () => {
    const facts = await python(`
CHOICES = (("draft", "Draft"), ("paid", "Paid"))
class Kind(models.TextChoices):
    A = "a", "The A"
    B = "b"
class Invoice(models.Model):
    status = models.CharField(max_length=9, choices=CHOICES, default="draft")
    kind = models.CharField(choices=Kind.choices, null=True)
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    tags = models.ManyToManyField("Tag")
    created = models.DateTimeField(auto_now_add=True)
    class Meta:
        db_table = "invoices"
        unique_together = [("owner", "number")]
        constraints = [models.CheckConstraint(check=models.Q(number__gt=0), name="positive")]
`);
    expect(fieldsOf(facts, "Invoice")).toEqual([
      'status: string! = "draft" of draft|paid enum CHOICES',
      "kind: string? enum Kind",
      "owner: User! -> User",
      "tags: Tag[]",
      "created: timestamp! = now",
    ]);
    const invoice = facts.types.find((t) => t.name === "Invoice");
    expect(invoice).toMatchObject({ persistent: true, table: "invoices" });
    expect(invoice?.constraints.map((c) => [c.kind, ...c.fields])).toEqual([
      ["unique", "owner", "number"],
      ["check", "number"],
    ]);
    expect(enumsOf(facts)).toContain('Kind: A="a" B="b"');
  });
});

test("records and schemas keep the order in which fields are written", async () => {
  const facts = await python(`
@dataclass
class Session:
    user: User
    expires_at: datetime
    status: Literal["open", "closed"] = "open"
    tags: list[str] = field(default_factory=list)
    closed_at: datetime | None = None

class Payload(BaseModel):
    email: EmailStr
    age: int | None = None
    tries: Annotated[int, Field(ge=0)] = Field(default=3)
    role: "Role"

class Binding:
    def __init__(self, dn: str, retries=3):
        self.dn = dn
        self.retries = retries
        self.state = "unbound"
`);
  expect(fieldsOf(facts, "Session")).toEqual([
    "user: User!",
    "expires_at: timestamp!",
    'status: string! = "open" of open|closed',
    "tags: string[]! = []",
    "closed_at: timestamp? = null",
  ]);
  expect(fieldsOf(facts, "Payload")).toEqual([
    "email: string!",
    "age: integer? = null",
    "tries: integer! = 3",
    "role: Role!",
  ]);
  expect(fieldsOf(facts, "Binding")).toEqual([
    "dn: string",
    "retries: ? = 3",
    'state: string = "unbound"',
  ]);
});

test("enumerations in their idioms, and lists that are none", async () => {
  const facts = await python(`
class Role(str, enum.Enum):
    ADMIN = "admin"
    def label(self): return self.value.title()
class Colour(StrEnum):
    RED = auto()
class Level(IntEnum):
    LOW = 3
    HIGH = auto()
class State:
    OPEN = "open"
    CLOSED = "closed"
class Limits:
    SIZE = 3
    AGE = 400
Plan = Literal["free", "pro"]
SCOPES = frozenset({"read", "write"})
Size = Enum("Size", "S M")
PAIR = ("host", 3)
names = ["anna", "bob"]
`);
  expect(enumsOf(facts)).toEqual([
    'Plan: free="free" pro="pro"',
    'SCOPES: read="read" write="write"',
    "Size: S=1 M=2",
    'Role: ADMIN="admin"',
    'Colour: RED="red"',
    "Level: LOW=3 HIGH=4",
    'State: OPEN="open" CLOSED="closed"',
  ]);
});

test("choices are named by the constants that they are made of", async () => {
  const facts = await python(`
class Worker(models.Model):
    ONLINE, OFFLINE = range(2)
    STATE_CHOICES = ((ONLINE, "Online"), (OFFLINE, "Offline"))
    state = models.IntegerField(choices=STATE_CHOICES, default=OFFLINE)
class Job(models.Model):
    STATUS_NEW = "new"
    STATUS_DONE = "done"
    status = models.CharField(choices=[(STATUS_NEW, "New"), (STATUS_DONE, "Done")])
    class Meta:
        abstract = True
`);
  expect(fieldsOf(facts, "Worker")).toEqual([
    "state: integer! = OFFLINE of 0|1 enum Worker.STATE_CHOICES",
  ]);
  expect(fieldsOf(facts, "Job")).toEqual(["status: string! of new|done"]);
  expect(enumsOf(facts)).toEqual([
    "Worker.STATE_CHOICES: ONLINE=0 OFFLINE=1",
    'Job.status: new="new" done="done"',
    'Job.Status: STATUS_NEW="new" STATUS_DONE="done"',
  ]);
  expect(facts.types.map((t) => t.persistent)).toEqual([true, false]);
});
