/** From what a program inside was told and what the host sees, to what gets through the boundary. Pure. */
import type { IsolationCheckName } from "../../records/isolation-checks.ts";
import { confinement, mitigations } from "./background-findings.ts";
import {
  type Conclusion,
  controlled,
  denied,
  type Examined,
  factOf,
  isUntrustworthy,
  readSecret,
  stopped,
  undecided,
  withFacts,
} from "./conclusion.ts";
import { hostCpu, hostKernel, hostNamespace, inHostNamespace, overHostKernel } from "./kernel-findings.ts";
import { limited, limitedCpu } from "./limit-findings.ts";

function outsideMemory({ replies }: Examined): Conclusion {
  const tries = ["outside-first", "outside-last"].map((name) => stopped(replies.get(name)));
  return (
    tries.find((one) => isUntrustworthy(one)) ??
    tries.find((one) => !isUntrustworthy(one) && one.answer !== "denied") ??
    tries[0] ??
    undecided("It was not asked.")
  );
}

function hostFileWrite(examined: Examined): Conclusion {
  const read = readSecret(examined, "host-file", examined.hostSecret);
  if (isUntrustworthy(read) || read.answer !== "reached") return read;
  return factOf(examined.replies.get("host-file"), "writable") === 1 ? read : denied("It can be read only.");
}

const rules: Readonly<Record<IsolationCheckName, (examined: Examined) => Conclusion>> = {
  "host-kernel": hostKernel,
  "system-calls": (all) => overHostKernel(all, withFacts(all, "seccomp", "mode")),
  "kernel-settings": (all) => overHostKernel(all, withFacts(all, "settings", "opened")),
  "kernel-memory": (all) => overHostKernel(all, withFacts(all, "kernel-memory", "opened")),
  "host-cpu": hostCpu,
  "native-code": (all) => controlled(all, "native-code"),
  "host-process": (all) => withFacts(all, "host-process", "visible"),
  "host-signal": (all) => controlled(all, "host-signal"),
  "other-process": (all) => withFacts(all, "other-process", "visible"),
  "outside-memory": outsideMemory,
  "host-process-memory": (all) => readSecret(all, "host-process-memory", all.hostSecret),
  "host-shared-memory": (all) => readSecret(all, "host-shared-memory", all.hostSecret),
  "other-process-memory": (all) => readSecret(all, "other-process-memory", all.otherSecret),
  "other-shared-memory": (all) => readSecret(all, "other-shared-memory", all.otherSecret),
  "host-file": (all) => readSecret(all, "host-file", all.hostSecret),
  "host-file-write": hostFileWrite,
  "other-file": (all) => readSecret(all, "other-file", all.otherSecret),
  "ungranted-file": (all) => withFacts(all, "ungranted", "opened"),
  devices: (all) => overHostKernel(all, withFacts(all, "devices", "nodes", "opened", "disk")),
  "host-service": (all) => readSecret(all, "host-service", all.hostSecret),
  "host-socket": (all) => controlled(all, "host-socket"),
  "other-socket": (all) => controlled(all, "other-socket"),
  "raw-socket": (all) => inHostNamespace(all, "net", controlled(all, "raw-socket")),
  capabilities: (all) =>
    inHostNamespace(all, "user", withFacts(all, "capabilities", "uid", "effective", "permitted", "bounding")),
  "new-privileges": (all) => overHostKernel(all, controlled(all, "new-privileges")),
  clock: (all) => overHostKernel(all, controlled(all, "clock")),
  hostname: (all) => inHostNamespace(all, "uts", controlled(all, "hostname")),
  "namespace-cgroup": (all) => hostNamespace(all, "cgroup"),
  "namespace-ipc": (all) => hostNamespace(all, "ipc"),
  "namespace-mnt": (all) => hostNamespace(all, "mnt"),
  "namespace-net": (all) => hostNamespace(all, "net"),
  "namespace-pid": (all) => hostNamespace(all, "pid"),
  "namespace-time": (all) => hostNamespace(all, "time"),
  "namespace-user": (all) => hostNamespace(all, "user"),
  "namespace-uts": (all) => hostNamespace(all, "uts"),
  "limit-memory": ({ limits }) => limited(limits.memory),
  // Processes of another kernel are none of the host's, whose limit they cannot exceed.
  "limit-processes": (all) => overHostKernel(all, limited(all.limits.processes)),
  "limit-cpu": ({ limits }) => limitedCpu(limits.cpu),
  "limit-disk": (all) => withFacts(all, "limit-disk", "mebibytes", "folder"),
  mitigations,
  confinement,
};

export function conclude(check: IsolationCheckName, examined: Examined): Conclusion {
  return rules[check](examined);
}
