import { defineConfig } from "vitest/config";
import { UnexercisedReporter } from "./harness/testing/unexercised-reporter.ts";

const everywhere = ["harness", "drivers", "workloads", "infra"];

export default defineConfig({
  test: {
    reporters: ["default", new UnexercisedReporter()],
    projects: [
      {
        test: {
          name: "pure",
          include: everywhere.map((folder) => `${folder}/**/*.test.ts`),
          exclude: ["**/*.host.test.ts", "**/node_modules/**"],
          // Some compute for seconds; on a busy machine that is minutes.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "host",
          include: everywhere.map((folder) => `${folder}/**/*.host.test.ts`),
          // Real runtimes under load would time each other out.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
