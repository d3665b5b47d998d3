// The small judgements that the survey rests on: words in names, roles of paths, blanked comments.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { surveyCode } from "../../src/facts/survey/index.ts";
import { maskComments } from "../../src/facts/survey/mask.ts";
import {
  domainNameOfStem,
  familyOf,
  labelOf,
  normalName,
  singular,
} from "../../src/facts/survey/names.ts";
import { roleOf } from "../../src/facts/survey/role.ts";
import { memoryFiles } from "./memory.ts";

test.each([
  ["users", "user"],
  ["policies", "policy"],
  ["addresses", "address"],
  ["boxes", "box"],
  ["status", "status"],
  ["analytics", "analytics"],
  ["process", "process"],
  ["bus", "bus"],
])("the singular of %s is %s", (plural, one) => {
  expect(singular(plural)).toBe(one);
});

test.each([
  ["BillingController", "billing"],
  ["billing_controller", "billing"],
  ["user.service", "user"],
  ["UserServiceImpl", "user"],
  ["password_reset", "password_reset"],
  ["models", ""],
  ["index", ""],
  ["XMLInvoiceHandler", "xml_invoice"],
])("the stem %s is about %s", (stem, name) => {
  expect(domainNameOfStem(stem)).toBe(name);
});

test("names are said in human words where the dictionary has them", () => {
  expect(labelOf("auth")).toBe("authentication");
  expect(labelOf("Teams")).toBe("team management");
  expect(labelOf("meter-readings")).toBe("meter readings");
  expect(normalName("TeamInvitations")).toBe("team_invitation");
  expect(familyOf("user_subscription")).toBe("billing");
  expect(familyOf("zeppelin")).toBeUndefined();
});

test.each([
  ["auth/models.py", "source"],
  ["auth/tests/test_login.py", "test"],
  ["auth/login_test.go", "test"],
  ["src/login.spec.ts", "test"],
  ["src/Acme.Billing.Tests/Invoice.cs", "test"],
  ["spec/models/user_spec.rb", "test"],
  ["vendor/x/y.go", "vendored"],
  ["public/jquery.min.js", "vendored"],
  ["dist/app.js", "generated"],
  ["src/dist/app.js", "source"],
  ["api/orders.pb.go", "generated"],
  ["docs/guide.py", "documentation"],
  ["README.md", "documentation"],
  ["requirements.txt", "tooling"],
  ["requirements/base.txt", "tooling"],
  ["examples/demo/app.py", "example"],
  ["scripts/deploy.py", "tooling"],
  ["setup.py", "tooling"],
  ["vite.config.ts", "tooling"],
  ["jobs/tasks.py", "source"],
  ["data/countries.json", "data"],
])("%s is %s", (path, role) => {
  expect(roleOf(path, "")).toBe(role);
});

describe("blanking comments", () => {
  test("takes comments, not strings that look like them", () => {
    const text = 'const glob = "src/**/*.ts"; // class A\nconst b = 1; /* enum B\n */ call();\n';
    expect(maskComments(text, "slash")).toBe(
      'const glob = "src/**/*.ts";           \nconst b = 1;          \n    call();\n',
    );
  });

  test("keeps every offset and line", () => {
    const piece = fc.constantFrom(
      '"',
      "'",
      "`",
      '"""',
      "/*",
      "*/",
      "//",
      "#",
      "\n",
      "\\",
      "a",
      " ",
    );
    const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, fc.constantFrom("slash", "python", "hash"), (source, style) => {
        const masked = maskComments(source, style);
        expect(masked.length).toBe(source.length);
        expect(masked.replace(/[^\n]/g, "")).toBe(source.replace(/[^\n]/g, ""));
      }),
    );
  });
});

test("a folder too large for one area is looked into", async () => {
  const filler = "x = 1\n".repeat(2_000);
  const model = (name: string): string =>
    `class ${name}Status(Enum):\n    OPEN = 1\n\n\ndef f():\n    x.status = "open"\n${"    raise Refused()\n".repeat(40)}${filler}`;
  const files = memoryFiles({
    "mega/models/meters.py": model("Meter"),
    "mega/views/meters.py": model("MeterView"),
    "mega/models/tariffs.py": model("Tariff"),
    "mega/views/tariffs.py": model("TariffView"),
    "mega/utils/strings.py": filler,
    "side/models.py": model("Side"),
  });
  const listed = await files.list(".");
  if (!listed.ok) throw new Error(listed.error);
  const { areas } = surveyCode(files, ".", listed.value);
  expect(areas.map(({ label }) => label).sort()).toEqual(["meters", "side", "tariffs"]);
});
