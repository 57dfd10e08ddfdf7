/** The kubernetes driver, held against a cluster of the test's own by an account that may do no more than it must. */
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { targetsOf } from "../../drivers/index.ts";
import { kubernetes } from "../../drivers/kubernetes.ts";
import { OWNER } from "../../drivers/kubernetes/names.ts";
import { lacksForCluster } from "../../infra/cluster/up.ts";
import { accountKubeconfig, applyManifest, startCluster } from "./cluster.ts";
import { driverContract } from "./driver-contract.ts";

const ACCESS = join(import.meta.dirname, "../../infra/kubernetes/access.yaml");

let cluster: AsyncDisposable | undefined;

beforeAll(async () => {
  delete process.env["KUBECONFIG"]; // a cluster that the user has is not the tests' to use
  process.env["HOME"] = "/nonexistent";
  if (lacksForCluster() !== undefined) return; // each probe says that there is none
  const started = await startCluster({ maxPods: 30 });
  cluster = started;
  await applyManifest(started.config, ACCESS);
  process.env["KUBECONFIG"] = await accountKubeconfig(started, { name: OWNER, namespace: OWNER });
});
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
});

for (const target of targetsOf([{ ...kubernetes, variants: ["runc", "gvisor"] }])) driverContract(target);
