import { defineConfig } from "vitest/config";

/** Where to leave what was run and how it ended, for programs to read. */
const { ALLIUM_TEST_RESULTS: results } = process.env;

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 300_000,
    reporters: results ? ["default", ["json", { outputFile: results }]] : ["default"],
  },
});
