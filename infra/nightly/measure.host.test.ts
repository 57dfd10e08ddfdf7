/** A night on this machine: set up, measured, judged, kept, and the night after it. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { samplesFile } from "../../harness/records/run-folder.ts";
import { lacksRoot } from "../../harness/testing/lacks.ts";
import { requires } from "../../harness/testing/requires.ts";
import { readOutcome } from "../../harness/fleet/outcome.ts";
import { readNight } from "./night.ts";

const root = join(import.meta.dirname, "../..");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-nightly-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function plan(samples: number): string {
  const file = join(folder, "plan.json");
  const series = [{ cache: "warm", concurrency: 1, samples, secondsPerTarget: 3600, atLeast: samples }];
  const startup = { workload: "noop", warmups: 1, timeoutSeconds: 60, gapMilliseconds: 20, series };
  writeFileSync(file, JSON.stringify({ name: "night", targets: ["process"], startup }));
  return file;
}

const outFolder = (attempt: number): string => join(folder, "runs", "lab-x64", String(attempt));

function measure(...args: string[]) {
  return execa("bash", [join(import.meta.dirname, "measure.sh"), ...args], {
    cwd: folder,
    env: { SANDGAUGE_STATE: join(folder, "state") },
    stdin: "ignore",
    reject: false,
  });
}

const outcomeOf = (out: string): unknown => readOutcome(out, "There is none.");

function nightly(...args: string[]) {
  return execa(process.execPath, [join(root, "infra/nightly.ts"), ...args, "--remote", join(folder, "remote.git")], {
    cwd: folder,
    stdin: "ignore",
    reject: false,
  });
}

/** Resolves once something of it was measured. */
async function firstSample(out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const changes = watch(out);
  const hasSample = (): boolean =>
    existsSync(samplesFile(out)) && readFileSync(samplesFile(out), "utf8").includes("\n");
  while (!hasSample()) await once(changes, "change");
  changes.close();
}

describe("measure.sh", () => {
  beforeEach((context) => requires(context, "nightly", lacksRoot()));

  test("two nights, from the run to what is kept of it", async () => {
    await execa("git", ["init", "--quiet", "--bare", join(folder, "remote.git")]);
    const night = async (attempt: number): Promise<ReturnType<typeof readNight>[number] | undefined> => {
      const out = outFolder(attempt);
      const [runs, history, judged] = ["runs", `history-${attempt}`, "judged"].map((name) => join(folder, name));
      const { exitCode, stderr } = await measure(out, plan(40));
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
      expect(outcomeOf(out)).toEqual({ outcome: "complete", why: "" });
      const folders = ["--runs", runs ?? "", "--history", history ?? "", "--out", judged ?? ""];
      expect(await nightly("fetch", "--history", history ?? "")).toMatchObject({ exitCode: 0 });
      expect(await nightly("judge", ...folders, "--lab", "x64")).toMatchObject({ exitCode: 0 });
      expect(await nightly("keep", "--runs", runs ?? "", "--out", judged ?? "")).toMatchObject({ exitCode: 0 });
      return readNight(judged ?? "").at(-1);
    };
    const first = await night(1);
    expect(first).toMatchObject({ runner: "lab-x64", verdict: "first" });
    // Whether the second is worse is up to whatever else this machine does meanwhile.
    const second = await night(2);
    expect(second).toMatchObject({ runner: "lab-x64", base: first?.run });
  });

  test("ended from outside it keeps what there is, and says so", async () => {
    const out = outFolder(1);
    const running = measure(out, plan(10_000));
    await firstSample(out);
    running.kill("SIGTERM");
    expect(await running).toMatchObject({ exitCode: 130 });
    expect(outcomeOf(out)).toEqual({ outcome: "partial", why: "It was interrupted." });
  });

  test("its time over, it is ended, and fails where nothing was measured", async () => {
    const out = outFolder(1);
    expect(await measure(out, plan(10_000), "0.001")).toMatchObject({ exitCode: 124 });
    expect(outcomeOf(out)).toEqual({
      outcome: "failed",
      why: "It ended with exit status 124 before anything was measured.",
    });
  });

  test("where another measures on this host, it does not", async () => {
    mkdirSync("/run/lock", { recursive: true });
    const lock = "/run/lock/sandgauge-nightly.lock";
    const holder = execa("flock", [lock, "sh", "-c", "echo held; exec cat"], { stdin: "pipe" });
    await once(holder.stdout, "data");
    const out = outFolder(1);
    expect(await measure(out, plan(40), "240", "0")).toMatchObject({ exitCode: 75 });
    expect(outcomeOf(out)).toEqual({
      outcome: "failed",
      why: "Another run measures on this host, and did not end within 0 minutes.",
    });
    holder.stdin.end();
    await holder;
  });

  test("a plan that there is not fails, and says so", async () => {
    const out = outFolder(1);
    expect(await measure(out, "nightlong")).toMatchObject({ exitCode: 2 });
    expect(outcomeOf(out)).toMatchObject({ outcome: "failed" });
  });
});

describe("set-up.sh", () => {
  beforeEach((context) => requires(context, "nightly", lacksRoot()));

  test("from a bare checkout to one that measures; wrong usage of setup ends it", { timeout: 300_000 }, async () => {
    const checkout = join(folder, "checkout");
    const { stdout } = await execa("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
      cwd: root,
    });
    for (const file of stdout.split("\0").filter((name) => name !== "" && existsSync(join(root, name)))) {
      mkdirSync(dirname(join(checkout, file)), { recursive: true });
      cpSync(join(root, file), join(checkout, file));
    }
    const setUp = async (...args: string[]) =>
      await execa("bash", [join(checkout, "infra/nightly/set-up.sh"), ...args], { stdin: "ignore", reject: false });
    const { exitCode, stderr } = await setUp("--only", "c-compiler");
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    const cli = join(checkout, "harness/cli.ts");
    await execa(join(checkout, "node_modules/.bin/node"), [cli, "audit", "--json"], { stdin: "ignore" });
    expect(await setUp("--only", "nothing")).toMatchObject({ exitCode: 2 });
  });
});
