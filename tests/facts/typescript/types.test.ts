// What is read of TypeScript's types: interfaces, entities, schemas, enumerations in every idiom.

import { expect, test } from "vitest";
import { enumsOf, factsOf, fieldsOf } from "../shown.ts";

const typescript = (text: string) => factsOf("src/models.ts", text);

test("interfaces and object types tell what may be missing", async () => {
  const facts = await typescript(`
export interface User extends Base {
  id: string;
  status: "active" | "locked";
  lockedUntil?: Date | null;
  tags: readonly string[];
  sessions: Array<Session>;
  team: Team | undefined;
  save(): void;
  onClose: () => void;
}
type Point = { x: number; y?: number };
`);
  expect(fieldsOf(facts, "User")).toEqual([
    "id: string!",
    "status: string! of active|locked",
    "lockedUntil: timestamp?",
    "tags: string[]!",
    "sessions: Session[]!",
    "team: Team?",
  ]);
  expect(fieldsOf(facts, "Point")).toEqual(["x: number!", "y: number?"]);
  expect(facts.types[0]?.bases).toEqual(["Base"]);
});

test("decorators of entities tell of columns", async () => {
  const facts = await typescript(`
@Entity("users")
@Unique(["email", "org"])
export class User extends BaseEntity {
  @PrimaryGeneratedColumn("uuid") id: string;
  @Column({ unique: true }) email: string;
  @Column({ type: "enum", enum: Role, default: Role.Member }) role: Role;
  @Column({ type: "int", default: 0 }) attempts: number;
  @Column({ type: "timestamptz", nullable: true }) lockedUntil: Date | null;
  @OneToMany(() => Session, (s) => s.user) sessions: Session[];
  @ManyToOne(() => Team, { nullable: true }) team?: Team;
  @CreateDateColumn() createdAt: Date;
  get locked() { return this.lockedUntil !== null; }
  close = () => { this.role = Role.None; };
}
export class LoginDto {
  @IsEmail() email: string;
  @IsOptional() @IsInt() age: number;
  @IsIn(["web", "app"]) client: string;
}
`);
  expect(fieldsOf(facts, "User")).toEqual([
    "id: string! key",
    "email: string! unique",
    "role: Role! = Role.Member enum Role",
    "attempts: integer! = 0",
    "lockedUntil: timestamp?",
    "sessions: Session[]!",
    "team: Team? -> Team",
    "createdAt: timestamp! = now",
    "locked: ? := (self.lockedUntil != null)",
  ]);
  expect(facts.types[0]).toMatchObject({
    persistent: true,
    table: "users",
    constraints: [{ kind: "unique", fields: ["email", "org"] }],
  });
  expect(fieldsOf(facts, "LoginDto")).toEqual([
    "email: string!",
    "age: integer?",
    "client: string! of web|app",
  ]);
});

test("types that calls make: zod, Drizzle, Mongoose, Sequelize", async () => {
  const facts = await typescript(`
const Login = z.object({
  email: z.string().email(),
  age: z.number().int().optional(),
  role: z.enum(["member", "admin"]).default("member"),
  tags: z.array(z.string()),
  kind: z.nativeEnum(Kind),
});
const statusEnum = pgEnum("status", ["active", "locked"]);
const users = pgTable("people", {
  id: serial("id").primaryKey(),
  email: varchar("email", { length: 255 }).notNull().unique(),
  status: statusEnum("status").notNull().default("active"),
  teamId: integer("team_id").references(() => teams.id),
  createdAt: timestamp("created_at").defaultNow().notNull(),
});
const accountSchema = new Schema({
  email: { type: String, required: true, unique: true },
  status: { type: String, enum: ["open", "closed"], default: "open" },
  owner: { type: Schema.Types.ObjectId, ref: "User" },
  tags: [String],
});
const Order = sequelize.define("Order", {
  state: { type: DataTypes.ENUM("new", "paid"), allowNull: false, defaultValue: "new" },
  total: DataTypes.DECIMAL,
}, { tableName: "orders" });
`);
  expect(fieldsOf(facts, "Login")).toEqual([
    "email: string!",
    "age: integer?",
    'role: string! = "member" of member|admin',
    "tags: string[]!",
    "kind: string! enum Kind",
  ]);
  expect(fieldsOf(facts, "users")).toEqual([
    "id: integer! key",
    "email: string! unique",
    'status: string! = "active" of active|locked enum statusEnum',
    "teamId: integer? -> teams.id",
    "createdAt: timestamp! = now",
  ]);
  expect(fieldsOf(facts, "Account")).toEqual([
    "email: string! unique",
    'status: string? = "open" of open|closed',
    "owner: ObjectId? -> User",
    "tags: string[]!",
  ]);
  expect(fieldsOf(facts, "Order")).toEqual([
    'state: string! = "new" of new|paid',
    "total: decimal?",
  ]);
  expect(facts.types.map((t) => [t.name, t.persistent, t.table])).toEqual([
    ["Login", false, undefined],
    ["users", true, "people"],
    ["Account", true, undefined],
    ["Order", true, "orders"],
  ]);
});

test("enumerations in their idioms, and objects that are none", async () => {
  const facts = await typescript(`
export enum Role { Member = "member", Admin = "admin" }
const enum Level { Low, High = 5, Higher }
export type Status = "active" | "locked";
export type Maybe = "yes" | null;
export const Scope = { BILLING: "billing", USERS: "users" } as const;
const STATES = ["open", "closed"] as const;
const Plan = Object.freeze({ free: "free", pro: "pro" });
const headers = { accept: "application/json", host: "localhost" };
const urls = ["https://a", "https://b"];
type Either = User | Admin;
export const STATUS_OPEN = "open";
export const STATUS_DONE = "done";
const SMTP_HOST = "localhost";
const SMTP_USER = "mailer";
`);
  expect(enumsOf(facts)).toEqual([
    'Role: Member="member" Admin="admin"',
    "Level: Low=0 High=5 Higher=6",
    'Status: active="active" locked="locked"',
    'Scope: BILLING="billing" USERS="users"',
    'STATES: open="open" closed="closed"',
    'Plan: free="free" pro="pro"',
    'Status: STATUS_OPEN="open" STATUS_DONE="done"',
  ]);
});
