import { expect, test } from "vitest";
import { drivers, targetsOf } from "../../drivers/index.ts";
import { driverContract } from "./driver-contract.ts";
import { requiredTargets } from "./requires.ts";

const targets = targetsOf(drivers);

test("REQUIRE_TARGETS names only targets that there are", () => {
  const names = targets.map(({ name }) => name);
  expect(requiredTargets().filter((name) => !names.includes(name))).toEqual([]);
});

for (const target of targets) driverContract(target);
