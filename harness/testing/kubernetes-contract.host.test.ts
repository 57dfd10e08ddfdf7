/** The kubernetes driver, held against a cluster of the test's own by an account that may do no more than it must. */
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { targetsOf } from "../../drivers/index.ts";
import { kubernetes } from "../../drivers/kubernetes.ts";
import { OWNER } from "../../drivers/kubernetes/names.ts";
import { lacksForCluster } from "../../infra/cluster/up.ts";
import { accountKubeconfig, applyManifest, startCluster } from "./cluster.ts";
import { driverContract } from "./driver-contract.ts";
import { requires } from "./requires.ts";

const ACCESS = join(import.meta.dirname, "../../infra/kubernetes/access.yaml");

const lack = lacksForCluster();

if (lack === undefined) {
  let cluster: AsyncDisposable | undefined;
  beforeAll(async () => {
    const started = await startCluster({ maxPods: 30 });
    cluster = started;
    await applyManifest(started.config, ACCESS);
    process.env["KUBECONFIG"] = await accountKubeconfig(started, { name: OWNER, namespace: OWNER });
  });
  afterAll(async () => {
    await cluster?.[Symbol.asyncDispose]();
  });
  for (const target of targetsOf([{ ...kubernetes, variants: ["runc", "gvisor"] }])) driverContract(target);
} else {
  test("a cluster", (context) => requires(context, "cluster", lack));
}
