import { byReadings, open } from "../item.ts";
import { possible } from "../phrases.ts";

/** Part 2, section VII. */
export const outlookAudit = () => [
  byReadings({
    id: "containers-stay",
    at: "2-VII",
    printed: "容器不会消失; 2-V-2: 市场将在 18 个月内完成切换",
    readings: [
      {
        says: {
          en: "Read as a switch of the whole market, it leaves no containers 18 months after the signal, and the signal may come within the five years.",
          zh: "若理解为整个市场的切换，则信号出现 18 个月后不再有容器，而信号可能出现在这五年之内。",
        },
        holds: false,
        recomputed: { en: "no containers", zh: "没有容器" },
      },
      {
        says: { en: "Read as a switch of what is new, containers stay.", zh: "若理解为新增部分的切换，则容器仍在。" },
        holds: true,
        recomputed: possible,
      },
    ],
  }),
  open({
    id: "new-workloads",
    at: "2-VII",
    printed: "80%以上的新增轻量计算场景",
    missing: {
      en: "what counts as lightweight, and how much is new each year beside what is there",
      zh: "何为轻量，以及相对存量每年新增多少",
    },
    why: {
      en: "80 % of what is new does not contradict the 45 % and 50 % of all that 3-II-2 and 3-V-1 print for 2030, but neither follows from the other.",
      zh: "新增部分的 80 % 与 3-II-2、3-V-1 所印 2030 年全体的 45 % 和 50 % 并不矛盾，但也互不能推出。",
    },
  }),
];
