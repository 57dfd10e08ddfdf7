/** Virtual machines. */
import { atMost, exactly, KB, MIB, orMore, type PublishedFigure } from "./published-figure.ts";
import { vmStartup } from "./vm-startup.ts";
import { everywhere } from "../../wording.ts";
import { notInAbstract, hardwareNotStated } from "./not-told.ts";

const nsdiSource = "Agache et al., Firecracker, NSDI 2020, raw data (nsdi2020-data, data/m5d.metal)";
const nsdi = {
  technology: "vm",
  setting: { en: "EC2 m5d.metal; QEMU 4.2.0", zh: "EC2 m5d.metal；QEMU 4.2.0" },
  source: nsdiSource,
  basis: "primary",
} as const;

const virtual = {
  ...nsdi,
  metric: "memory",
  definition: {
    en: "The monitor's writable mappings less the guest's memory, a guest of 1 GiB: addresses, not memory in use.",
    zh: "监控器的可写映射减去客户机内存（1 GiB 的客户机）：是地址，不是在用内存。",
  },
  derived: true,
  covers: "other",
} as const;

const resident = {
  ...nsdi,
  metric: "memory",
  definition: {
    en: "The monitor's resident set with what the guest touched of its memory, a guest of 1 GiB, idle.",
    zh: "监控器的常驻集，含客户机触碰过的内存（1 GiB 的客户机，空闲）。",
  },
  derived: true,
  covers: "alike",
} as const;

const memory: readonly PublishedFigure[] = [
  {
    id: "firecracker-memory-promise",
    technology: "vm",
    metric: "memory",
    product: "Firecracker",
    value: atMost(5 * MIB),
    printed: "≤5 MiB",
    definition: {
      en: "The monitor's resident set without the guest's memory.",
      zh: "监控器的常驻集，不含客户机内存。",
    },
    setting: {
      en: "EC2 m5d.metal without SMT, and m6g.metal; 1 vCPU, 128 MiB",
      zh: "EC2 m5d.metal（无 SMT）与 m6g.metal；1 vCPU，128 MiB",
    },
    source: "Firecracker, SPECIFICATION.md and tests/host_tools/memory.py",
    basis: "primary",
    derived: false,
    covers: "part",
  },
  { ...virtual, id: "nsdi-firecracker-virtual", product: "Firecracker", value: exactly(2.5 * MIB), printed: "2.5 MiB" },
  {
    ...virtual,
    id: "nsdi-cloud-hypervisor-virtual",
    product: "Cloud Hypervisor",
    value: exactly(13.3 * MIB),
    printed: "13.3 MiB",
  },
  {
    ...virtual,
    id: "nsdi-qemu-virtual",
    product: "QEMU",
    value: exactly(131 * MIB),
    printed: "131 MiB",
    driver: "qemu",
  },
  {
    ...resident,
    id: "nsdi-firecracker-resident",
    product: "Firecracker",
    value: exactly(184 * MIB),
    printed: "184 MiB (129 with a guest of 128 MB)",
  },
  {
    ...resident,
    id: "nsdi-cloud-hypervisor-resident",
    product: "Cloud Hypervisor",
    value: exactly(186 * MIB),
    printed: "186 MiB (130 with a guest of 128 MB)",
  },
  {
    ...resident,
    id: "nsdi-qemu-resident",
    product: "QEMU",
    value: exactly(210 * MIB),
    printed: "210 MiB (144 with a guest of 128 MB)",
    driver: "qemu",
  },
  {
    id: "zeroboot-memory",
    technology: "vm",
    metric: "memory",
    product: "zeroboot",
    value: exactly(265 * KB),
    printed: "about 265 KB each",
    definition: {
      en: "Of a fork of a Firecracker snapshot, what it does not share; self-reported.",
      zh: "Firecracker 快照的一个派生中不共享的部分；自行报告。",
    },
    setting: hardwareNotStated,
    source: "zeroboot, README",
    basis: "primary",
    derived: false,
    covers: "other",
  },
];

