/** The drivers that ask an engine, held against engines of the test's own. */
import { afterAll, beforeAll } from "vitest";
import { drivers, targetsOf } from "../../drivers/index.ts";
import { lacksFor } from "../../infra/engines/up.ts";
import { driverContract } from "./driver-contract.ts";
import { startEngines } from "./engines.ts";

let engines: AsyncDisposable | undefined;

beforeAll(async () => {
  if (lacksFor(["containerd"]) !== undefined) return; // each probe says so
  const started = await startEngines("containerd");
  engines = started;
  process.env["CONTAINERD_ADDRESS"] = started.layout.containerd.socket;
});
afterAll(async () => {
  await engines?.[Symbol.asyncDispose]();
});

for (const target of targetsOf(drivers)) if (target.layer === "containerd") driverContract(target);
