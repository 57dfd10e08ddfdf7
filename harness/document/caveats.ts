/** What a reader must know beside a verdict: how good the samples are that it rests on. */
import { everywhere, listed, type Wording } from "../wording.ts";
import type { Evidence } from "./evidence.ts";

/** Flags of a disturbed host, with the words for it. Such samples are kept: dropping them would pick the fast ones. */
const disturbances: Readonly<Record<string, Wording>> = {
  loaded: { en: "other work took CPU time", zh: "其他工作占用 CPU 时间" },
  stolen: { en: "the hypervisor took CPU time", zh: "虚拟机监控器占用 CPU 时间" },
  swapping: { en: "the host was swapping", zh: "主机在换页" },
  throttled: { en: "the CPU was throttled", zh: "CPU 被降频" },
  hot: { en: "the CPU was about to be throttled", zh: "CPU 即将被降频" },
  "frequency-changed": { en: "the CPU's frequency changed", zh: "CPU 频率变化" },
  "clock-set": { en: "the host's time of day was set", zh: "主机时间被重新设定" },
  "stamped-late": {
    en: "Node's event loop may have been late by more than 5 %",
    zh: "Node 事件循环的打点可能晚 5 % 以上",
  },
  "clock-slewed": { en: "the host's clock was slewed", zh: "主机时钟被校速" },
};

/** Below this a disturbance moves no median. */
const NOTABLE_SHARE = 0.1;

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function disturbed(evidence: readonly Evidence[]): Wording[] {
  return Object.entries(disturbances).flatMap(([flag, words]) => {
    const notable = evidence.flatMap(({ series, label }) => {
      const share = (series.flags.get(flag) ?? 0) / series.readyNs.length;
      if (share <= NOTABLE_SHARE) return [];
      return [{ en: `${percent(share)} of ${label.en}`, zh: `${label.zh} 的 ${percent(share)}` }];
    });
    const names = listed(notable);
    return notable.length === 0
      ? []
      : [{ en: `While ${words.en}: ${names.en}.`, zh: `启动时${words.zh}：${names.zh}。` }];
  });
}

function failed(evidence: readonly Evidence[]): Wording[] {
  const failing = evidence.flatMap(({ series, label }) => {
    const starts = series.readyNs.length;
    const failures = starts - series.outcomes.ok;
    return failures === 0 ? [] : [shareOf(failures, starts, label)];
  });
  const names = listed(failing);
  return failing.length === 0
    ? []
    : [{ en: `Failed, counted as never ready: ${names.en}.`, zh: `失败，按“永未就绪”计入：${names.zh}。` }];
}

/** `3 of 50 of runc`. */
export function shareOf(part: number, all: number, of: Wording): Wording {
  return { en: `${part} of ${all} of ${of.en}`, zh: `${of.zh} 的 ${all} 次中 ${part} 次` };
}

function split(evidence: readonly Evidence[]): Wording[] {
  const several = Map.groupBy(evidence, ({ series }) => series.target);
  const targets = [...several].filter(([, parts]) => parts.length > 1).map(([target]) => everywhere(target));
  const names = listed(targets);
  return targets.length === 0
    ? []
    : [
        {
          en: `Measured under unlike conditions, judged apart and not mixed: ${names.en}.`,
          zh: `在不同条件下测得，分别判定、不作混合：${names.zh}。`,
        },
      ];
}

export function caveats(evidence: readonly Evidence[]): Wording[] {
  return [...failed(evidence), ...disturbed(evidence), ...split(evidence)];
}
