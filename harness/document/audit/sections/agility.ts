import { releaseCycleS, rollback, turningPointPerHour } from "../../printed/agility.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { byReadings, decided } from "../item.ts";

/** Part 2, section II-2. */
export const agilityAudit = () => {
  const changeEveryS = 3600 / turningPointPerHour;
  const isTurningPoint = changeEveryS <= releaseCycleS.container && changeEveryS > releaseCycleS.wasm;
  const columns = ["vm", "container", "wasm"] as const;
  return [
    decided({
      id: "agility-turning-point",
      at: "2-II-2",
      printed: "变更频率 > 1 次/小时; 版本发布周期: 小时级, 分钟级",
      holds: isTurningPoint,
      recomputed: `${3600 / releaseCycleS.container} per hour`,
      why: "Releases that take hours (1 h or more) keep up with one change per hour at most; releases that take minutes keep up with more.",
    }),
    decided({
      id: "agility-rollback",
      at: "2-II-2",
      printed: `回滚速度: ${columns.map((column) => rollback[column]).join(", ")}`,
      holds: columns.every((column) => rollback[column] === comparisonMatrix[column].startS.printed),
      recomputed: "the same",
      why: "If a rollback is a start of the older version, it takes what 1-II gives as the start, and it does.",
    }),
    byReadings({
      id: "agility-languages",
      at: "2-II-2",
      printed:
        "多语言混编成本: 高, 中, 极低; 1-VI-2: 语言生态限制（Rust/C++/Go）; 1-II 生态兼容: 完整 OS, Linux 应用, 需编译到 Wasm",
      readings: [
        {
          says: "Read as what it costs to run services in any language, WASM, which takes three languages, is said to cost least, and virtual machines, which take all, most.",
          holds: false,
          recomputed: "the reverse order",
        },
        {
          says: "Read as calls between languages within one program, modules of the languages that compile to it may cost least.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
  ];
};
