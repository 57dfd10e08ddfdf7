/** Nights made of a published run, judged by the verbs as the workflow calls them. */
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { incompleteRunsFolder, type JudgedRun, readNight, wholeRunsFolder, writeJudged } from "./night.ts";
import { hostClassOf } from "./host-class.ts";
import { publishedHost, type RecordedNight, writeRecordedNight } from "./testing/recorded-night.ts";

// Each night starts the command line some ten times.
vi.setConfig({ testTimeout: 240_000 });

const nightly = join(import.meta.dirname, "../nightly.ts");
const RUNNER = "lab-x64";
const hostClass = hostClassOf(publishedHost);

let folder: string;
let runs: string;
let history: string;
let judged: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-judge-"));
  [runs, history, judged] = [join(folder, "runs"), join(folder, "history"), join(folder, "judged")];
});
afterEach(() => rmSync(folder, { recursive: true }));

const idOf = (day: number): string => `202601${String(day).padStart(2, "0")}T020000-abcdef`;

function kept(
  day: number,
  verdict: JudgedRun["verdict"],
  night: Partial<RecordedNight> = {},
  plan = "nightly",
): string {
  const run = idOf(day);
  const of =
    verdict === "incomplete" ? incompleteRunsFolder(history, hostClass) : wholeRunsFolder(history, hostClass, plan);
  const own = join(of, run);
  writeRecordedNight(own, { run, ...night });
  writeJudged(own, { runner: RUNNER, hostClass, plan, verdict, run, why: "As it was." });
  return own;
}

function measured(day: number, night: Partial<RecordedNight> = {}, attempt = 1): string {
  const own = join(runs, RUNNER, String(attempt));
  writeRecordedNight(own, { run: idOf(day), ...night });
  return own;
}

async function verb(...args: string[]): Promise<{ code: number | undefined; stderr: string }> {
  const summary = join(folder, "step-summary");
  const { exitCode: code, stderr } = await execa(process.execPath, [nightly, ...args], {
    env: { GITHUB_STEP_SUMMARY: summary },
    stdin: "ignore",
    reject: false,
  });
  return { code, stderr };
}

/** Of the one runner of the lab; the hosted ones have sent nothing. */
async function judge(...more: string[]): Promise<JudgedRun> {
  const folders = ["--runs", runs, "--history", history, "--out", judged];
  const { code, stderr } = await verb("judge", ...folders, "--lab", "x64", ...more);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const night = readNight(judged);
  expect(night.map(({ runner }) => runner)).toEqual(["github-x64", "github-arm64", RUNNER]);
  const [one] = night.slice(-1);
  if (one === undefined) throw new Error("There is no runner of the lab.");
  return one;
}

const page = (file: string): string => readFileSync(join(judged, "page", file), "utf8");

async function failing(): Promise<string[]> {
  const { code, stderr } = await verb("gate", "--out", judged);
  const lines = stderr.split("\n").filter((line) => line !== "");
  expect(code).toBe(lines.length === 0 ? 0 : 1);
  return lines;
}

test("the first night has a report, and is what later ones are held against", async () => {
  measured(1);
  expect(await judge()).toMatchObject({ verdict: "first", hostClass, run: idOf(1), folder: join(RUNNER, "1") });
  expect(page("index.html")).toContain(`href="${RUNNER}/report.html"`);
  expect(existsSync(join(judged, "page", RUNNER, "report.html"))).toBe(true);
  expect(await failing()).toEqual([
    "github-x64: incomplete: Nothing came from it.",
    "github-arm64: incomplete: Nothing came from it.",
  ]);
});

test("what is as it was is good; the run that was worse in between is held against nothing", async () => {
  kept(1, "good");
  kept(2, "worse", { runcTakes: 2 });
  kept(2, "incomplete", { taken: 5 });
  measured(3);
  const night = await judge();
  expect(night).toMatchObject({ verdict: "good", base: idOf(1), figures: { worse: 0 } });
  expect((await failing()).filter((line) => line.startsWith(RUNNER))).toEqual([]);
  expect(page("index.html")).toContain("2026-01-02 02:00");
});

test("what is worse is told in the summary, figure by figure, and fails the gate", async () => {
  kept(1, "good");
  measured(2, { runcTakes: 1.5 });
  const night = await judge();
  expect(night).toMatchObject({ verdict: "worse", base: idOf(1) });
  expect(night.figures?.["worse"]).toBeGreaterThan(0);
  const summary = readFileSync(join(folder, "step-summary"), "utf8");
  expect(summary).toBe(`${readFileSync(join(judged, "summary.md"), "utf8")}\n`);
  expect(summary).toContain(`| ${RUNNER} | ✗ worse |`);
  expect(summary).toMatch(/✗ worse \| `runc`/);
  expect(await failing()).toContainEqual(expect.stringMatching(`^${RUNNER}: worse: `));
});

test("what is worse and was meant to be is accepted, and passes", async () => {
  kept(1, "good");
  measured(2, { runcTakes: 1.5 });
  expect(await judge("--accept", "true")).toMatchObject({ verdict: "accepted" });
  expect((await failing()).filter((line) => line.startsWith(RUNNER))).toEqual([]);
});

test("a host that was set up differently is told, and begins anew", async () => {
  kept(1, "good");
  measured(2, { host: { swapBytes: 2 ** 30 }, runcTakes: 2 });
  expect(await judge()).toMatchObject({
    verdict: "changed",
    why: "Its host differs from all that are kept: swapBytes.",
  });
});

