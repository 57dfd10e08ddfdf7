/** What several parts say: of ranges, of instances and of what is missing. */
import type { Language } from "../../../wording.ts";

const english = {
  printed: "printed",
  /** Of instances that share one process. */
  inOneProcess: (name: string) => `${name}, in one process`,
  atMost: "at most",
  to: (low: string, high: string) => `${low} to ${high}`,
  orMore: (low: string) => `${low} or more`,
  undecided: "undecided",
  notMeasured: (missing: string) => `Not measured: ${missing}.`,
};

const chinese: typeof english = {
  printed: "所印",
  inOneProcess: (name) => `${name}，同一进程内`,
  atMost: "至多",
  to: (low, high) => `${low} 至 ${high}`,
  orMore: (low) => `${low} 以上`,
  undecided: "未定",
  notMeasured: (missing) => `未测量：${missing}。`,
};

export const terms: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
