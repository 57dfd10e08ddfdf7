/** `run --tune` on this host: what it lets be set is set, and set back however the run ends. */
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, type TestContext } from "vitest";
import { allowedCpus, cpusIn } from "../host/cpu-list.ts";
import { chosenWord } from "../host/fingerprint.ts";
import { processesOfRun } from "../host/leftovers.ts";
import { type CommandLine, commandLine } from "../testing/command-line.ts";
import { lacksRoot } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import { samplesIn } from "../testing/samples-in.ts";
import { watchUntil } from "../testing/watch-until.ts";

/** Settings that disturb nobody else's tests: no other process here merges pages or swaps. */
const settings = { "/sys/kernel/mm/ksm/run": "1", "/proc/sys/vm/swappiness": "35" } as const;
const files = Object.keys(settings) as (keyof typeof settings)[];

function lacksSettings(): string | undefined {
  const missing = files.filter((file) => !existsSync(file));
  return lacksRoot() ?? (missing.length === 0 ? undefined : `The kernel has no ${missing.join(" and no ")}.`);
}

function now(): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, chosenWord(readFileSync(file, "utf8").trim())]));
}

/** Sets them as the test wants them; back as they were when this process ends, however it does. */
function changeSettings(): { undo(): Promise<void> } {
  const before = Object.entries(now()).flat();
  const script = 'cat >/dev/null; while [ $# -gt 0 ]; do printf %s "$2" >"$1"; shift 2; done';
  const guard = spawn("sh", ["-c", script, "sh", ...before], { detached: true, stdio: ["pipe", "ignore", "inherit"] });
  for (const file of files) writeFileSync(file, settings[file]);
  return {
    async undo() {
      guard.stdin.end();
      await once(guard, "exit");
    },
  };
}

let cli: CommandLine;
let out: string;
let change: ReturnType<typeof changeSettings> | undefined;
beforeEach((context: TestContext) => {
  requires(context, "tuning", lacksSettings());
  cli = commandLine();
  out = join(cli.folder, "run");
  change = changeSettings();
});
afterEach(async () => {
  await change?.undo();
  change = undefined;
  cli?.remove();
});

const tuned = { "/sys/kernel/mm/ksm/run": "0", "/proc/sys/vm/swappiness": "0" };

function longPlan(): string {
  const series = [{ cache: "warm", concurrency: 1, samples: 100_000, secondsPerTarget: 600, atLeast: 1 }];
  return cli.plan(["process"], { series });
}

function harnessPid(): number {
  return JSON.parse(readFileSync(join(cli.state, "tuning.json"), "utf8")).owner.pid;
}

test("holds the settings while it measures, keeps off the measured CPUs, tells both, and sets all back", async () => {
  const run = cli.start(["run", "--plan", longPlan(), "--out", out, "--tune"]);
  await watchUntil(out, () => samplesIn(out).length >= 5);
  const during = now();
  const cpus = allowedCpus(readFileSync(`/proc/${harnessPid()}/status`, "utf8"));
  const { run: runId } = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
  const launcher = processesOfRun(runId).find((pid) => readlinkSync(`/proc/${pid}/exe`).includes("launcher"));
  const launcherCpus = allowedCpus(readFileSync(`/proc/${launcher}/status`, "utf8"));
  const launcherArguments = readFileSync(`/proc/${launcher}/cmdline`, "utf8").split("\0");
  run.kill("SIGINT");
  const { exitCode, stderr } = await run;
  expect(exitCode, stderr).toBe(130);
  expect(during).toEqual(tuned);
  expect(now()).toEqual(settings);
  expect(readdirSync(cli.state)).toEqual([]);
  expect(stderr).toContain("tuned: pageMerging: off (was 1)\n");
  expect(stderr).toContain("tuned: swap: swappiness 0 (was 35)\n");
  const { tuning } = JSON.parse(readFileSync(join(out, "host.json"), "utf8"));
  expect(tuning).toMatchObject({ pageMerging: "off", swap: "swappiness 0" });
  for (const name of ["governor", "turbo", "hugePages", "idleStates", "placement"]) {
    expect(tuning[name]).toEqual(expect.any(String));
    const [refused, reason = ""] = tuning[name].split("not held: ");
    expect(stderr).toContain(refused === "" ? `not tuned: ${name}: ${reason}\n` : `tuned: ${name}: ${refused}`);
  }
  const measured = /what is measured on (\S+)$/.exec(tuning.placement)?.[1];
  expect(launcherCpus).toEqual(cpus);
  expect(launcherArguments[launcherArguments.indexOf("--cpus") + 1]).toBe(measured ?? launcherArguments[0]);
  expect(cpus).toEqual(measured === undefined ? allowedCpus() : allowedCpus().slice(0, 1));
  expect(cpusIn(measured ?? "").filter((cpu) => cpus.includes(cpu))).toEqual([]);
});

