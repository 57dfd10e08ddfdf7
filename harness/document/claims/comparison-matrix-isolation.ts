/** Part 1, section II, rows 隔离级别 and 安全边界. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["1-II"];
const settledBy = "The same probe inside every target, and what the harness sees of the instance from outside.";
const strength =
  "强 and 弱 (strong, weak) have no measure; what is judged is the reason that the cell gives in brackets.";

/** What separates the instance from the host, by the row 隔离级别. */
export const comparisonMatrixIsolation: readonly Claim[] = [
  {
    id: "matrix-isolation-vm",
    section,
    place: "row 隔离级别, column 传统虚拟化",
    technology: "vm",
    metric: "isolation",
    statement: "A virtual machine is isolated at the level of the hardware",
    printed: "硬件级隔离",
    bound: { kind: "boundary", expects: { "virtual-hardware": true } },
    reading: "硬件级隔离 is read as: a hypervisor, or an emulator in its place, stands between the guest and the CPU.",
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-isolation-container",
    section,
    place: "row 隔离级别, column 容器化(Docker)",
    technology: "container",
    metric: "isolation",
    statement: "A container is isolated at the level of processes",
    printed: "进程级隔离",
    bound: { kind: "boundary", expects: { "own-kernel": false, "own-processes": true } },
    reading:
      "进程级隔离 is read as: the host's kernel runs its processes and hides all others from them. Docker and the runtime " +
      "below it draw the same boundary, so the runtime alone counts.",
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-isolation-sandbox",
    section,
    place: "row 隔离级别, column 沙盒化(Kata/Quark)",
    technology: "sandbox",
    metric: "isolation",
    statement: "A lightweight sandbox is isolated by lightweight virtualisation",
    printed: "轻量化虚拟隔离",
    bound: { kind: "boundary", expects: { "own-kernel": true } },
    reading:
      "What is virtualised is not said: the hardware by Kata, the kernel's interface by gVisor, both by Quark. Read as " +
      "what all of them do: a kernel that is not the host's answers the system calls.",
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-isolation-wasm",
    section,
    place: "row 隔离级别, column WASM 沙盒",
    technology: "wasm",
    metric: "isolation",
    statement: "A WebAssembly sandbox is isolated at the level of the instruction set",
    printed: "指令集级隔离",
    bound: { kind: "boundary", expects: { "native-code": false } },
    reading:
      "指令集级隔离 is read as: what runs can bring no machine instruction of its own, so that it cannot even ask the " +
      "host's kernel for anything; only the engine can.",
    settledBy,
    conditions: {},
  },
];

/** Why the boundary is strong or weak, by the row 安全边界. */
export const comparisonMatrixBoundary: readonly Claim[] = [
  {
    id: "matrix-boundary-vm",
    section,
    place: "row 安全边界, column 传统虚拟化",
    technology: "vm",
    metric: "isolation",
    statement: "A virtual machine's boundary is strong, drawn by its monitor",
    printed: "强(VMM)",
    bound: { kind: "boundary", expects: { "virtual-hardware": true, "own-kernel": true } },
    reading: `${strength} VMM is read as: a monitor runs a guest that has a kernel of its own.`,
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-boundary-container",
    section,
    place: "row 安全边界, column 容器化(Docker)",
    technology: "container",
    metric: "isolation",
    statement: "A container's boundary is weak: it shares the host's kernel",
    printed: "弱(共享内核)",
    bound: { kind: "boundary", expects: { "own-kernel": false } },
    reading: `${strength} 共享内核 is a shared kernel.`,
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-boundary-sandbox",
    section,
    place: "row 安全边界, column 沙盒化(Kata/Quark)",
    technology: "sandbox",
    metric: "isolation",
    statement: "A lightweight sandbox's boundary is strong: it has a kernel of its own",
    printed: "强(独立内核)",
    bound: { kind: "boundary", expects: { "own-kernel": true } },
    reading: `${strength} 独立内核 is an independent kernel, a guest's or one in user space.`,
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-boundary-wasm",
    section,
    place: "row 安全边界, column WASM 沙盒",
    technology: "wasm",
    metric: "isolation",
    statement: "A WebAssembly sandbox's boundary is strong: its memory accesses are contained",
    printed: "强(内存安全)",
    bound: { kind: "boundary", expects: { "memory-contained": true } },
    reading:
      `${strength} 内存安全 (memory safety) is read as of the boundary: nothing outside the module's memory can be ` +
      "reached. Inside it a program in C can still overwrite its own data.",
    settledBy,
    conditions: {},
  },
];
