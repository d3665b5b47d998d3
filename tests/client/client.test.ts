// The decision whether the real client can be missing: it must not be skipped unnoticed where it is required.
import { describe, expect, it } from "vitest";
import { clientIsRequired, lookForClient } from "./client.ts";

const fails = () => Promise.reject(new Error("no way to the registry"));

describe("looking for the real client", () => {
  it.each([
    [{}, false],
    [{ CI: "" }, false],
    [{ CI: "false" }, false],
    [{ CI: "true" }, true],
    [{ CI: "1", ALLIUM_CLIENT_TESTS: "0" }, true],
    [{ ALLIUM_CLIENT_TESTS: "1" }, true],
    [{ ALLIUM_CLIENT_TESTS: "0" }, false],
  ])("%j requires it: %s", (env, required) => {
    expect(clientIsRequired(env)).toBe(required);
  });

  it("gives the reason where it may be missing", async () => {
    const client = await lookForClient({}, fails);
    expect(client).toEqual({
      kind: "missing",
      reason: expect.stringContaining("no way to the registry"),
    });
  });

  it("fails where it is required", async () => {
    await expect(lookForClient({ CI: "true" }, fails)).rejects.toThrow("no way to the registry");
  });

  it("can be left out by hand, but not where it is required", async () => {
    const there = () => Promise.resolve("claude");
    expect((await lookForClient({ ALLIUM_CLIENT_TESTS: "0" }, there)).kind).toBe("missing");
    expect((await lookForClient({ ALLIUM_CLIENT_TESTS: "0", CI: "true" }, there)).kind).toBe(
      "ready",
    );
  });
});
