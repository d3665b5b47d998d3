// Times reading facts of code: per language a text made of its ordinary habits, repeated to 100,000
// lines in files of some hundred, or the files of a folder that is given. Prints JSON; the times are
// processor times, so that others on the machine make no difference.
//
//   npx tsx bench/facts.ts [folder]

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { extractFile } from "../src/facts/code/extract.ts";
import { Grammars } from "../src/facts/code/grammars.ts";
import { extractorFor } from "../src/facts/code/languages/index.ts";
import { readGrammar } from "../src/host/grammar-files.ts";
import { search } from "../src/host/search.ts";

interface Text {
  readonly path: string;
  readonly text: string;
}

const wantedLines = 100_000;
const unitsOfFile = 20;

const samples: Readonly<Record<string, string>> = {
  py: `
class Account@(db.Model):
    __tablename__ = "accounts@"
    id = db.Column(db.Integer, primary_key=True)
    status = db.Column(db.String(20), nullable=False, default="active")
    attempts = db.Column(db.Integer, nullable=False, default=0)
    locked_until = db.Column(db.DateTime, nullable=True)


@bp.post("/accounts@/<int:account_id>/lock")
@login_required
def lock@(account_id):
    """Lock an account after too many attempts."""
    account = Account@.query.filter_by(id=account_id).first()
    if account is None:
        raise NotFound("no such account")
    if account.status not in ("active", "dormant"):
        return jsonify({"error": "state"}), 409
    account.attempts += 1
    if account.attempts >= current_app.config["MAX_ATTEMPTS"]:
        account.status = "locked"
        account.locked_until = utcnow() + timedelta(minutes=15)
        audit.record(account, "locked", reason=request.json["reason"])
    for session in [s for s in account.sessions if s.status == "open"]:
        session.status = "revoked"
    db.session.commit()
    return "", 204
`,
  ts: `
export interface Account@ {
  id: string;
  status: "active" | "locked";
  attempts: number;
  lockedUntil?: Date | null;
}

export class AccountService@ {
  constructor(private readonly accounts: Repository, private readonly mailer: Mailer) {}

  /** Locks an account after too many attempts. */
  async lock(id: string, reason: string): Promise<Account@> {
    const account = await this.accounts.findOne({ where: { id, status: "active" } });
    if (!account) throw new NotFoundException("no such account");
    account.attempts += 1;
    if (account.attempts >= config.maxAttempts) {
      account.status = "locked";
      account.lockedUntil = new Date(Date.now() + 15 * 60 * 1000);
      await this.mailer.send(account.email, { template: "locked", reason });
    }
    for (const session of account.sessions.filter((s) => s.status === "open")) {
      session.status = "revoked";
    }
    await this.accounts.save(account);
    return account;
  }
}

router.post("/accounts@/:id/lock", requireAuth, async (req, res) => {
  const account = await service.lock(req.params.id, req.body.reason);
  if (account.status !== "locked") return res.status(409).json({ error: "state" });
  res.json(account);
});
`,
};

function repeated(extension: string, sample: string): readonly Text[] {
  const lines = sample.split("\n").length * unitsOfFile;
  return Array.from({ length: Math.ceil(wantedLines / lines) }, (_, file) => {
    const units = Array.from({ length: unitsOfFile }, (_, n) =>
      sample.replaceAll("@", String(file * unitsOfFile + n)),
    );
    return { path: `src/file${file}.${extension}`, text: units.join("\n") };
  });
}

function filesBelow(folder: string): readonly Text[] {
  if (statSync(folder).isFile()) return [{ path: folder, text: readFileSync(folder, "utf8") }];
  const found = search(folder, ["**"]);
  return (found.ok ? found.value : [])
    .filter(({ path }) => extractorFor(path) !== undefined)
    .map(({ path }) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

async function measured(name: string, texts: readonly Text[]) {
  const grammars = new Grammars(readGrammar);
  await grammars.load(texts.flatMap(({ path }) => extractorFor(path)?.grammar ?? []));
  let lines = 0;
  let functions = 0;
  let types = 0;
  const start = process.cpuUsage();
  for (const { path, text } of texts) {
    const facts = extractFile(path, text, grammars);
    if (facts === undefined) continue;
    lines += text.split("\n").length;
    functions += facts.functions.length;
    types += facts.types.length;
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1_000_000;
  const per100kLines = lines === 0 ? 0 : (seconds / lines) * 100_000;
  const round = (value: number): number => Number(value.toFixed(2));
  return {
    name,
    files: texts.length,
    lines,
    functions,
    types,
    seconds: round(seconds),
    secondsPer100kLines: round(per100kLines),
  };
}

const [folder] = process.argv.slice(2);
const sets: readonly (readonly [string, readonly Text[]])[] =
  folder === undefined
    ? Object.entries(samples).map(([extension, sample]) => [extension, repeated(extension, sample)])
    : [[folder, filesBelow(folder)]];
const results = [];
// One after the other: the processor's time is that of the whole process.
for (const [name, texts] of sets) results.push(await measured(name, texts));
process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
