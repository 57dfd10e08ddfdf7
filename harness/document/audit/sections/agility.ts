import { releaseCycleS, rollback, turningPointPerHour } from "../../printed/agility.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { byReadings, decided } from "../item.ts";
import { possible, theSame } from "../phrases.ts";

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
      recomputed: {
        en: `${3600 / releaseCycleS.container} per hour`,
        zh: `每小时 ${3600 / releaseCycleS.container} 次`,
      },
      why: {
        en: "Releases that take hours (1 h or more) keep up with one change per hour at most; releases that take minutes keep up with more.",
        zh: "小时级的发布（1 h 或更久）至多跟得上每小时一次变更；分钟级的发布能跟上更多。",
      },
    }),
    decided({
      id: "agility-rollback",
      at: "2-II-2",
      printed: `回滚速度: ${columns.map((column) => rollback[column]).join(", ")}`,
      holds: columns.every((column) => rollback[column] === comparisonMatrix[column].startS.printed),
      recomputed: theSame,
      why: {
        en: "If a rollback is a start of the older version, it takes what 1-II gives as the start, and it does.",
        zh: "若回滚就是启动旧版本，则其耗时应为 1-II 所给的启动时间，的确如此。",
      },
    }),
    byReadings({
      id: "agility-languages",
      at: "2-II-2",
      printed:
        "多语言混编成本: 高, 中, 极低; 1-VI-2: 语言生态限制（Rust/C++/Go）; 1-II 生态兼容: 完整 OS, Linux 应用, 需编译到 Wasm",
      readings: [
        {
          says: {
            en: "Read as what it costs to run services in any language, WASM, which takes three languages, is said to cost least, and virtual machines, which take all, most.",
            zh: "若理解为用任意语言运行服务的成本，则只接受三种语言的 WASM 被说成最低，而接受所有语言的虚拟机最高。",
          },
          holds: false,
          recomputed: { en: "the reverse order", zh: "顺序相反" },
        },
        {
          says: {
            en: "Read as calls between languages within one program, modules of the languages that compile to it may cost least.",
            zh: "若理解为同一程序内跨语言的调用，则能编译到它的各语言的模块可能成本最低。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
  ];
};
