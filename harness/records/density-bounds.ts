/** What sentences call that which stopped a ramp. */
import type { DensityBound } from "./density-sample.ts";
import { everywhere, type Wording } from "../wording.ts";

const bounds: Readonly<Record<DensityBound, Wording>> = {
  plan: { en: "plan", zh: "计划" },
  time: { en: "time", zh: "时间" },
  harness: { en: "harness", zh: "测量程序" },
  memory: { en: "memory", zh: "内存" },
  swap: { en: "swap", zh: "交换空间" },
  pids: { en: "pids", zh: "进程号" },
  "file-descriptors": { en: "file-descriptors", zh: "文件描述符" },
  "memory-mappings": { en: "memory-mappings", zh: "内存映射" },
  mounts: { en: "mounts", zh: "挂载" },
  cgroups: { en: "cgroups", zh: "cgroup" },
  "address-space": { en: "address-space", zh: "地址空间" },
  "pod-limit": { en: "pod-limit", zh: "节点的 Pod 上限" },
  cpu: { en: "cpu", zh: "CPU" },
  "start-latency": { en: "start-latency", zh: "启动延迟" },
  answers: { en: "answers", zh: "应答" },
  runtime: { en: "runtime", zh: "运行时" },
};

/** @param bound as recorded: one that is not known is called what the record calls it */
export function boundName(bound: string): Wording {
  const known: Readonly<Record<string, Wording>> = bounds;
  return known[bound] ?? everywhere(bound);
}
