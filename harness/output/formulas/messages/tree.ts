/** The decision trees, and what comes of a path through one. */
import type { Verdict } from "../../../document/verdict.ts";
import type { Language } from "../../../wording.ts";
import { verdicts } from "../../report/messages/verdicts.ts";

const english = {
  verdicts: { ...verdicts.en.verdicts, unmeasured: "unmeasured" } satisfies Record<Verdict, string>,
  startWithin: (limit: string) => `a start within ${limit}`,
  startsPerSecond: (least: number, limit: string) => `starts at ${least} a second, one after the other within ${limit}`,
  emulated: "(emulated: at most)",
  noFigure: "– asks for no figure",
  asked: (printed: string, asks: string) => `${printed} (${asks})`,
  noAnswer: (questions: string) => `No measurement answers any of its questions: ${questions}.`,
  leaves: (leaves: string) => `All of its leaves stay open: ${leaves}.`,
  eachFollowed: (questions: string) => `No measurement answers, so each answer is followed: ${questions}.`,
  asksFor: (question: string, answer: string, demand: string, given: string) =>
    `${question} ${answer} asks for ${demand}. Median starts here: ${given}.`,
  columns: { answers: "answers", recommends: "recommends", given: "given here", others: "also by" },
};

const chinese: typeof english = {
  verdicts: verdicts.zh.verdicts,
  startWithin: (limit) => `在 ${limit} 之内启动`,
  startsPerSecond: (least, limit) => `每秒启动 ${least} 次，即逐个启动时每次在 ${limit} 之内`,
  emulated: "（模拟：至多）",
  noFigure: "– 未要求任何数字",
  asked: (printed, asks) => `${printed}（${asks}）`,
  noAnswer: (questions) => `没有测量能回答它的任何问题：${questions}。`,
  leaves: (leaves) => `它的所有叶都保持开放：${leaves}。`,
  eachFollowed: (questions) => `没有测量能回答，因此每个回答都继续走下去：${questions}。`,
  asksFor: (question, answer, demand, given) => `${question} ${answer}：要求${demand}。此处启动的中位数：${given}。`,
  columns: { answers: "回答", recommends: "推荐", given: "此处能否满足", others: "另可由" },
};

export const tree: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
