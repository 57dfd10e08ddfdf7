import type { V1Node } from "@kubernetes/client-node";
import { expect, test } from "vitest";
import { selectedNode } from "./nodes.ts";

function node(changes: { ready?: string; spec?: V1Node["spec"]; operatingSystem?: string } = {}): V1Node {
  const { ready = "True", spec = {}, operatingSystem = "linux" } = changes;
  const conditions = [
    { type: "Ready", status: ready, reason: "NodeStatusUnknown", message: "Kubelet stopped posting" },
  ];
  return { metadata: { name: "n" }, spec, status: { conditions, nodeInfo: { operatingSystem } } } as unknown as V1Node;
}

const taint = (key: string, effect: string, value?: string) => ({
  spec: { taints: [{ key, effect, ...(value === undefined ? {} : { value }) }] },
});

test.each([
  ["is ready", node(), undefined],
  ["is there to be measured on", node(taint("sandgauge", "NoSchedule", "only")), undefined],
  ["would rather not", node(taint("anything", "PreferNoSchedule")), undefined],
  [
    "is not ready",
    node({ ready: "Unknown" }),
    expect.stringMatching(/^The node is not ready: NodeStatusUnknown, Kubelet stopped posting\.$/),
  ],
  ["is cordoned", node({ spec: { unschedulable: true } }), expect.stringMatching(/^The node is cordoned\.$/)],
  [
    "is a control plane's",
    node(taint("node-role.kubernetes.io/control-plane", "NoSchedule")),
    expect.stringMatching(
      /^The node has the taint node-role\.kubernetes\.io\/control-plane:NoSchedule\. Only sandgauge is tolerated\.$/,
    ),
  ],
  ["is somebody's", node(taint("team", "NoExecute", "a")), expect.stringMatching(/the taint team=a:NoExecute\./)],
  [
    "is another system",
    node({ operatingSystem: "windows" }),
    expect.stringMatching(/^The node runs windows, and not Linux\.$/),
  ],
])("a node that %s", (_, one, trouble) => {
  expect(selectedNode(one)).toEqual({ name: "n", trouble });
});
