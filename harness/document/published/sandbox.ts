/** Kata, RunD, gVisor and Kuasar. */
import { atMost, between, exactly, MB, MS, orMore, type PublishedFigure, SECOND } from "./published-figure.ts";
import { everywhere } from "../../wording.ts";
import { gce2020, dockerRun } from "./gvisor-website.ts";

const startup = { technology: "sandbox", metric: "startup" } as const;
const memory = { technology: "sandbox", metric: "memory" } as const;
const loss = { technology: "sandbox", metric: "performance-loss" } as const;

const kataStart = {
  ...startup,
  definition: {
    en: "From the run of containerd's command line until date has run in the container.",
    zh: "从运行 containerd 的命令行，直到 date 已在容器中运行。",
  },
  source: "Kata Containers, tests/metrics/cmd/checkmetrics (the expected values of its CI)",
  basis: "primary",
  derived: false,
  covers: "alike",
  layer: "containerd",
  driver: "kata",
} as const;
const kataMemory = {
  ...memory,
  definition: {
    en: "Mean proportional set of monitor, virtiofsd and shim, with what the guest touched of its memory; 20 pods of busybox, after 5 s.",
    zh: "监控器、virtiofsd 与 shim 的平均 PSS，含客户机触碰过的内存；20 个 busybox Pod，5 s 之后。",
  },
  setting: {
    en: "Equinix m3.small.x86 or Packet c1.small; Kata 3, until April 2026",
    zh: "Equinix m3.small.x86 或 Packet c1.small；Kata 3，至 2026 年四月",
  },
  source: "Kata Containers, tests/metrics/cmd/checkmetrics and density/memory_usage.sh",
  basis: "primary",
  derived: false,
  covers: "alike",
  driver: "kata",
} as const;
const kuasar = {
  setting: {
    en: "hardware not stated; Kata 2.5.2, Cloud Hypervisor 28.2, containerd 1.7.0; n about 1000",
    zh: "硬件未说明；Kata 2.5.2、Cloud Hypervisor 28.2、containerd 1.7.0；n 约为 1000",
  },
  source: "Kuasar, tests/benchmark, raw data",
  basis: "primary",
  derived: true,
  layer: "cri",
} as const;
const crictl = {
  en: "From crictl's run of a pod on the host's network until a loop of crictl ps has seen it",
  zh: "从 crictl 在主机网络上运行 Pod，直到循环执行的 crictl ps 看到它",
};
const manager = {
  en: "Proportional set of the managing processes alone: without monitor, virtiofsd and guest; 50 pods.",
  zh: "仅管理进程的 PSS：不含监控器、virtiofsd 与客户机；50 个 Pod。",
};
const gvisorLoss = {
  ...loss,
  setting: gce2020,
  source: "gVisor, website/performance",
  basis: "primary",
  derived: true,
  covers: "alike",
  driver: "gvisor",
} as const;

