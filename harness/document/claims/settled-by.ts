/** Measurements that settle several claims. */
import type { Wording } from "../../wording.ts";

export const byMedianStart: Wording = {
  en: "The median of serial starts with a warm page cache, from the request to the workload's ready line.",
  zh: "热页缓存下逐个启动的中位数，从请求发出到工作负载的就绪行。",
};

export const byPairs: Wording = {
  en: "The medians of serial warm starts of every pair, with intervals that hold for all pairs at once.",
  zh: "每一对逐个热启动的中位数，其区间对所有各对同时成立。",
};

export const byRamp: Wording = {
  en: "A ramp of live instances, each of which still answers, until a declared rule of health fails.",
  zh: "不断增加仍能应答的存活实例，直到事先声明的健康规则不再满足。",
};

export const bySlope: Wording = {
  en:
    "The slope of memory over the number of idle instances: of the proportional sets of all processes billed to them, " +
    "held against that of the host's available memory.",
  zh: "内存对空闲实例数的斜率：取计入这些实例的全部进程的按比例分摊集（PSS），并与主机可用内存的斜率对照。",
};

export const byProbe: Wording = {
  en: "The same probe inside every target, and what the harness sees of the instance from outside.",
  zh: "在每个目标内部运行同一个探针，并由测量程序从外部观察该实例。",
};
