import { kuasar } from "../../printed/kuasar.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { byReadings, open } from "../item.ts";
import { short } from "../number-text.ts";
import { sameStatement } from "../same-statement.ts";

/** What is left of a sandbox's memory where 99 % of it are saved. */
const memoryAgainstMatrix = () => {
  const { memoryMb } = comparisonMatrix.sandbox;
  const left = 1 - kuasar.memorySaving.value;
  const range = `${short(left * memoryMb.low)} to ${short(left * memoryMb.high)} MB`;
  return byReadings({
    id: "kuasar-memory-vs-matrix",
    at: "1-VII-1",
    printed: `内存消耗：节省 ${kuasar.memorySaving.printed}; 1-II 沙盒化: ${memoryMb.printed}`,
    readings: [
      {
        says: `Read as the memory of a sandbox, the saving leaves ${range} of the ${memoryMb.printed} that the matrix gives the class Kuasar manages: as little as WASM's ${comparisonMatrix.wasm.memoryMb.printed}.`,
        holds: left * memoryMb.high >= memoryMb.low,
        recomputed: range,
      },
      {
        says: "Read as the memory of the managing processes (1:N 模型), it says nothing of a sandbox's own.",
        holds: true,
        recomputed: "nothing to compare with",
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
        says: "Read as a start time that falls by 100 %, it is 0, which is impossible.",
        holds: false,
        recomputed: "0 % of the time",
      },
      {
        says: "Read as twice as fast, a start takes half the time of another one, of which neither the name nor the time is printed.",
        holds: true,
        recomputed: "50 % of the time",
      },
    ],
  }),
  open({
    id: "kuasar-memory",
    at: "1-VII-1",
    printed: `内存消耗：节省 ${kuasar.memorySaving.printed}`,
    missing: "both amounts of memory, whose memory it is (a pod's, or a manager's for so many pods), and against what",
    why: "Saving 99 % leaves one part in 100 of something.",
  }),
  memoryAgainstMatrix(),
  sameStatement({
    id: "kuasar-density",
    at: "1-VII-1",
    here: kuasar.density,
    there: overheadComparison.wasm.density,
    elsewhere: "1-VII-2",
    of: "WASM sandboxes per server",
  }),
];
