// The conversations that the plugin is for, in the real client: what the model reads together with
// the developer's sentence, before it has said or done anything.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { textAddedSince, textSeenByModel, toolsOffered } from "./model-view.ts";
import { CODE } from "./projects.ts";
import { runClient } from "./run-client.ts";
import type { Step } from "./script.ts";
import { describeWithClient, PLUGINS, REPOSITORY, SHIPPED } from "./subject.ts";
import { type Files, withProject } from "./temporary.ts";

const SPECS = join(REPOSITORY, "examples/accounts/specs");
const ACCOUNTS: Files = Object.fromEntries(
  readdirSync(SPECS).map((name) => [`specs/${name}`, readFileSync(join(SPECS, name), "utf8")]),
);

await describeWithClient("conversations in the real client", () => {
  /** The first request of a session, split into what was added to the prompt and the rest. */
  const said = (files: Files, prompt: string) =>
    withProject(files, async (projectDir) => {
      const session = await runClient({ pluginDir: SHIPPED, projectDir, prompt });
      const [request = {}] = session.requests;
      expect(session.requests, session.stdout + session.stderr).toHaveLength(1);
      const seen = textSeenByModel(request);
      return { seen, added: addedBy("UserPromptSubmit", seen) };
    });

  describe("with the plugin that ships", { concurrent: true }, () => {
    it("a suspended customer's password reset: the clause, the regular way, what would be lost", async () => {
      const { added } = await said(
        ACCOUNTS,
        "A customer says they can't reset their password. Their account was suspended last month but they've appealed and we want to let them back in. Can you enable password reset for suspended users?",
      );
      expect(added).toContain("user.status = active");
      expect(added).toMatch(/specs\/auth\.allium:1(19|36)\b/);
      expect(added).toContain("AccountReinstated");
      expect(added).toContain("admin.may_manage_users");
      expect(added).toContain("AuditEntry");
    });

    it("a free trial: invoices and payments, of which nobody has spoken", async () => {
      const { added } = await said(
        ACCOUNTS,
        "Add a free trial. New subscribers get their first month at no charge.",
      );
      expect(added).toContain("SubscriptionCreated");
      expect(added).toContain("InvoiceGenerated");
      expect(added).toContain("invoice.amount > 0");
      expect(added).toMatch(/ProcessPayment|PaymentProcessed/);
      expect(added).toMatch(/PaymentMethod|payment_method/);
    });

    it("an administrator's view of payments: the scopes, and the surfaces that show them", async () => {
      const { added } = await said(
        ACCOUNTS,
        "Add an endpoint so admins can view any user's payment history.",
      );
      expect(added).toContain("AdminAction");
      expect(added).toContain("resource.scope in admin.scopes");
      for (const scope of ["billing", "users", "support"]) expect(added).toContain(scope);
      expect(added).toContain("BillingDesk");
    });

    it("a request about something else: nothing is added to it", async () => {
      const { added, seen } = await said(ACCOUNTS, "Please bump the linter and sort the imports.");
      expect(added).toBe("");
      expect(addedBy("SessionStart", seen)).toContain("specs/billing.allium");
    });

    it("the model's own questions are answered without asking the user", async () => {
      await withProject(ACCOUNTS, async (projectDir) => {
        const call = "mcp__plugin_allium_allium__query";
        const input = { kind: "paths", about: "User suspended active" };
        const script = [CONNECTED, { call, input }];
        const session = await runClient({
          pluginDir: SHIPPED,
          projectDir,
          prompt: "Go on.",
          script,
        });
        const told = textAddedSince(session.requests.at(-1) ?? {});
        expect(told, session.stderr).toContain("suspended -> active (AccountReinstated)");
        expect(told).toContain("[looked at: 5 specifications]");
      });
    });

    it.each(PLUGINS)("from $plugin, the tools are offered and explained", async ({ pluginDir }) => {
      await withProject(CODE, async (projectDir) => {
        const prompt = "Let suspended users reset their password.";
        const script = [CONNECTED];
        const { requests, stderr } = await runClient({
          pluginDir,
          projectDir,
          prompt,
          script,
          extraArgs: ["--allowedTools", "Bash"],
        });
        const request = requests.at(-1) ?? {};
        const seen = textSeenByModel(request);
        for (const tool of ["ask", "query", "read", "check", "analyse", "plan"])
          expect(toolsOffered(request), stderr).toContain(`mcp__plugin_allium_allium__${tool}`);
        expect(seen).toContain("When to call what");
        // There is no specification here to tell of.
        expect(addedBy("UserPromptSubmit", seen)).toBe("");
        expect(addedBy("SessionStart", seen)).toBe("");
      });
    });
  });
});

/** A turn in which the client has time to connect to the server: it does not wait for one by itself. */
const CONNECTED: Step = { call: "Bash", input: { command: "sleep 1", description: "Wait" } };

/** What a hook has added to the conversation; empty where it has added nothing. */
function addedBy(event: string, seen: string): string {
  const [, after = ""] = seen.split(`${event} hook additional context: `);
  // Each piece that a hook adds ends with the block it stands in.
  return after.split(/<\/system-reminder>|\n\n(?=\S+ hook additional context: )/)[0] ?? "";
}
