import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // All cores of a small machine: the tests take most of their time themselves.
    maxWorkers: 2,
    // Nothing in modules changes but caches, so that test files can share them: loaded once and warm.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
