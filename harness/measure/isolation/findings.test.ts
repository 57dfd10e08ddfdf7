import { describe, expect, test } from "vitest";
import type { IsolationCheckName } from "../../records/isolation-checks.ts";
import type { Conclusion, Examined } from "./conclusion.ts";
import { conclude } from "./findings.ts";
import type { OutsideProcess } from "./outside.ts";
import type { Reply } from "./reply.ts";

type Answered = Extract<Reply, { kind: "answer" }>;

function reached(facts: Answered["facts"] = {}): Reply {
  return { kind: "answer", answer: "reached", facts };
}

function denied(why: string, facts: Answered["facts"] = {}): Reply {
  return { kind: "answer", answer: "denied", why, facts };
}

const absent: Reply = { kind: "answer", answer: "absent", why: "WASI preview 1 has no call for it", facts: {} };

const hostKernel = { name: "Linux", release: "6.12.0", build: "#1 SMP", bootId: "00000001" };
const guestKernel = { name: "Linux", release: "6.1.0-56-cloud-amd64", build: "#1 SMP", bootId: "00000002" };
const hostNamespaces = { ipc: 39, mnt: 32, net: 33, pid: 36, user: 37, uts: 38 };
const ownNamespaces = { ipc: 179, mnt: 177, net: 181, pid: 180, user: 37, uts: 178 };
const hostCpu = { model: "AMD EPYC", hypervisor: "", cpus: 2, memoryMebibytes: 24105 };

/** A plain process of the host is refused nothing but what is another's. */
const control: Record<string, Reply> = {
  kernel: reached(hostKernel),
  cpu: reached(hostCpu),
  namespaces: reached(hostNamespaces),
  mitigations: reached({ meltdown: "Not affected", retbleed: "Vulnerable" }),
  ...Object.fromEntries(
    [
      "seccomp",
      "settings",
      "native-code",
      "ungranted",
      "devices",
      "raw-socket",
      "capabilities",
      "clock",
      "hostname",
    ].map((name) => [name, reached()]),
  ),
  ...Object.fromEntries(
    ["host-file", "other-file", "host-process", "host-signal", "host-socket", "other-process-memory"].map((name) => [
      name,
      reached(),
    ]),
  ),
  "kernel-memory": denied("No such file or directory"),
};

function examined(replies: Readonly<Record<string, Reply>>, rest: Partial<Examined> = {}): Examined {
  const untried = { kind: "untried", why: "No cgroup may be made here." } as const;
  return {
    replies: new Map(Object.entries(replies)),
    control: new Map(Object.entries(control)),
    hostSecret: "sg1:host",
    otherSecret: "sg2:other",
    outside: [],
    limits: { memory: untried, processes: untried, cpu: untried },
    ...rest,
  };
}

const onHost = { kernel: reached(hostKernel), namespaces: reached(ownNamespaces) };
const inGuest = { kernel: reached(guestKernel), namespaces: reached(hostNamespaces) };
const inHostNamespaces = { kernel: reached(hostKernel), namespaces: reached(hostNamespaces) };

const workload: OutsideProcess = {
  component: "workload",
  uid: 65534,
  capabilities: 0n,
  hasFilter: false,
  noNewPrivileges: true,
  namespaces: ownNamespaces,
  virtualCpus: 0,
  holdsGuestMemory: false,
};