const density: readonly PublishedFigure[] = [
  {
    id: "firecracker-demo",
    technology: "vm",
    metric: "density",
    product: "Firecracker",
    value: orMore(4000),
    printed: "4000 in about 60 s",
    definition: {
      en: "Started by six threads on one server, each guest running iperf; not until something failed.",
      zh: "在一台服务器上以六个线程启动，每个客户机运行 iperf；并未加到出现故障为止。",
    },
    setting: everywhere("EC2 i3.metal"),
    source: "firecracker-demo, README",
    basis: "primary",
    derived: false,
    covers: "alike",
  },
  {
    id: "seuss-unikernels",
    technology: "vm",
    metric: "density",
    product: "SEUSS",
    value: exactly(50_000),
    printed: "50,000 instances per node",
    definition: { en: "Snapshots of unikernels.", zh: "unikernel 的快照。" },
    setting: notInAbstract,
    source: "Cadden et al., SEUSS, EuroSys 2020, abstract",
    basis: "abstract",
    derived: false,
    covers: "other",
  },
];

const reads = {
  ...nsdi,
  metric: "performance-loss",
  derived: true,
  covers: "alike",
} as const;
const deep = {
  ...reads,
  definition: {
    en: "Random reads of 4 KiB per second (fio), against 301k on the bare machine.",
    zh: "每秒 4 KiB 随机读（fio），与裸机的 301k 相比。",
  },
} as const;
const shallow = {
  ...reads,
  definition: {
    en: "Random reads of 4 KiB per second (fio), one at a time, against 16.5k on the bare machine.",
    zh: "每秒 4 KiB 随机读（fio，逐个），与裸机的 16.5k 相比。",
  },
} as const;
const network = {
  ...reads,
  definition: {
    en: "Bytes received per second (iperf3, one stream), against 44.1 Gb/s on the bare machine's loopback.",
    zh: "每秒接收的字节（iperf3，单流），与裸机回环的 44.1 Gb/s 相比。",
  },
} as const;

function lost(value: number, baseline: number): { readonly low: number; readonly high: number } {
  return exactly(1 - value / baseline);
}

const loss: readonly PublishedFigure[] = [
  {
    id: "firecracker-cpu-promise",
    technology: "vm",
    metric: "performance-loss",
    product: "Firecracker",
    value: atMost(0.05),
    printed: ">95 % of the bare machine's CPU performance",
    definition: {
      en: "Work of the CPU alone; a promise whose test is said to be pending.",
      zh: "只有 CPU 的工作；是一项承诺，据称其测试尚未完成。",
    },
    setting: { en: "EC2 m5d.metal without SMT, and m6g.metal", zh: "EC2 m5d.metal（无 SMT）与 m6g.metal" },
    source: "Firecracker, SPECIFICATION.md",
    basis: "primary",
    derived: true,
    covers: "part",
  },
  { ...deep, id: "nsdi-qemu-reads", product: "QEMU", value: lost(135, 301), printed: "135k (−55 %)", driver: "qemu" },
  {
    ...deep,
    id: "nsdi-cloud-hypervisor-reads",
    product: "Cloud Hypervisor",
    value: lost(13, 301),
    printed: "13.0k (−96 %)",
  },
  { ...deep, id: "nsdi-firecracker-reads", product: "Firecracker", value: lost(12.9, 301), printed: "12.9k (−96 %)" },
  { ...shallow, id: "nsdi-qemu-reads-qd1", product: "QEMU", value: lost(7.5, 16.5), printed: "7.5k", driver: "qemu" },
  {
    ...shallow,
    id: "nsdi-cloud-hypervisor-reads-qd1",
    product: "Cloud Hypervisor",
    value: lost(9.4, 16.5),
    printed: "9.4k",
  },
  { ...shallow, id: "nsdi-firecracker-reads-qd1", product: "Firecracker", value: lost(8.4, 16.5), printed: "8.4k" },
  {
    ...network,
    id: "nsdi-qemu-network",
    product: "QEMU",
    value: lost(23.8, 44.1),
    printed: "23.8 Gb/s",
    driver: "qemu",
  },
  {
    ...network,
    id: "nsdi-cloud-hypervisor-network",
    product: "Cloud Hypervisor",
    value: lost(23.1, 44.1),
    printed: "23.1 Gb/s",
  },
  { ...network, id: "nsdi-firecracker-network", product: "Firecracker", value: lost(15.6, 44.1), printed: "15.6 Gb/s" },
];

export const vmFigures: readonly PublishedFigure[] = [...vmStartup, ...memory, ...density, ...loss];
