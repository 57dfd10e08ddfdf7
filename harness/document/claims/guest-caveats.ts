/** What a measured virtual machine is, and is without. */
import type { Wording } from "../../wording.ts";

export const smallGuest: Wording = {
  en: "In the guest: a kernel and the workload; a distribution's services in qemu/full alone.",
  zh: "客户机内有：一个内核与工作负载；仅 qemu/full 另有发行版的各项服务。",
};

export const bootedGuest: Wording = {
  en: "Booted: a kernel with the workload as its init; a boot loader and a distribution's services in qemu/full alone.",
  zh: "已引导：一个以工作负载为 init 的内核；仅 qemu/full 另引导了引导加载程序和发行版的各项服务。",
};