const starts: readonly PublishedFigure[] = [
  {
    ...kataStart,
    id: "kata-ci-clh",
    product: { en: "Kata with Cloud Hypervisor", zh: "Kata（Cloud Hypervisor）" },
    value: exactly(0.39 * SECOND),
    printed: "0.39 s (−40 %, +50 %)",
    setting: {
      en: "labelled Packet c1.small; Kata 3, until April 2026",
      zh: "标注为 Packet c1.small；Kata 3，至 2026 年四月",
    },
  },
  {
    ...kataStart,
    id: "kata-ci-qemu",
    product: { en: "Kata with QEMU", zh: "Kata（QEMU）" },
    value: exactly(0.71 * SECOND),
    printed: "0.71 s (−40 %, +30 %)",
    setting: {
      en: "labelled Equinix m3.small.x86; Kata 3, until April 2026",
      zh: "标注为 Equinix m3.small.x86；Kata 3，至 2026 年四月",
    },
  },
  {
    ...kataStart,
    id: "kata-ci-stratovirt",
    product: { en: "Kata with StratoVirt", zh: "Kata（StratoVirt）" },
    value: exactly(0.48 * SECOND),
    printed: "0.48 s (±30 %)",
    setting: { en: "hardware not stated; Kata 3, until April 2026", zh: "硬件未说明；Kata 3，至 2026 年四月" },
  },
  {
    ...startup,
    id: "rund-start",
    product: "RunD",
    value: exactly(88 * MS),
    printed: "88 ms",
    definition: { en: "One sandbox alone.", zh: "单独一个沙箱。" },
    setting: everywhere("384 GB, 104 vCPU"),
    source: "Li et al., RunD, USENIX ATC 2022, as cited in Kata's issue 7031",
    basis: "secondary",
    derived: false,
    covers: "alike",
    driver: "rund",
  },
  {
    ...startup,
    id: "gvisor-create-start",
    product: { en: "gVisor with systrap", zh: "gVisor（systrap）" },
    value: between(81 * MS, 280 * MS),
    printed: "81-280 ms on eight hosts, the fastest an M1",
    definition: {
      en: "runsc create and runsc start; not until the workload runs.",
      zh: "runsc create 与 runsc start；不到工作负载运行为止。",
    },
    setting: { en: "eight hosts; not dated", zh: "八台主机；未注明日期" },
    source: "apoxy.dev, gVisor cold start",
    basis: "abstract",
    derived: false,
    covers: "part",
    layer: "runtime",
    driver: "gvisor",
  },
  {
    ...startup,
    id: "gvisor-docker-runsc",
    product: { en: "Docker with gVisor", zh: "Docker（gVisor）" },
    value: exactly(1144 * MS),
    printed: "1144 ms",
    definition: dockerRun,
    setting: gce2020,
    source: "gVisor, website/performance/startup.csv",
    basis: "primary",
    derived: false,
    covers: "more",
    layer: "docker",
    driver: "gvisor",
  },
  {
    ...startup,
    ...kuasar,
    id: "kuasar-bench-kata",
    product: { en: "Kata under containerd", zh: "Kata（containerd）" },
    value: exactly(900 * MS),
    printed: "p50 900 ms, p99 980 ms",
    definition: { en: `${crictl.en}, one after the other.`, zh: `${crictl.zh}，逐个进行。` },
    covers: "more",
    driver: "kata",
  },
  {
    ...startup,
    ...kuasar,
    id: "kuasar-bench-kuasar",
    product: "Kuasar",
    value: exactly(324 * MS),
    printed: "p50 324 ms, p99 367 ms",
    definition: { en: `${crictl.en}, one after the other.`, zh: `${crictl.zh}，逐个进行。` },
    covers: "more",
    driver: "kuasar",
  },
  {
    ...startup,
    ...kuasar,
    id: "kuasar-bench-kata-parallel",
    product: { en: "Kata under containerd", zh: "Kata（containerd）" },
    value: exactly(1720 * MS),
    printed: "p50 1720 ms",
    definition: {
      en: `${crictl.en}, until all of 50 at once are seen; runs above 6 s discarded.`,
      zh: `${crictl.zh}，直到同时启动的 50 个全部可见；6 s 以上的运行被舍弃。`,
    },
    covers: "other",
    driver: "kata",
  },
  {
    ...startup,
    ...kuasar,
    id: "kuasar-bench-kuasar-parallel",
    product: "Kuasar",
    value: exactly(1008 * MS),
    printed: "p50 1008 ms",
    definition: {
      en: `${crictl.en}, until all of 50 at once are seen; runs above 20 s discarded.`,
      zh: `${crictl.zh}，直到同时启动的 50 个全部可见；20 s 以上的运行被舍弃。`,
    },
    covers: "other",
    driver: "kuasar",
  },
];

const memories: readonly PublishedFigure[] = [
  {
    ...kataMemory,
    id: "kata-ci-memory-qemu",
    product: { en: "Kata with QEMU", zh: "Kata（QEMU）" },
    value: exactly(122.8 * MB),
    printed: "122.8 MB (±20 %)",
  },
  {
    ...kataMemory,
    id: "kata-ci-memory-clh",
    product: { en: "Kata with Cloud Hypervisor", zh: "Kata（Cloud Hypervisor）" },
    value: exactly(127.2 * MB),
    printed: "127.2 MB (±20 %)",
  },
  {
    ...kataMemory,
    id: "kata-ci-memory-stratovirt",
    product: { en: "Kata with StratoVirt", zh: "Kata（StratoVirt）" },
    value: exactly(132.6 * MB),
    printed: "132.6 MB (±20 %)",
  },
  {
    ...memory,
    id: "rund-memory",
    product: "RunD",
    value: atMost(154 * MB),
    printed: "more than 2500 on a node of 384 GB",
    definition: {
      en: "The node's memory over its sandboxes: all that the node holds.",
      zh: "节点的内存除以其沙箱数：即节点所占的全部。",
    },
    setting: everywhere("384 GB, 104 vCPU"),
    source: "Li et al., RunD, USENIX ATC 2022, abstract",
    basis: "abstract",
    derived: true,
    covers: "more",
    driver: "rund",
  },
  {
    ...memory,
    id: "gvisor-density-sandbox",
    product: "gVisor",
    value: exactly(23.7 * MB),
    printed: "23.7 MB, 19.6 MB above runc",
    definition: {
      en: "What the host's available memory falls by, for each of 50 containers, each of which sleeps.",
      zh: "50 个容器中，平均每个使主机可用内存减少的量，每个容器休眠。",
    },
    setting: gce2020,
    source: "gVisor, website/performance/density.csv",
    basis: "primary",
    derived: false,
    covers: "alike",
    driver: "gvisor",
  },
  {
    ...memory,
    id: "kuasar-memory-kuasar",
    product: "Kuasar",
    value: exactly((15 / 50) * MB),
    printed: "about 15 MB for 50 pods",
    definition: manager,
    setting: { en: "hardware not stated; raw data not published", zh: "硬件未说明；原始数据未公开" },
    source: "Kuasar, Benchmark.md and kata-mem-test.sh",
    basis: "primary",
    derived: true,
    covers: "part",
    driver: "kuasar",
  },
  {
    ...memory,
    id: "kuasar-memory-kata",
    product: { en: "Kata under containerd", zh: "Kata（containerd）" },
    value: exactly(18 * MB),
    printed: "about 18 MB per pod",
    definition: manager,
    setting: { en: "hardware not stated; raw data not published", zh: "硬件未说明；原始数据未公开" },
    source: "Kuasar, Benchmark.md and kata-mem-test.sh",
    basis: "primary",
    derived: false,
    covers: "part",
    driver: "kata",
  },
];

