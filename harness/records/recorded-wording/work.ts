/** What was wrong with a start that measured work. */
import type { Rule } from "./rule.ts";

export const work: readonly Rule[] = [
  [/^it said: (.+)$/s, (words) => `它报告出错，并说：${words}`],
  [/^killed after the time limit, (.+)$/s, (when) => `超时后被杀死，${when}`],
  [/^(.+), (before it was ready|after \d+ of \d+ repetitions)$/s, (how, when) => `${how}，${when}`],
  [/^before it was ready$/, () => "在就绪之前"],
  [/^before its ready line$/, () => "在就绪行之前"],
  [/^after its ready line$/, () => "在就绪行之后"],
  [/^after (\d+) of (\d+) repetitions$/, (done, all) => `在 ${all} 次重复中的 ${done} 次之后`],
  [/^(\d+) of (\d+) requests were answered$/, (answered, asked) => `${asked} 个请求中 ${answered} 个得到应答`],
  [/^line (".*") was not expected$/s, (line) => `${line} 这一行不在预期之中`],
  [/^the result (".*") is not JSON$/s, (result) => `结果 ${result} 不是 JSON`],
  [/^the result (".*") is impossible: (.+)$/s, (result, why) => `结果 ${result} 不可能：${why}`],
  [/^the checksum is (".*"), not (".*")$/s, (told, right) => `校验和为 ${told}，而不是 ${right}`],
  [
    /^it claims (\d+) operations, and a repetition has (\d+)$/,
    (claimed, all) => `它声称做了 ${claimed} 次操作，而一次重复有 ${all} 次`,
  ],
  [/^its clock and the host's disagree$/, () => "它的时钟与主机的不一致"],
  [/^it ended as ([\w-]+)$/, (outcome) => `它以 ${outcome} 告终`],
  [
    /^its requests were sent by another clock's timers than the baseline's$/,
    () => "其请求由与基线不同的时钟的定时器发出",
  ],
];
