import { expect, test } from "vitest";
import { drivers, embeddings, embeddingTargetsOf, targetsOf } from "../../drivers/index.ts";
import { driverContract } from "./driver-contract.ts";
import { requiredTargets } from "./requires.ts";

const targets = targetsOf(drivers);

/** Required like targets: what tests need beside them. */
const capabilities = ["chromium", "cluster", "engines", "lab", "nightly", "openmetrics"];

test("REQUIRE_TARGETS names only targets that there are, and what else tests need", () => {
  const names = [...targets, ...embeddingTargetsOf(embeddings)].map(({ name }) => name).concat(capabilities);
  expect(requiredTargets().filter((name) => !names.includes(name))).toEqual([]);
});

for (const target of targets) if (target.layer === "runtime") driverContract(target);
