import { kuasar } from "../../printed/kuasar.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { byReadings, open } from "../item.ts";
import { short } from "../number-text.ts";
import { sameStatement } from "../same-statement.ts";
import { nothingToCompareWith, fromTo } from "../phrases.ts";

/** What is left of a sandbox's memory where 99 % of it are saved. */
const memoryAgainstMatrix = () => {
  const { memoryMb } = comparisonMatrix.sandbox;
  const left = 1 - kuasar.memorySaving.value;
  const range = fromTo(short(left * memoryMb.low), `${short(left * memoryMb.high)} MB`);
  return byReadings({
    id: "kuasar-memory-vs-matrix",
    at: "1-VII-1",
    printed: `内存消耗：节省 ${kuasar.memorySaving.printed}; 1-II 沙盒化: ${memoryMb.printed}`,
    readings: [
      {
        says: {
          en: `Read as the memory of a sandbox, the saving leaves ${range.en} of the ${memoryMb.printed} that the matrix gives the class Kuasar manages: as little as WASM's ${comparisonMatrix.wasm.memoryMb.printed}.`,
          zh: `若理解为一个沙箱的内存，则矩阵给 Kuasar 所管这一类的 ${memoryMb.printed} 只剩 ${range.zh}：与 WASM 的 ${comparisonMatrix.wasm.memoryMb.printed} 一样少。`,
        },
        holds: left * memoryMb.high >= memoryMb.low,
        recomputed: range,
      },
      {
        says: {
          en: "Read as the memory of the managing processes (1:N 模型), it says nothing of a sandbox's own.",
          zh: "若理解为管理进程的内存（1:N 模型），则与沙箱自身的内存无关。",
        },
        holds: true,
        recomputed: nothingToCompareWith,
      },
    ],
  });
};

/** Part 1, section VII-1. */
export const kuasarAudit = () => [
  byReadings({
    id: "kuasar-startup",
    at: "1-VII-1",
    printed: `启动时间：单个 Pod 提升 ${kuasar.startImprovement.printed}`,
    readings: [
      {
        says: {
          en: "Read as a start time that falls by 100 %, it is 0, which is impossible.",
          zh: "若理解为启动时间降低 100 %，则为 0，这不可能。",
        },
        holds: false,
        recomputed: { en: "0 % of the time", zh: "时间的 0 %" },
      },
      {
        says: {
          en: "Read as twice as fast, a start takes half the time of another one, of which neither the name nor the time is printed.",
          zh: "若理解为快一倍，则启动时间为另一方案的一半，而该方案的名称与时间都没有印出。",
        },
        holds: true,
        recomputed: { en: "50 % of the time", zh: "时间的 50 %" },
      },
    ],
  }),
  open({
    id: "kuasar-memory",
    at: "1-VII-1",
    printed: `内存消耗：节省 ${kuasar.memorySaving.printed}`,
    missing: {
      en: "both amounts of memory, whose memory it is (a pod's, or a manager's for so many pods), and against what",
      zh: "两者各自的内存量，是谁的内存（一个 Pod 的，还是管理若干 Pod 的管理进程的），以及与什么相比",
    },
    why: { en: "Saving 99 % leaves one part in 100 of something.", zh: "节省 99 %，即某个量的 100 份中只剩一份。" },
  }),
  memoryAgainstMatrix(),
  sameStatement({
    id: "kuasar-density",
    at: "1-VII-1",
    here: kuasar.density,
    there: overheadComparison.wasm.density,
    elsewhere: "1-VII-2",
    of: { en: "WASM sandboxes per server", zh: "每台服务器的 WASM 沙箱数" },
  }),
];
