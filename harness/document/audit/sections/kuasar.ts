import { kuasar } from "../../printed/kuasar.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { byReadings, open } from "../item.ts";
import { sameStatement } from "../same-statement.ts";

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
  sameStatement({
    id: "kuasar-density",
    at: "1-VII-1",
    here: kuasar.density,
    there: overheadComparison.wasm.density,
    elsewhere: "1-VII-2",
    of: "WASM sandboxes per server",
  }),
];
