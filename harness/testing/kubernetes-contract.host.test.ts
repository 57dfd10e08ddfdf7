/** The kubernetes driver, held against a cluster of the test's own by an account that may do no more than it must. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { targetsOf } from "../../drivers/index.ts";
import { kubernetes } from "../../drivers/kubernetes.ts";
import { OWNER } from "../../drivers/kubernetes/names.ts";
import { lacksForCluster } from "../../infra/cluster/up.ts";
import { accountKubeconfig, applyManifest, startCluster } from "./cluster.ts";
import { driverContract } from "./driver-contract.ts";
import { requires } from "./requires.ts";

const ACCESS = join(import.meta.dirname, "../../infra/kubernetes/access.yaml");

const lack = lacksForCluster();

let cluster: AsyncDisposable | undefined;
beforeAll(async () => {
  if (lack !== undefined) return;
  const started = await startCluster({ maxPods: 30 });
  cluster = started;
  await applyManifest(started.config, ACCESS);
  process.env["KUBECONFIG"] = await accountKubeconfig(started, { name: OWNER, namespace: OWNER });
});
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
});

test("there is a cluster to hold it against", (context) => {
  requires(context, "cluster", lack);
  expect(existsSync(process.env["KUBECONFIG"] ?? "")).toBe(true);
});

const targets = targetsOf([{ ...kubernetes, variants: ["runc", "gvisor"] }]);
for (const target of lack === undefined ? targets : []) driverContract(target);
