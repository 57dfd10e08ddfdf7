/** Whether limits that were set on an instance's cgroup held. */
import { type Conclusion, denied, factOf, isUntrustworthy, said, stopped, undecided } from "./conclusion.ts";
import type { LimitTrial } from "./limit-trial.ts";

export function limited(trial: LimitTrial): Conclusion {
  if (trial.kind === "untried") return undecided(trial.why);
  const { reply, limit, asked, fact } = trial;
  const own = stopped(reply);
  if (isUntrustworthy(own)) return own;
  const got = factOf(reply, fact);
  const facts = { limit, asked, ...(got === undefined ? {} : { [fact]: got }) };
  if (typeof got === "number" && got > asked) return { complaint: `claims ${got} ${fact} of ${asked}` };
  return { ...own, facts };
}

/** A little more than the limit is the kernel's own coarseness: it accounts by slices. */
const CPU_TOLERANCE = 1.25;

export function limitedCpu(trial: LimitTrial): Conclusion {
  if (trial.kind === "untried") return undecided(trial.why);
  const own = said(trial.reply);
  if (isUntrustworthy(own) || own.answer !== "reached") return own;
  if (trial.used === undefined) return undecided("No hierarchy accounts its CPU time.");
  const facts = { limit: trial.limit, used: Math.round(trial.used * 100) / 100 };
  return trial.used > trial.limit * CPU_TOLERANCE
    ? { answer: "reached", facts }
    : denied(`It got ${facts.used} of a CPU.`, facts);
}
