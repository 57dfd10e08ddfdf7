import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cacheDir } from "../host/cache.ts";
import { findTool } from "../host/tools.ts";
import type { PerformanceSample } from "../records/performance-sample.ts";
import { type CommandLine, commandLine } from "../testing/command-line.ts";
import { lacksCommand, lacksRoot } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import { samplesIn } from "../testing/samples-in.ts";
import { watchUntil } from "../testing/watch-until.ts";

let cli: CommandLine;
let out: string;
beforeEach(() => {
  cli = commandLine();
  out = join(cli.folder, "run");
  mkdirSync(out);
});
afterEach(() => cli.remove());

const performance = { blocks: 3, secondsPerStart: 0.001, secondsPerTarget: 600, timeoutSeconds: 60 };

function performanceIn(folder: string): PerformanceSample[] {
  return samplesIn(folder).filter((sample) => sample.metric === "performance");
}

test.each([
  ["does no work", ["noop"], /Workload noop measures no work\. Measure performance with sha256/],
  ["is a further build without its baseline", ["nbody-simd"], /nbody-simd is a further build of nbody/],
  ["is unknown", ["sha265"], /no workload "sha265"\. Did you mean sha256\?/],
])("a plan whose workload %s", async (_, workloads, said) => {
  const plan = cli.planOf(["process"], { performance: { ...performance, workloads } });
  const { exitCode, stderr, stdout } = await cli.start(["run", "--plan", plan, "--out", out]);
  expect(stderr).toMatch(said);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});

test("kill -9 in the middle: clean leaves no folder, resume takes the rest in whole blocks, check reads it", async () => {
  const plan = cli.planOf(["process", "runc"], { performance: { ...performance, workloads: ["files"] } });
  const run = cli.start(["run", "--plan", plan, "--out", out]);
  await watchUntil(out, () => performanceIn(out).length >= 3);
  run.kill("SIGKILL");
  await run;
  const { run: runId } = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
  const folder = join(cacheDir(), "work", runId);
  expect(existsSync(folder)).toBe(true);
  expect((await cli.start(["clean"])).exitCode).toBe(0);
  expect(existsSync(folder)).toBe(false);

  const resumed = await cli.start(["run", "--resume", out]);
  expect(resumed.exitCode, resumed.stderr).toBe(0);
  expect(existsSync(folder)).toBe(false);
  const targets = new Set(performanceIn(out).map(({ target }) => target));
  for (const target of targets) {
    const blocks = performanceIn(out).flatMap((sample) => (sample.target === target ? sample.block : []));
    expect(new Set(blocks)).toEqual(new Set([1, 2, 3]));
  }
  const { stdout, exitCode } = await cli.start(["check", out, "--json"]);
  expect(exitCode).toBe(targets.has("runc") ? 0 : 3);
  const { claims } = JSON.parse(stdout) as { claims: { id: string; verdict: string; targets: unknown[] }[] };
  const container = claims.find(({ id }) => id === "matrix-loss-container");
  expect(container).toMatchObject({ verdict: targets.has("runc") ? "inconclusive" : "unmeasured" });
});

interface Judged {
  readonly claims: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly why: string;
    readonly targets: readonly {
      readonly target: string;
      readonly observed: number | null;
      readonly interval: object | null;
      readonly samples: number;
      readonly why: string;
    }[];
  }[];
}

/** What `check` says of the loss that the document claims of a technology. */
async function lossOf(technology: string): Promise<Judged["claims"][number] | undefined> {
  const { stdout, exitCode, stderr } = await cli.start(["check", out, "--json"]);
  expect(exitCode, stderr).toBe(0);
  return (JSON.parse(stdout) as Judged).claims.find(({ id }) => id === `matrix-loss-${technology}`);
}

/** Enough blocks for an interval. */
const judging = { ...performance, blocks: 6, timeoutSeconds: 600 };

test("a loss of many times: contradicted, with its interval; seen by the gate and in the report", async (context) => {
  requires(context, "wasmedge/aot", findTool("wasmedge", cacheDir()) ? undefined : "There is no wasmedge.");
  // More than an interval needs: on a busy host a line can come so late that its start counts for nothing.
  const blocks = 12;
  const plan = cli.planOf(["wasmedge/aot"], { performance: { ...judging, blocks, workloads: ["clock-reads"] } });
  const ran = await cli.start(["run", "--plan", plan, "--out", out]);
  expect(ran.exitCode, ran.stderr).toBe(0);
  const claim = await lossOf("wasm");
  const why = expect.stringContaining("wasmedge/aot is more lossy in the one kind of work");
  expect(claim).toMatchObject({ verdict: "contradicted", why });
  expect(claim?.targets).toMatchObject([{ target: "wasmedge/aot: clock-reads", samples: blocks }]);
  expect(claim?.targets[0]?.observed).toBeGreaterThan(0.05);
  expect((await cli.start(["check", out, "--fail-on", "contradicted"])).exitCode).toBe(1);
  const { stdout } = await cli.start(["report", out, "--format", "json"]);
  const reported = (JSON.parse(stdout) as { performance: { workload: string; pairs: unknown[] }[] }).performance;
  expect(reported.map(({ workload }) => workload)).toEqual(["clock-reads"]);
  expect(reported[0]?.pairs.length).toBeGreaterThanOrEqual(6);
});

/** A runc, first on PATH, whose containers' output is rewritten by a sed script. */
function rewritingRunc(script: string): { PATH: string } {
  const bin = join(cli.folder, "bin");
  const [installed = ""] = findTool("runc", cacheDir())?.command ?? [];
  mkdirSync(bin);
  writeFileSync(join(bin, "script"), script);
  writeFileSync(join(bin, "runc"), `#!/bin/sh\n'${installed}' "$@" | sed -u -f '${join(bin, "script")}'\n`);
  chmodSync(join(bin, "runc"), 0o755);
  return { PATH: `${bin}:${process.env["PATH"]}` };
}

test.for([
  ["a wrong checksum", 's/"checksum":"../"checksum":"zz/', "wrong-answer", /the checksum is "zz[0-9a-f]*", not "/],
  ["a line that is cut off", "/@result/s/}$//", "wrong-answer", /is not JSON/],
  ["an impossible time", 's/"ns":/"ns":-/', "wrong-answer", /is impossible: ns/],
  ["a clock that runs ten times as fast", 's/"ns":\\([0-9]*\\)/"ns":\\10/', "ok", /its clock and the host's disagree/],
] as const)(
  "%s: every start is recorded with the reason, and nothing is judged by it",
  async ([, script, outcome, why], context) => {
    requires(context, "runc", lacksRoot() ?? lacksCommand("runc", "sed"));
    const plan = cli.planOf(["runc"], { performance: { ...judging, workloads: ["sha256"] } });
    const ran = await cli.start(["run", "--plan", plan, "--out", out], rewritingRunc(script));
    expect(ran.exitCode, ran.stderr).toBe(0);
    const samples = performanceIn(out).filter(({ target }) => target === "runc");
    expect(samples.map((sample) => sample.outcome)).toEqual(Array(6).fill(outcome));
    const claim = await lossOf("container");
    expect(claim).toMatchObject({ verdict: "inconclusive" });
    expect(claim?.targets).toMatchObject([{ observed: null, interval: null, samples: 6, failures: 6 }]);
    expect(claim?.targets[0]?.why).toMatch(why);
  },
);