test("of two hosts of one class each is held against its own, whichever came last", async () => {
  kept(1, "good");
  kept(2, "good", { host: { swapBytes: 2 ** 30 } });
  measured(3);
  expect(await judge()).toMatchObject({ verdict: "good", base: idOf(1) });
});

test("a kind of host that was never measured has no history", async () => {
  kept(1, "good");
  measured(2, { host: { logicalCpus: 64 } });
  expect(await judge()).toMatchObject({ verdict: "first", hostClass: hostClass.replace("2-cpus", "64-cpus") });
});

test("a run of another plan is held against none of these", async () => {
  kept(1, "good", { runcTakes: 0.5 }, "quick");
  measured(2);
  expect(await judge()).toMatchObject({ verdict: "first", plan: "nightly" });
});

test("nights that are missing are told with the history", async () => {
  for (const day of [1, 2, 3, 4, 20]) kept(day, "good");
  measured(21);
  const { why, ...night } = await judge();
  expect(night).toMatchObject({ verdict: "good", base: idOf(20) });
  expect(why).toContain("The history has a gap: no run between 2026-01-04 and 2026-01-20.");
  expect(page(`${RUNNER}/history.md`)).toContain("against 5 runs before it");
  expect(page(`${RUNNER}/history.metrics.txt`)).toMatch(/# EOF\n$/);
});

test("a run that is not whole has a report of what there is, and fails; it is held against nothing", async () => {
  kept(1, "good");
  measured(2, { taken: 100, outcome: { outcome: "partial", why: "It was ended after 240 minutes." } });
  expect(await judge()).toMatchObject({
    verdict: "incomplete",
    run: idOf(2),
    why: "It was ended after 240 minutes.",
  });
  expect(existsSync(join(judged, "page", RUNNER, "report.html"))).toBe(true);
  expect(await failing()).toContain(`${RUNNER}: incomplete: It was ended after 240 minutes.`);
});

test("of a job that was tried again the whole run counts", async () => {
  measured(1, { outcome: { outcome: "failed", why: "It was killed." }, taken: 1 }, 1);
  measured(2, {}, 2);
  measured(3, { outcome: { outcome: "partial", why: "It was interrupted." }, taken: 10 }, 10);
  expect(await judge()).toMatchObject({ verdict: "first", run: idOf(2), folder: join(RUNNER, "2") });
});

test("a run that cannot be read is refused; the page is there all the same", async () => {
  kept(1, "good");
  const own = measured(2);
  appendFileSync(join(own, "samples.jsonl"), "{}\n");
  expect(await judge()).toMatchObject({ verdict: "refused", run: idOf(2) });
  expect(page("index.html")).toContain(`${RUNNER}: refused`);
  expect(await failing()).toContainEqual(expect.stringMatching(`^${RUNNER}: refused: .*samples\\.jsonl`));
});

test("a run of the history that cannot be read is passed over, and told", async () => {
  kept(1, "good");
  appendFileSync(join(kept(2, "good"), "samples.jsonl"), "{}\n");
  measured(3);
  const { verdict, base, why } = await judge();
  expect({ verdict, base }).toEqual({ verdict: "good", base: idOf(1) });
  expect(why).toMatch(/Newer ones could not be read: .*samples\.jsonl/);
  expect(why).toMatch(/The history could not be told: /);
});

test("whatever a runner's files say, it is text on the page and in the summary, and names no folder", async () => {
  const hostile = `<script>alert(1)</script> | @everyone \`x\` [a](https://example.com)\n# b`;
  measured(1, { outcome: { outcome: "partial", why: hostile }, host: { cpuModel: "../../<b>" } });
  expect(await judge()).toMatchObject({ verdict: "incomplete", hostClass: expect.stringMatching(/^[a-z0-9-]+$/) });
  expect(page("index.html")).not.toContain("<script");
  expect(page("index.html")).toContain("&lt;script&gt;");
  const row = readFileSync(join(judged, "summary.md"), "utf8")
    .split("\n")
    .find((line) => line.includes("script"));
  expect(row).toMatch(/\| `<script>alert\(1\)<\/script> \\\| @everyone 'x' \[a\]\(https:\/\/example\.com\)[^`]*` \|$/);
});

test("a run whose id is none has no place in the history", async () => {
  measured(1, { run: "../../../escape" });
  const { verdict, run } = await judge();
  expect({ verdict, run }).toEqual({ verdict: "incomplete", run: undefined });
});

test("folders that are not there are no night's fault, and empty ones neither", async () => {
  mkdirSync(join(runs, RUNNER, "1"), { recursive: true });
  writeFileSync(join(runs, "stray"), "");
  expect(await judge()).toMatchObject({ verdict: "incomplete", why: "It does not tell what came of it." });
});

test.each([
  [["judge"], "[nightly] --runs is missing."],
  [["sing"], '[nightly] There is no "sing".'],
  [["keep", "--runs", "a", "--out", "b", "--last", "none"], '[--last] "none" is no whole number from 1 on.'],
  [["runners", "--lab", "x86"], '[SANDGAUGE_LAB] There is no architecture "x86".'],
])("nightly %j is wrong usage", async (args, words) => {
  const { code, stderr } = await verb(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});
