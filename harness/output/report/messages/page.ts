/** The head and the foot of the whole report. */
import type { Language } from "../../../wording.ts";

const english = {
  /** As in the attribute `lang`. */
  locale: "en",
  title: "What does a sandbox really cost?",
  lead:
    "One identical workload was started in every kind of sandbox on a real host, and a document's claims were held " +
    "against what was measured.",
  contents: "Contents",
  skip: "Skip to the verdicts",
  run: "Run",
  hostLine: (host: { cpus: string; cpu: string; memory: string; distribution: string; kernel: string }) =>
    `${host.cpus} CPUs of ${host.cpu}, ${host.memory}, ${host.distribution}, kernel ${host.kernel}`,
  guestOf: (hypervisor: string) => `itself a guest of ${hypervisor}`,
  madeBy: (version: string) =>
    `Made by sandgauge ${version} from the samples of the run; nothing in it is typed by hand.`,
};

const chinese: typeof english = {
  locale: "zh-CN",
  title: "沙箱的真实开销",
  lead: "在一台真实主机上，把同一个工作负载放进每一种沙箱里启动，再用测得的数字逐条检验文档的说法。",
  contents: "目录",
  skip: "跳到判定结果",
  run: "运行",
  hostLine: ({ cpus, cpu, memory, distribution, kernel }) =>
    `${cpus} 个 CPU（${cpu}），内存 ${memory}，${distribution}，内核 ${kernel}`,
  guestOf: (hypervisor) => `主机本身是 ${hypervisor} 的客户机`,
  madeBy: (version) => `由 sandgauge ${version} 根据该次运行的样本生成，没有任何手工填写的内容。`,
};

export const page: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
