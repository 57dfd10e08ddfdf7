/** What a measured virtual machine is without. */
import type { Wording } from "../../wording.ts";

export const smallGuest: Wording = {
  en: "In the guest: a kernel and the workload. Not in it: a distribution's services.",
  zh: "客户机内有：一个内核与工作负载。没有：发行版的各项服务。",
};

export const bootedGuest: Wording = {
  en: "Booted: a kernel with the workload as its init. Not booted: a boot loader, a distribution's services.",
  zh: "已引导：一个以工作负载为 init 的内核。未引导：引导加载程序和发行版的各项服务。",
};
