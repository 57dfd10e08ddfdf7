/** The drivers that ask an engine, held against engines of the test's own. */
import { afterAll, beforeAll } from "vitest";
import { drivers, targetsOf } from "../../drivers/index.ts";
import type { Layer } from "../../drivers/types.ts";
import { engineNames } from "../../infra/engines/state.ts";
import { lacksFor } from "../../infra/engines/up.ts";
import { driverContract } from "./driver-contract.ts";
import { startEngines } from "./engines.ts";

const engineLayers = new Set<Layer>(["containerd", "cri", "docker"]);

let engines: AsyncDisposable | undefined;

beforeAll(async () => {
  const possible = engineNames.filter((name) => lacksFor([name]) === undefined); // what is not, each probe says
  if (!possible.includes("containerd")) return;
  const started = await startEngines(...possible);
  engines = started;
  process.env["CONTAINERD_ADDRESS"] = started.layout.containerd.socket;
  process.env["CONTAINER_RUNTIME_ENDPOINT"] = `unix://${started.layout.containerd.socket}`;
  process.env["DOCKER_HOST"] = `unix://${started.layout.docker.socket}`;
});
afterAll(async () => {
  await engines?.[Symbol.asyncDispose]();
});

for (const target of targetsOf(drivers)) if (engineLayers.has(target.layer)) driverContract(target);
