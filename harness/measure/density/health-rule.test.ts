import { expect, test } from "vitest";
import { parseMeminfo } from "../../host/meminfo.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { boundAfter, type StepResult } from "./health-rule.ts";

const host = {
  ...parseMeminfo(readFileSync(join(import.meta.dirname, "../../host/fixtures/meminfo.txt"), "utf8")),
  availableBytes: 8 * 1024 ** 3,
  perCpuListBytes: 0,
};
const plan = {
  workload: "hold",
  most: 1000,
  firstStep: 8,
  largestStep: 64,
  startsAtOnce: 2,
  askEvery: 10,
  answerLimitMilliseconds: 500,
  startLimitMilliseconds: 100,
  memoryFloorMebibytes: 1024,
  secondsPerTarget: 60,
  timeoutSeconds: 60,
};
const well: StepResult = {
  growth: { startNs: [1e6, 2e6, 3e6], elapsedNs: 6e6 },
  death: undefined,
  answers: [1e5, 2e5],
  host,
  resources: { pids: { used: 100, limit: 1000 } },
  outOfMemoryKills: 3,
  cpuShare: 0.4,
};

test("nothing ends a ramp whose instances start, live and answer", () => {
  expect(boundAfter(plan, well, well)).toBeUndefined();
});

test("what the out-of-memory killer does elsewhere on the host ends no ramp", () => {
  expect(boundAfter(plan, well, { ...well, outOfMemoryKills: 9 })).toBeUndefined();
});

test.each<[string, Partial<StepResult>, string, RegExp]>([
  [
    "the memory floor",
    { host: { ...host, availableBytes: 1000 * 1024 ** 2 } },
    "memory",
    /^1000 MiB are available, the floor is 1024 MiB$/,
  ],
  [
    "the out-of-memory killer",
    { outOfMemoryKills: 5, death: "ended by signal SIGKILL" },
    "memory",
    /killer struck 2 times: ended by signal SIGKILL/,
  ],
  ["a host that swaps", { host: { ...host, swapUsedBytes: host.swapUsedBytes + 64 * 1024 ** 2 } }, "swap", /64 MiB/],
  [
    "a start that failed",
    {
      growth: { startNs: [1e6, null], elapsedNs: 1, failure: "too many open files (EMFILE)" },
      resources: { "file-descriptors": { used: 1000, limit: 1000 } },
    },
    "file-descriptors",
    /EMFILE/,
  ],
  ["an instance that died", { death: "ended by signal SIGSEGV" }, "runtime", /is gone: ended by signal SIGSEGV/],
  ["an instance that does not answer", { answers: [1e5, null] }, "answers", /1 of 2 asked .* within 500 ms/],
  [
    "a start that does not get ready while the CPUs have no time",
    { growth: { startNs: [null], elapsedNs: 1, failure: "no ready line came within 60 s" }, cpuShare: 0.99 },
    "cpu",
    /CPUs 99 % busy/,
  ],
  [
    "a start that does not get ready while the CPUs have time",
    { growth: { startNs: [null], elapsedNs: 1, failure: "no ready line came within 60 s" } },
    "runtime",
    /no ready line/,
  ],
  [
    "starts that take too long while the CPUs have time",
    { growth: { startNs: [200e6, 200e6], elapsedNs: 1 } },
    "start-latency",
    /p99 is 200.0 ms, the limit 100 ms; CPUs 40 % busy/,
  ],
  [
    "starts that take too long while the CPUs have none",
    { growth: { startNs: [200e6], elapsedNs: 1 }, cpuShare: 0.97 },
    "cpu",
    /CPUs 97 % busy/,
  ],
])("%s ends it", (_name, change, boundBy, why) => {
  const bound = boundAfter(plan, well, { ...well, ...change });
  expect(bound?.boundBy).toBe(boundBy);
  expect(bound?.why).toMatch(why);
});