const densities: readonly PublishedFigure[] = [
  {
    id: "rund-density",
    technology: "sandbox",
    metric: "density",
    product: "RunD",
    value: orMore(2500),
    printed: "more than 2500 per node, more than 200 starts per second",
    definition: { en: "Sandboxes held by one node.", zh: "一个节点容纳的沙箱数。" },
    setting: everywhere("384 GB, 104 vCPU"),
    source: "Li et al., RunD, USENIX ATC 2022, abstract (its vCPUs from that of RunD-V)",
    basis: "abstract",
    derived: false,
    covers: "alike",
    driver: "rund",
  },
  {
    id: "kata-issue-200",
    technology: "sandbox",
    metric: "density",
    product: { en: "Kata under Kubernetes", zh: "Kata（Kubernetes）" },
    value: exactly(200),
    printed: "pods slow or stuck past 200 per node",
    definition: {
      en: "Where a user's node stopped to keep up: a complaint, not a measurement.",
      zh: "某用户的节点开始跟不上之处：是抱怨，不是测量。",
    },
    setting: { en: "Kata 3.17; hardware not stated", zh: "Kata 3.17；硬件未说明" },
    source: "Kata Containers, issue 12007",
    basis: "abstract",
    derived: false,
    covers: "other",
    layer: "kubernetes",
    driver: "kata",
  },
];

const losses: readonly PublishedFigure[] = [
  {
    ...gvisorLoss,
    id: "gvisor-sysbench",
    product: "gVisor",
    value: exactly(1 - 103.21 / 103.62),
    printed: "103.21 against 103.62 events per second",
    definition: {
      en: "Work of the CPU alone (sysbench), against runc.",
      zh: "只有 CPU 的工作（sysbench），与 runc 相比。",
    },
  },
  {
    ...gvisorLoss,
    id: "gvisor-syscall-ptrace",
    product: { en: "gVisor with ptrace, no longer its default", zh: "gVisor（ptrace，已非默认）" },
    value: exactly(1 - 1939 / 38_219),
    printed: "38219 ns against 1939 ns",
    definition: {
      en: "System calls per second and nothing else, against runc.",
      zh: "每秒系统调用数，别无其他，与 runc 相比。",
    },
  },
  {
    ...gvisorLoss,
    id: "gvisor-syscall-kvm",
    product: { en: "gVisor with KVM", zh: "gVisor（KVM）" },
    value: exactly(1 - 1939 / 763),
    printed: "763 ns against 1939 ns",
    definition: {
      en: "System calls per second and nothing else, against runc; a gain.",
      zh: "每秒系统调用数，别无其他，与 runc 相比；是增益。",
    },
  },
  {
    ...loss,
    id: "gvisor-ant",
    product: "gVisor",
    value: atMost(0.03),
    printed: "below 1 % for 70 % of the applications, below 3 % for another 25 %",
    definition: {
      en: "Overhead of applications in production; what it is a share of is not stated.",
      zh: "生产环境中应用的开销；以什么为分母未说明。",
    },
    setting: { en: "Ant Group, 2021", zh: "蚂蚁集团，2021 年" },
    source: "gVisor blog, 2 December 2021",
    basis: "primary",
    derived: false,
    covers: "alike",
    driver: "gvisor",
  },
];

export const sandboxFigures: readonly PublishedFigure[] = [...starts, ...memories, ...densities, ...losses];
