import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { processesOfRun } from "../host/leftovers.ts";
import { plantedFolder, plantedKeys } from "../host/planted.ts";
import { isolationChecks } from "../records/isolation-checks.ts";
import { type CommandLine, commandLine } from "../testing/command-line.ts";
import { samplesIn } from "../testing/samples-in.ts";
import { watchUntil } from "../testing/watch-until.ts";

let cli: CommandLine;
let out: string;
beforeEach(() => {
  cli = commandLine();
  out = join(cli.folder, "run");
});
afterEach(() => cli.remove());

function plantedIn(folder: string): string | undefined {
  return readdirSync(folder).find((name) => name.startsWith("sandgauge-"));
}

const isolation = { timeoutSeconds: 60, traced: [{ workload: "noop", lines: 0 }] };

test("isolation alone is run, resumed, judged and reported", async () => {
  const plan = cli.planOf(["jco"], { isolation });
  const run = await cli.start(["run", "--plan", plan, "--out", out]);
  expect(run.exitCode, run.stderr).toBe(0);
  const asked = samplesIn(out).flatMap((one) => (one.metric === "isolation" && one.view === "boundary" ? [one] : []));
  const names = isolationChecks.map(({ name }) => name);
  for (const target of ["process", "jco"]) {
    expect(asked.filter((one) => one.target === target).map(({ check }) => check)).toEqual(names);
  }
  const text = readFileSync(join(out, "samples.jsonl"), "utf8");
  expect(text).not.toContain(cli.folder);

  const count = samplesIn(out).length;
  const resumed = await cli.start(["run", "--resume", out]);
  expect(resumed.exitCode, resumed.stderr).toBe(0);
  // Of what was begun last it is not known whether it had come to its end.
  expect(samplesIn(out).length).toBeLessThanOrEqual(count + 1);

  const check = await cli.start(["check", out, "--json"]);
  expect(check.exitCode, check.stderr).toBe(0);
  const { claims } = JSON.parse(check.stdout) as { claims: { id: string; verdict: string; why: string }[] };
  const verdicts = new Map(claims.map(({ id, verdict }) => [id, verdict]));
  expect(verdicts.get("matrix-isolation-wasm")).toBe("supported");
  expect(verdicts.get("attack-path-wasm")).toBe("inconclusive");
  expect(verdicts.get("matrix-isolation-vm")).toBe("unmeasured");
  expect(verdicts.get("theorem-1-isolation")).toBe("unmeasured");

  const report = await cli.start(["report", out, "--format", "md", "--out", "-"]);
  expect(report.exitCode, report.stderr).toBe(0);
  expect(report.stdout).toContain("The host's kernel answers its system calls");
});

test("kill -9 on the way: clean leaves nothing of what was planted", async () => {
  const plan = cli.planOf(["process"], { isolation });
  const env = { TMPDIR: cli.folder }; // where no other run plants
  const run = cli.start(["run", "--plan", plan, "--out", out], env);
  await watchUntil(cli.folder, () => plantedIn(cli.folder) !== undefined);
  run.kill("SIGKILL");
  await run;
  const { run: runId } = JSON.parse(readFileSync(join(out, "plan.json"), "utf8")) as { run: string };
  expect(plantedIn(cli.folder)).toBe(basename(plantedFolder(runId)));

  const cleaned = await cli.start(["clean"], env);
  expect(cleaned.exitCode, cleaned.stderr).toBe(0);
  expect(plantedIn(cli.folder)).toBeUndefined();
  expect(processesOfRun(runId)).toEqual([]);
  const segments = readFileSync("/proc/sysvipc/shm", "utf8").split("\n");
  const keys = segments.map((line) => Number(line.trim().split(/\s+/)[0]));
  expect(plantedKeys(runId).filter((key) => keys.includes(key))).toEqual([]);
});

test("lines for a workload that answers none are wrong usage", async () => {
  const plan = cli.planOf(["process"], { isolation: { ...isolation, traced: [{ workload: "noop", lines: 5 }] } });
  const run = await cli.start(["run", "--plan", plan, "--out", out]);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain("Workload noop answers no lines");
});
