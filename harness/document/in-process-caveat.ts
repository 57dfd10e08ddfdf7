import { listed, type Wording } from "../wording.ts";

/** What is to be known of instances in one process. @param labels of the series that are such; none needs no caveat */
export function inProcessCaveat(labels: readonly Wording[]): Wording[] {
  const names = listed(labels);
  return labels.length === 0
    ? []
    : [
        {
          en: `Isolated by the language runtime only, in a process shared with the others: ${names.en}.`,
          zh: `仅由语言运行时隔离，与其他实例同处一个进程：${names.zh}。`,
        },
      ];
}
