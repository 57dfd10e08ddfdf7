import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { requires } from "../testing/requires.ts";
import { startNodeClock } from "./node-clock.ts";
import { waitedNs } from "./stamp-lateness.ts";

const folder = mkdtempSync(join(tmpdir(), "sandgauge-lateness-"));
const launcher = startNodeClock({ runId: "test-run", reason: "for the test" });
let starts = 0;

const untold = existsSync("/proc/self/schedstat") ? undefined : "the kernel does not tell how long a thread waited";

afterAll(async () => {
  await launcher.close();
  rmSync(folder, { recursive: true });
});

/** A process that says when it says so, by the same clock, and then makes a file. */
function launchTelling() {
  const said = join(folder, `said-${starts++}`);
  const script = `process.stdout.write("@ready " + process.hrtime.bigint() + "\\n", () => fs.writeFileSync(process.argv[1], ""))`;
  const argv = [process.execPath, "-e", script, said] as const;
  return { said, launch: launcher.launch({ argv, env: {}, stdin: "closed", awaits: "ready", timeoutNs: 60e9 }) };
}

test("what is said while the event loop is busy is late by no more than it is told to be", async (context) => {
  requires(context, "schedstat", untold);
  const { said, launch } = launchTelling();
  while (!existsSync(said)); // the loop cannot go on
  const [{ requestedNs }, ready] = await Promise.all([launch.spawned, launch.ready]);
  const { atNs = Number.NaN, lateAtMostNs = Number.NaN, line = "" } = ready ?? {};
  const lateNs = atNs - Number(BigInt(line.slice("@ready ".length)) - requestedNs);
  expect(lateNs).toBeGreaterThan(0);
  expect(lateAtMostNs).toBeGreaterThanOrEqual(lateNs);
  await launch.exited;
});

test("while the event loop sleeps, little is told to be late", async (context) => {
  requires(context, "schedstat", untold);
  const shares: number[] = [];
  for (let start = 0; start < 5; start++) {
    const { launch } = launchTelling();
    const { atNs = Number.NaN, lateAtMostNs = Number.NaN } = (await launch.ready) ?? {};
    shares.push(lateAtMostNs / atNs);
    await launch.exited;
  }
  expect(Math.min(...shares)).toBeLessThan(0.5);
});

test.each([
  ["549654 1659593 4\n", 1_659_593],
  ["0 0 0\n", 0],
  ["", undefined],
  ["1 2\n", undefined],
  ["cpu0 1 2\n", undefined],
])("%j waited %s ns", (text, waited) => {
  expect(waitedNs(text)).toBe(waited);
});
