/** What every embedding must do, whatever its runtime: the contract of drivers/types.ts, held against the real one. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { embeddings, embeddingTargetsOf } from "../../drivers/index.ts";
import type { Availability, DriverContext } from "../../drivers/types.ts";
import { buildWorkload } from "../../workloads/build.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { openRunScope, type RunScope } from "../host/run-scope.ts";
import { requires } from "./requires.ts";
import { traces } from "./traces.ts";

describe.each(embeddingTargetsOf(embeddings))("$name", ({ name, embedding, variant }) => {
  let scope: RunScope;
  let context: DriverContext;
  let before: readonly string[];
  let hold: BuiltWorkload;
  let availability: Availability;

  beforeAll(async () => {
    scope = openRunScope();
    ({ context } = scope);
    hold = await buildWorkload("hold", { cache: context.cacheDir });
    before = traces(context);
    availability = await embedding.probe(variant, hold, context);
  });
  afterAll(async () => {
    await scope.close();
  });

  function lack(): string | undefined {
    return availability.status === "missing" ? availability.reason : undefined;
  }

  test("is named as a call in a process, apart from what has a process of its own", () => {
    expect(name).toMatch(/^[a-z]+-embedded\/[a-z-]+$/);
    expect(embedding).toMatchObject({ technology: "wasm", layer: "in-process" });
  });

  test("probe answers with versions, or with a reason and a remedy, and leaves nothing", () => {
    const told =
      availability.status === "missing"
        ? [availability.reason, availability.remedy]
        : Object.values(availability.versions);
    expect(told.filter((text) => text.trim() === "")).toEqual([]);
    expect(traces(context)).toEqual(before);
  });

  test.each([
    ["are not there", undefined, /There is no \S+ on PATH/],
    ["do nothing but fail", { command: ["/bin/false"] }, /exit code 1/],
  ] as const)("probe says so where the tools %s", async (_, tool, reason) => {
    const without: DriverContext = { ...context, findTool: () => tool };
    const answer = await embedding.probe(variant, hold, without);
    expect(answer).toMatchObject({ status: "missing", remedy: "Run infra/setup.sh." });
    expect(answer).toHaveProperty("reason", expect.stringMatching(reason));
  });

  test("probe refuses a workload that does not let itself be asked, with the reason", async (testContext) => {
    requires(testContext, name, lack());
    const noop = await buildWorkload("noop", { cache: context.cacheDir });
    const answer = await embedding.probe(variant, noop, context);
    expect(answer).toMatchObject({ status: "missing", reason: expect.stringMatching(/exports no .*answer/) });
  });

  test("prepare tells the hash of the file that is run, and how many a process may be asked for", async (testContext) => {
    requires(testContext, name, lack());
    const prepared = await embedding.prepare(variant, hold, context);
    const { command, destroy } = await prepared.createProcess("one");
    const file = command.argv.at(-1) ?? "";
    expect(createHash("sha256").update(readFileSync(file)).digest("hex")).toBe(prepared.artefactSha256);
    expect(Number.isSafeInteger(prepared.instancesPerProcess)).toBe(true);
    expect(prepared.instancesPerProcess).toBeGreaterThan(1000);
    await destroy();
    await prepared[Symbol.asyncDispose]();
    expect(traces(context)).toEqual(before);
  });
});
