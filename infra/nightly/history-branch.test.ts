/** The history's branch, in git repositories of the test's own. */
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HostError } from "../../harness/errors.ts";
import { script } from "../testing/bare-system.ts";
import { fetchHistory, type HistoryBranch, keepNight } from "./history-branch.ts";
import { type JudgedRun, keptRuns } from "./night.ts";
import { writeRecordedNight } from "./testing/recorded-night.ts";

let folder: string;
let of: HistoryBranch;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-branch-"));
  of = { remote: join(folder, "remote.git"), branch: "measurements", token: "a-token" };
  await git("init", "--quiet", "--bare", of.remote);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function git(...args: string[]): Promise<string> {
  return (await execa("git", args, { cwd: folder, stdin: "ignore" })).stdout;
}

/** Of that day; its run lies in the folder of the night's runs. */
function judged(day: number, changes: Partial<JudgedRun> = {}): JudgedRun {
  const run = `202601${String(day).padStart(2, "0")}T020000-abcdef`;
  writeRecordedNight(join(folder, "runs", run), { run, taken: 3 });
  return {
    runner: "lab-x64",
    hostClass: "x64-a",
    plan: "nightly",
    verdict: "good",
    run,
    folder: run,
    why: "",
    ...changes,
  };
}

async function keep(night: readonly JudgedRun[], last = 60): Promise<void> {
  await keepNight(of, join(folder, "runs"), night, last);
}

let fetches = 0;
async function fetched(): Promise<string> {
  fetches += 1;
  const history = join(folder, `history-${fetches}`);
  await fetchHistory(of, history);
  return history;
}

const classFolder = "whole/x64-a/nightly";
const runsIn = (history: string, kept = classFolder): string[] => keptRuns(join(history, kept)).map(({ run }) => run);

test("before the first night there is nothing, and that is no fault", async () => {
  expect(await fetchHistory(of, join(folder, "history"))).toBeUndefined();
  expect(readdirSync(join(folder, "history"))).toEqual([".git"]);
});

test("runs come back as they were kept, newest first, each class's by themselves", async () => {
  await keep([judged(1), judged(2, { hostClass: "arm64-b" })]);
  await keep([judged(3, { verdict: "worse", base: "20260101T020000-abcdef", figures: { worse: 2 } })]);
  const history = await fetched();
  expect(runsIn(history)).toEqual(["20260103T020000-abcdef", "20260101T020000-abcdef"]);
  expect(runsIn(history, "whole/arm64-b/nightly")).toEqual(["20260102T020000-abcdef"]);
  const [newest] = keptRuns(join(history, classFolder));
  expect(newest).toMatchObject({ verdict: "worse", base: "20260101T020000-abcdef", figures: { worse: 2 } });
  const files = readdirSync(newest?.folder ?? "").toSorted();
  expect(files).toEqual(["host.json", "judged.json", "outcome.json", "plan.json", "samples.jsonl"]);
});

test("the branch has one commit, whatever was kept on it before", async () => {
  await keep([judged(1)]);
  await keep([judged(2)]);
  expect(await git("--git-dir", of.remote, "rev-list", "--count", of.branch)).toBe("1");
});

test("a night that is kept twice is there once", async () => {
  const night = [judged(1)];
  await keep(night);
  await keep(night);
  expect(runsIn(await fetched())).toEqual(["20260101T020000-abcdef"]);
});

test("of the nights no more than so many are kept, and the last good one", async () => {
  await keep([judged(1), judged(2)]);
  for (const day of [3, 4, 5]) await keep([judged(day, { verdict: "worse" })], 2);
  expect(runsIn(await fetched()).map((run) => run.slice(6, 8))).toEqual(["05", "04", "02"]);
});

test("what is not whole is kept beside, and bounded too; what has no sample is not", async () => {
  for (const day of [1, 2, 3]) await keep([judged(day, { verdict: "incomplete" })], 2);
  const { run: _run, ...without } = judged(4, { verdict: "incomplete" });
  await keep([without]);
  const history = await fetched();
  expect(runsIn(history)).toEqual([]);
  expect(runsIn(history, "incomplete/x64-a")).toEqual(["20260103T020000-abcdef", "20260102T020000-abcdef"]);
});

test("only a run's own files are kept, and no link out of it", async () => {
  const night = judged(1);
  const from = join(folder, "runs", night.folder ?? "");
  writeFileSync(join(from, "other"), "");
  rmSync(join(from, "plan.json"));
  symlinkSync("/etc/hostname", join(from, "plan.json"));
  await keep([night]);
  const [kept] = keptRuns(join(await fetched(), classFolder));
  const files = readdirSync(kept?.folder ?? "").toSorted();
  expect(files).toEqual(["host.json", "judged.json", "outcome.json", "samples.jsonl"]);
});

test("two nights at once: what one pushed between the other's fetch and push is kept, too", async () => {
  await keep([judged(1)]);
  // What the other pushed, ready to be put there while the first push is on its way.
  await keep([judged(2)]);
  const other = await git("--git-dir", of.remote, "rev-parse", of.branch);
  await git("--git-dir", of.remote, "update-ref", "refs/heads/elsewhere", other);
  await keep([judged(3)]);
  script(
    join(of.remote, "hooks", "pre-receive"),
    `[ ! -e "${folder}/raced" ] || exit 0
touch "${folder}/raced"
unset GIT_QUARANTINE_PATH
git update-ref refs/heads/${of.branch} ${other}`,
  );
  await keep([judged(4)]);
  expect(existsSync(join(folder, "raced"))).toBe(true);
  expect(runsIn(await fetched()).map((run) => run.slice(6, 8))).toEqual(["04", "02", "01"]);
});

test("many nights at once are all kept", async () => {
  const nights = [1, 2, 3, 4].map((day) => judged(day));
  await Promise.all(nights.map((night) => keep([night])));
  expect(runsIn(await fetched())).toHaveLength(4);
});

test("a repository that refuses is told in its own words, and nothing that was kept is lost", async () => {
  await keep([judged(1)]);
  script(join(of.remote, "hooks", "pre-receive"), `echo "the branch is protected" >&2; exit 1`);
  const refused = keep([judged(2)]);
  await expect(refused).rejects.toThrow(HostError);
  await expect(refused).rejects.toThrow(/\[history\] git push: .*the branch is protected/);
  expect(runsIn(await fetched())).toEqual(["20260101T020000-abcdef"]);
});

test("a repository that is not there", async () => {
  const away = { ...of, remote: join(folder, "away.git") };
  await expect(fetchHistory(away, join(folder, "history"))).rejects.toThrow(
    /\[history\] git ls-remote: fatal: .*away\.git/,
  );
});