test("after kill -9 the host is tuned still; clean, and the next run, set it back", async () => {
  for (const after of ["clean", "run"] as const) {
    const folder = join(cli.folder, after);
    out = folder;
    const run = cli.start(["run", "--plan", longPlan(), "--out", folder, "--tune"]);
    await watchUntil(out, () => samplesIn(out).length >= 5);
    run.kill("SIGKILL");
    await run;
    expect(now()).toEqual(tuned);
    expect(existsSync(join(cli.state, "tuning.json"))).toBe(true);
    const next = await cli.start(
      after === "clean" ? ["clean"] : ["run", "--plan", cli.plan(["process"]), "--out", `${folder}-next`],
    );
    expect(next.exitCode, next.stderr).toBe(0);
    expect(next.stderr).toMatch(/Set back what run \S+ had tuned: .*\/sys\/kernel\/mm\/ksm\/run to 1/);
    expect(now()).toEqual(settings);
    expect(readdirSync(cli.state)).toEqual([]);
  }
  const { tuning } = JSON.parse(readFileSync(join(cli.folder, "run-next/host.json"), "utf8"));
  expect(tuning).toBeNull();
});

test("what a second run may not tune it is told", async () => {
  const first = cli.start(["run", "--plan", longPlan(), "--out", out, "--tune"]);
  await watchUntil(out, () => samplesIn(out).length >= 5);
  const second = await cli.start(["run", "--plan", cli.plan(["process"]), "--out", join(cli.folder, "b"), "--tune"]);
  expect(second.stderr).toMatch(/\[tune\] Run \S+ has tuned this host and still goes on\./);
  expect(second.exitCode).toBe(3);
  expect(now()).toEqual(tuned);
  first.kill("SIGINT");
  expect((await first).exitCode).toBe(130);
  expect(now()).toEqual(settings);
});

test("a run that was tuned is gone on with tuned", async () => {
  const series = [{ cache: "warm", concurrency: 1, samples: 200, secondsPerTarget: 600, atLeast: 200 }];
  const first = cli.start(["run", "--plan", cli.plan(["process"], { series }), "--out", out, "--tune"]);
  await watchUntil(out, () => samplesIn(out).length >= 10);
  first.kill("SIGINT");
  expect((await first).exitCode).toBe(130);
  const resumed = await cli.start(["run", "--resume", out]);
  expect(resumed.exitCode, resumed.stderr).toBe(0);
  expect(resumed.stderr).toContain("tuned: pageMerging: off (was 1)\n");
  expect(now()).toEqual(settings);
});

test("while it holds, the kernel keeps CPUs from deep sleep, where it has such states", async (context) => {
  const device = "/dev/cpu_dma_latency";
  requires(context, "idle states", existsSync(device) ? undefined : `The kernel has no ${device}.`);
  const limit = (): number => readFileSync(device).readInt32LE();
  const unlimited = limit();
  const run = cli.start(["run", "--plan", longPlan(), "--out", out, "--tune"]);
  await watchUntil(out, () => samplesIn(out).length >= 5);
  const during = limit();
  run.kill("SIGKILL");
  const { stderr } = await run;
  const told = /tuned: idleStates: woken within (\d+) µs/.exec(stderr)?.[1];
  expect(during).toBe(told === undefined ? unlimited : Number(told));
  expect(limit()).toBe(unlimited);
  expect((await cli.start(["clean"])).exitCode).toBe(0);
});
