import { expect, test } from "vitest";
import { drivers, embeddings, embeddingTargetsOf, targetsOf } from "../../drivers/index.ts";
import { driverContract } from "./driver-contract.ts";
import { requiredTargets } from "./requires.ts";

const targets = targetsOf(drivers);

/** Required like a target: without it the report is not tried. */
const BROWSER = "chromium";

test("REQUIRE_TARGETS names only targets that there are, and the browser", () => {
  const names = [...targets, ...embeddingTargetsOf(embeddings)].map(({ name }) => name).concat(BROWSER);
  expect(requiredTargets().filter((name) => !names.includes(name))).toEqual([]);
});

for (const target of targets) if (target.layer === "runtime") driverContract(target);
