/** Part 1, section II, rows 隔离级别 and 安全边界. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byProbe as settledBy } from "./settled-by.ts";
import { cellOf } from "../place.ts";

const section = sections["1-II"];
const strength = {
  en: "强 and 弱 (strong, weak) have no measure; what is judged is the reason that the cell gives in brackets.",
  zh: "“强”与“弱”没有度量；判定的是单元格括号内给出的理由。",
};

/** What separates the instance from the host, by the row 隔离级别. */
export const comparisonMatrixIsolation: readonly Claim[] = [
  {
    id: "matrix-isolation-vm",
    section,
    place: cellOf("隔离级别", "传统虚拟化"),
    technology: "vm",
    metric: "isolation",
    statement: { en: "A virtual machine is isolated at the level of the hardware", zh: "虚拟机在硬件层面隔离" },
    printed: "硬件级隔离",
    bound: { kind: "boundary", expects: { "virtual-hardware": true } },
    reading: {
      en: "硬件级隔离 is read as: a hypervisor, or an emulator in its place, stands between the guest and the CPU.",
      zh: "“硬件级隔离”理解为：客户机与 CPU 之间有虚拟机监控器，或代替它的模拟器。",
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-isolation-container",
    section,
    place: cellOf("隔离级别", "容器化(Docker)"),
    technology: "container",
    metric: "isolation",
    statement: { en: "A container is isolated at the level of processes", zh: "容器在进程层面隔离" },
    printed: "进程级隔离",
    bound: { kind: "boundary", expects: { "own-kernel": false, "own-processes": true } },
    reading: {
      en:
        "进程级隔离 is read as: the host's kernel runs its processes and hides all others from them. Docker and the runtime " +
        "below it draw the same boundary, so the runtime alone counts.",
      zh: "“进程级隔离”理解为：宿主内核运行它的进程，并向它隐藏其他所有进程。Docker 与其下的运行时划出同一条边界，因此仅用运行时也计入。",
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-isolation-sandbox",
    section,
    place: cellOf("隔离级别", "沙盒化(Kata/Quark)"),
    technology: "sandbox",
    metric: "isolation",
    statement: {
      en: "A lightweight sandbox is isolated by lightweight virtualisation",
      zh: "轻量沙盒以轻量化虚拟隔离",
    },
    printed: "轻量化虚拟隔离",
    bound: { kind: "boundary", expects: { "own-kernel": true } },
    reading: {
      en:
        "What is virtualised is not said: the hardware by Kata, the kernel's interface by gVisor, both by Quark. Read as " +
        "what all of them do: a kernel that is not the host's answers the system calls.",
      zh: "虚拟化的是什么没有说明：Kata 是硬件，gVisor 是内核接口，Quark 两者兼有。理解为它们的共同之处：应答系统调用的内核不是宿主的。",
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-isolation-wasm",
    section,
    place: cellOf("隔离级别", "WASM 沙盒"),
    technology: "wasm",
    metric: "isolation",
    statement: {
      en: "A WebAssembly sandbox is isolated at the level of the instruction set",
      zh: "WebAssembly 沙箱在指令集层面隔离",
    },
    printed: "指令集级隔离",
    bound: { kind: "boundary", expects: { "native-code": false } },
    reading: {
      en:
        "指令集级隔离 is read as: what runs can bring no machine instruction of its own, so that it cannot even ask the " +
        "host's kernel for anything; only the engine can.",
      zh: "“指令集级隔离”理解为：所运行的程序不能带来任何自己的机器指令，因此连向宿主内核提出请求都做不到，只有引擎能。",
    },
    settledBy,
    conditions: {},
  },
];

/** Why the boundary is strong or weak, by the row 安全边界. */
export const comparisonMatrixBoundary: readonly Claim[] = [
  {
    id: "matrix-boundary-vm",
    section,
    place: cellOf("安全边界", "传统虚拟化"),
    technology: "vm",
    metric: "isolation",
    statement: {
      en: "A virtual machine's boundary is strong, drawn by its monitor",
      zh: "虚拟机的安全边界强，由其监控器划定",
    },
    printed: "强(VMM)",
    bound: { kind: "boundary", expects: { "virtual-hardware": true, "own-kernel": true } },
    reading: {
      en: `${strength.en} VMM is read as: a monitor runs a guest that has a kernel of its own.`,
      zh: `${strength.zh}“VMM”理解为：由监控器运行一个有自己内核的客户机。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-boundary-container",
    section,
    place: cellOf("安全边界", "容器化(Docker)"),
    technology: "container",
    metric: "isolation",
    statement: {
      en: "A container's boundary is weak: it shares the host's kernel",
      zh: "容器的安全边界弱：它共享宿主内核",
    },
    printed: "弱(共享内核)",
    bound: { kind: "boundary", expects: { "own-kernel": false } },
    reading: { en: `${strength.en} 共享内核 is a shared kernel.`, zh: `${strength.zh}“共享内核”即与宿主共用的内核。` },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-boundary-sandbox",
    section,
    place: cellOf("安全边界", "沙盒化(Kata/Quark)"),
    technology: "sandbox",
    metric: "isolation",
    statement: {
      en: "A lightweight sandbox's boundary is strong: it has a kernel of its own",
      zh: "轻量沙盒的安全边界强：它有自己的内核",
    },
    printed: "强(独立内核)",
    bound: { kind: "boundary", expects: { "own-kernel": true } },
    reading: {
      en: `${strength.en} 独立内核 is an independent kernel, a guest's or one in user space.`,
      zh: `${strength.zh}“独立内核”即不是宿主的内核，可以是客户机的，也可以在用户态。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-boundary-wasm",
    section,
    place: cellOf("安全边界", "WASM 沙盒"),
    technology: "wasm",
    metric: "isolation",
    statement: {
      en: "A WebAssembly sandbox's boundary is strong: its memory accesses are contained",
      zh: "WebAssembly 沙箱的安全边界强：其内存访问受到约束",
    },
    printed: "强(内存安全)",
    bound: { kind: "boundary", expects: { "memory-contained": true } },
    reading: {
      en:
        `${strength.en} 内存安全 (memory safety) is read as of the boundary: nothing outside the module's memory can be ` +
        "reached. Inside it a program in C can still overwrite its own data.",
      zh: `${strength.zh}“内存安全”就边界而言：模块内存之外的任何内容都无法触及。在其内部，C 程序仍可能改写自己的数据。`,
    },
    settledBy,
    conditions: {},
  },
];
