/** How processes ended. */
import type { Rule } from "./rule.ts";

export const processEnds: readonly Rule[] = [
  [/^exit status (\d+)$/, (status) => `退出码 ${status} `],
  [/^signal (\w+)$/, (signal) => `信号 ${signal} `],
  [/^ended by (exit status \d+|signal \w+), saying: (.+)$/s, (end, words) => `以${end}结束，并说：${words}`],
  [
    /^ended by (exit status \d+|signal \w+) before its ready line, saying: (.+)$/s,
    (end, words) => `在就绪行之前以${end}结束，并说：${words}`,
  ],
  [
    /^ended by (exit status \d+|signal \w+) after its ready line, saying: (.+)$/s,
    (end, words) => `在就绪行之后以${end}结束，并说：${words}`,
  ],
  [/^ended by (exit status \d+|signal \w+) before its ready line$/, (end) => `在就绪行之前以${end}结束`],
  [/^ended by (exit status \d+|signal \w+) after its ready line$/, (end) => `在就绪行之后以${end}结束`],
  [/^ended by (exit status \d+|signal \w+)$/, (end) => `以${end}结束`],
  [/^no ready line came within ([\d.]+ m?s)$/, (limit) => `${limit} 内没有就绪行`],
];
