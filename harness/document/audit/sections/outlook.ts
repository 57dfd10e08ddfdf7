import { byReadings, open } from "../item.ts";

/** Part 2, section VII. */
export const outlookAudit = () => [
  byReadings({
    id: "containers-stay",
    at: "2-VII",
    printed: "容器不会消失; 2-V-2: 市场将在 18 个月内完成切换",
    readings: [
      {
        says: "Read as a switch of the whole market, it leaves no containers 18 months after the signal, and the signal may come within the five years.",
        holds: false,
        recomputed: "no containers",
      },
      { says: "Read as a switch of what is new, containers stay.", holds: true, recomputed: "possible" },
    ],
  }),
  open({
    id: "new-workloads",
    at: "2-VII",
    printed: "80%以上的新增轻量计算场景",
    missing: "what counts as lightweight, and how much is new each year beside what is there",
    why: "80 % of what is new does not contradict the 45 % and 50 % of all that 3-II-2 and 3-V-1 print for 2030, but neither follows from the other.",
  }),
];