describe("what gets through", () => {
  test.each<[string, IsolationCheckName, Examined, Conclusion]>([
    ["the host's boot", "host-kernel", examined(onHost), { answer: "reached", facts: expect.anything() }],
    [
      "another boot",
      "host-kernel",
      examined(inGuest),
      { answer: "denied", why: expect.any(String), facts: expect.anything() },
    ],
    [
      "another boot of a kernel like the host's",
      "host-kernel",
      examined({ kernel: reached({ ...hostKernel, bootId: "00000002" }) }),
      { answer: "denied", why: expect.stringContaining("booted apart"), facts: expect.anything() },
    ],
    [
      "a kernel like the host's that tells no boot",
      "host-kernel",
      examined({ kernel: reached({ release: "6.12.0", build: "#1 SMP" }) }),
      { answer: "undecided", why: expect.any(String), facts: expect.anything() },
    ],
    [
      "an older kernel that tells no boot",
      "host-kernel",
      examined({ kernel: reached({ release: "4.4.0", build: "#1 SMP" }) }),
      { answer: "denied", why: expect.any(String), facts: expect.anything() },
    ],
    ["no call", "host-kernel", examined({ kernel: absent }), { answer: "absent", why: expect.any(String) }],
    [
      "its own clock",
      "clock",
      examined({ ...inGuest, clock: reached() }),
      { answer: "denied", why: expect.stringContaining("not the host's"), facts: {} },
    ],
    ["the host's clock", "clock", examined({ ...onHost, clock: reached() }), { answer: "reached" }],
    [
      "its own name",
      "hostname",
      examined({ ...onHost, hostname: reached() }),
      { answer: "denied", why: "Within its own uts namespace." },
    ],
    ["the host's name", "hostname", examined({ ...inHostNamespaces, hostname: reached() }), { answer: "reached" }],
    [
      "its own network",
      "raw-socket",
      examined({ ...onHost, "raw-socket": reached() }),
      { answer: "denied", why: "Within its own net namespace." },
    ],
    [
      "the host's network",
      "raw-socket",
      examined({ ...inHostNamespaces, "raw-socket": reached() }),
      { answer: "reached" },
    ],
    ["its own namespace", "namespace-pid", examined(onHost), { answer: "denied", why: "A namespace of its own." }],
    ["the host's namespace", "namespace-user", examined(onHost), { answer: "reached" }],
    [
      "a number that another kernel gave",
      "namespace-pid",
      examined(inGuest),
      { answer: "denied", why: expect.stringContaining("not the host's"), facts: {} },
    ],
    [
      "a kind that the kernel has not",
      "namespace-time",
      examined(onHost),
      { answer: "undecided", why: expect.any(String) },
    ],
    [
      "a refusal that a plain process gets too",
      "kernel-memory",
      examined({ ...onHost, "kernel-memory": denied("No such file or directory") }),
      {
        answer: "undecided",
        why: expect.stringContaining("A plain process of the host is refused as well"),
        facts: {},
      },
    ],
    [
      "a file of the host",
      "host-file",
      examined({ "host-file": reached({ read: "sg1:host", through: "/host", writable: 0 }) }),
      { answer: "reached", facts: { through: "/host" } },
    ],
    [
      "a file that can be read only",
      "host-file-write",
      examined({ "host-file": reached({ read: "sg1:host", through: "/host", writable: 0 }) }),
      { answer: "denied", why: "It can be read only." },
    ],
    [
      "a trap",
      "outside-memory",
      examined({
        "outside-first": { kind: "ended", how: "wasm trap: out of bounds memory access" },
        "outside-last": { kind: "ended", how: "signal SIGSEGV" },
      }),
      { answer: "denied", why: "The instance was ended: wasm trap: out of bounds memory access." },
    ],
    [
      "a value from beyond",
      "outside-memory",
      examined({ "outside-first": denied("Segmentation fault"), "outside-last": reached({ value: 0 }) }),
      { answer: "reached" },
    ],
    [
      "no answer",
      "clock",
      examined({ clock: { kind: "silent", limitMs: 30_000 } }),
      { answer: "undecided", why: "No answer came within 30 s." },
    ],
    [
      "an end in place of an answer",
      "clock",
      examined({ clock: { kind: "ended", how: "signal SIGKILL" } }),
      { answer: "undecided", why: expect.stringContaining("signal SIGKILL") },
    ],
    ["the same CPU", "host-cpu", examined({ cpu: reached(hostCpu) }), { answer: "reached", facts: hostCpu }],
    [
      "another CPU",
      "host-cpu",
      examined({ cpu: reached({ ...hostCpu, hypervisor: "TCGTCGTCGTCG" }) }),
      { answer: "denied", why: expect.any(String), facts: expect.anything() },
    ],
    [
      "the same CPU, which leaves out that the host's is virtual",
      "host-cpu",
      {
        ...examined({ cpu: reached(hostCpu) }),
        control: new Map([["cpu", reached({ ...hostCpu, hypervisor: "KVMKVMKVM" })]]),
      },
      { answer: "undecided", why: expect.stringContaining("CPUID is answered for it"), facts: hostCpu },
    ],
    [
      "the host's CPU model, virtual",
      "host-cpu",
      examined({ cpu: reached(hostCpu) }, { outside: [{ ...workload, component: "vmm", virtualCpus: 1 }] }),
      { answer: "denied", why: expect.stringContaining("1 virtual CPUs"), facts: hostCpu },
    ],
    [
      "another state of the CPU than the host's",
      "mitigations",
      examined({ mitigations: reached({ meltdown: "Not affected" }) }),
      { answer: "denied", why: expect.any(String), facts: { weaknesses: 1, unlikeHost: ["retbleed"] } },
    ],
    [
      "rights that are nobody's",
      "confinement",
      examined({}, { outside: [workload] }),
      {
        answer: "denied",
        why: expect.any(String),
        facts: { processes: ["workload: user 65534, 0 capabilities, no filter"] },
      },
    ],
    [
      "an engine that is root",
      "confinement",
      examined({}, { outside: [{ ...workload, component: "runtime", uid: 0, capabilities: 3n }] }),
      { answer: "reached", facts: { processes: ["runtime: user 0, 2 capabilities, no filter"] } },
    ],
    [
      "a runtime that only waits for its container",
      "confinement",
      examined({}, { outside: [{ ...workload, component: "runtime", uid: 0 }, workload] }),
      { answer: "denied", why: expect.any(String), facts: expect.anything() },
    ],
  ])("%s", (_, check, all, conclusion) => {
    expect(conclude(check, all)).toEqual(conclusion);
  });
});

