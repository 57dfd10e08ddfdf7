/** Why a ramp ended. */
import { boundName } from "../density-bounds.ts";
import type { Rule } from "./rule.ts";

export const ramp: readonly Rule[] = [
  [/^the plan asks for no more than (\d+)$/, (most) => `计划至多要求 ${most} 个`],
  [/^the plan allows ([\d.]+ s)$/, (limit) => `计划只允许 ${limit}`],
  [/^not one more fits above the floor of (\d+ MiB)$/, (floor) => `在 ${floor} 的底线之上，再放不下一个`],
  [/^(\d+ MiB) are available, the floor is (\d+ MiB)$/, (left, floor) => `可用 ${left}，底线为 ${floor}`],
  [
    /^the kernel's out-of-memory killer struck (\d+) times: (.+)$/s,
    (kills, lost) => `内核的 OOM killer 出手 ${kills} 次：${lost}`,
  ],
  [/^(\d+ MiB) were swapped out since the ramp began$/, (swapped) => `自递增开始以来换出 ${swapped}`],
  [/^(.+); CPUs (\d+ %) busy$/s, (what, busy) => `${what}；CPU 忙碌 ${busy}`],
  [/^an instance that had been ready is gone: (.+)$/s, (how) => `一个已就绪的实例消失：${how}`],
  [
    /^(\d+) of (\d+) asked did not answer within (\d+ ms)$/,
    (silent, asked, limit) => `所询问的 ${asked} 个中，${silent} 个没有在 ${limit} 内应答`,
  ],
  [
    /^the step's start p99 is ([\d.]+ ms), the limit (\d+ ms)$/,
    (p99, limit) => `该步启动的 p99 为 ${p99}，上限为 ${limit}`,
  ],
  [/^(.+); the target could have gone on$/s, (what) => `${what}；目标本可继续`],
  [
    /^(.+); (\d+) of (\d+) ([\w-]+) are used$/s,
    (what, used, limit, name) => `${what}；${boundName(name).zh}已用 ${used}，上限 ${limit}`,
  ],
  [
    /^\[launcher\] The pipes of (\S+) cannot be made: (.+)\.$/,
    (file, why) => `[launcher] 无法为 ${file} 建立管道：${why}`,
  ],
];
