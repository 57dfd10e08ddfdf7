/** Why something of a plan was left out. */
import type { Rule } from "./rule.ts";

export const leftOut: readonly Rule[] = [
  [
    /^none of the instances' processes are seen from here, so that their memory cannot be read$/,
    () => "从此处看不到实例的任何进程，因此无法读取其内存",
  ],
  [/^density: (.+)$/s, (why) => `密度：${why}`],
  [/^isolation: (.+)$/s, (why) => `隔离：${why}`],
  [/^workload ([\w-]+): (.+)$/s, (name, why) => `工作负载 ${name}：${why}`],
  [/^no warm-up succeeded: (.+)$/s, (why) => `预热无一成功：${why}`],
  [/^the page cache cannot be dropped here; that takes root$/, () => "此处无法清除页缓存，清除需要 root"],
  [
    /^one round would take about ([\d.]+ s), the plan allows ([\d.]+ s)$/,
    (time, limit) => `一轮约需 ${time}，计划只允许 ${limit}`,
  ],
  [/^one round took ([\d.]+ s), the plan allows ([\d.]+ s)$/, (time, limit) => `一轮用了 ${time}，计划只允许 ${limit}`],
  [
    /^memory, block (\d+): levels from (\d+) live on; the plan allows ([\d.]+ s)$/,
    (block, level, limit) => `内存，区组 ${block}：从 ${level} 个存活实例起的各级；计划只允许 ${limit}`,
  ],
  [
    /^performance, ([\w-]+): one start took ([\d.]+ s), and the plan allows ([\d.]+ s) for (\d+)$/,
    (name, time, limit, blocks) => `性能，${name}：一次启动用了 ${time}，而计划对 ${blocks} 次只允许 ${limit}`,
  ],
];