describe("limits", () => {
  const tried = { kind: "tried", limit: 64, asked: 160, fact: "mebibytes" } as const;
  const limits = examined({}).limits;

  test.each<[string, Reply, Conclusion]>([
    ["exceeded", reached({ mebibytes: 160 }), { answer: "reached", facts: { limit: 64, asked: 160, mebibytes: 160 } }],
    [
      "held",
      denied("Killed", { mebibytes: 63 }),
      { answer: "denied", why: "Killed", facts: { limit: 64, asked: 160, mebibytes: 63 } },
    ],
    [
      "held by the instance's end",
      { kind: "ended", how: "signal SIGKILL" },
      { answer: "denied", why: "The instance was ended: signal SIGKILL.", facts: { limit: 64, asked: 160 } },
    ],
    ["more than was asked for", reached({ mebibytes: 4096 }), { complaint: "claims 4096 mebibytes of 160" }],
  ])("of memory: %s", (_, reply, conclusion) => {
    expect(conclude("limit-memory", examined({}, { limits: { ...limits, memory: { ...tried, reply } } }))).toEqual(
      conclusion,
    );
  });

  test.each([
    [0.51, "denied"],
    [0.99, "reached"],
    [undefined, "undecided"],
  ])("of CPU time, by the cgroup's account of %s: %s", (used, answer) => {
    const cpu = {
      ...tried,
      fact: "milliseconds",
      limit: 0.5,
      reply: reached({ milliseconds: 1000 }),
      ...(used === undefined ? {} : { used }),
    };
    expect(conclude("limit-cpu", examined({}, { limits: { ...limits, cpu } }))).toMatchObject({ answer });
  });

  test("processes of a guest are none of the host's", () => {
    const processes = { ...tried, fact: "processes", asked: 48, reply: reached({ processes: 48 }) };
    const all = (replies: Readonly<Record<string, Reply>>): Examined =>
      examined(replies, { limits: { ...limits, processes } });
    expect(conclude("limit-processes", all(inGuest))).toMatchObject({ answer: "denied" });
    expect(conclude("limit-processes", all(onHost))).toMatchObject({ answer: "reached" });
  });

  test("none could be set", () => {
    expect(conclude("limit-memory", examined({}))).toEqual({ answer: "undecided", why: "No cgroup may be made here." });
  });
});

describe("what cannot be is not believed", () => {
  test.each<[string, IsolationCheckName, Examined, string]>([
    [
      "a secret that it does not tell",
      "host-file",
      examined({ "host-file": reached({ through: "/host" }) }),
      "does not know",
    ],
    [
      "another secret",
      "other-process-memory",
      examined({ "other-process-memory": reached({ read: "sg2:guessed" }) }),
      "does not know",
    ],
    [
      "the host's boot of another kernel",
      "host-kernel",
      examined({ kernel: reached({ ...hostKernel, release: "2.6.9" }) }),
      "not the host's",
    ],
    [
      "a namespace in which it is not",
      "namespace-pid",
      examined(inHostNamespaces, { outside: [workload] }),
      "none of its processes",
    ],
    [
      "a line that is no answer",
      "clock",
      examined({ clock: { kind: "malformed", complaint: "gave a result that is not JSON" } }),
      "not JSON",
    ],
  ])("%s", (_, check, all, complaint) => {
    expect(conclude(check, all)).toEqual({ complaint: expect.stringContaining(complaint) });
  });

  test("and leaves undecided what depends on it", () => {
    const all = examined({ kernel: reached({ ...hostKernel, release: "2.6.9" }), clock: reached() });
    expect(conclude("clock", all)).toMatchObject({ answer: "undecided" });
  });
});
