/**
 * Runs of earlier nights, kept on a branch of their own: one commit without a past, so that what is no longer kept takes
 * no room. `whole/<class of hosts>/<plan>/<run>/` is a run's folder with `judged.json` in it, as is
 * `incomplete/<class of hosts>/<run>/`.
 */
import { copyFileSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { HostError } from "../../harness/errors.ts";
import { hostFile, planFile, samplesFile } from "../../harness/records/run-folder.ts";
import { outcomeFile } from "../../harness/fleet/outcome.ts";
import { incompleteRunsFolder, isGood, type JudgedRun, keptRuns, wholeRunsFolder, writeJudged } from "./night.ts";

export interface HistoryBranch {
  /** Where git finds the repository. */
  readonly remote: string;
  readonly branch: string;
  /** Of GitHub, where the remote is on it and wants one; never an argument of a process. */
  readonly token: string | undefined;
}

/** No setting of the user's is asked, and nobody at a terminal. */
function environment({ token }: HistoryBranch): Record<string, string> {
  const quiet = { GIT_TERMINAL_PROMPT: "0", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  if (token === undefined) return quiet;
  const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    ...quiet,
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "http.extraHeader",
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials}`,
  };
}

async function git(of: HistoryBranch, folder: string, ...args: string[]): Promise<string> {
  const result = await execa("git", args, { cwd: folder, env: environment(of), reject: false, stdin: "ignore" });
  if (!result.failed) return result.stdout;
  const lines = result.stderr.trim().split("\n");
  const words = lines.filter((line) => /^(fatal|error|remote| !)/.test(line)).join("; ") || (lines.at(-1) ?? "");
  const verb = args.find((arg) => !arg.startsWith("-") && !arg.includes("=")) ?? "";
  throw new HostError(
    "history",
    `git ${verb}: ${words.trim()}`,
    "Nothing that was kept is lost. Try it again by hand.",
  );
}

/** The commit that the branch is at now; undefined where there is no such branch yet. */
async function tip(of: HistoryBranch, folder: string): Promise<string | undefined> {
  const line = await git(of, folder, "ls-remote", of.remote, `refs/heads/${of.branch}`);
  return line === "" ? undefined : line.split("\t")[0];
}

/**
 * @param folder is made; it becomes a working tree of the branch, empty where there is none yet.
 * @returns the commit that it holds.
 */
export async function fetchHistory(of: HistoryBranch, folder: string): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true });
  await git(of, folder, "init", "--quiet");
  if ((await tip(of, folder)) === undefined) return undefined;
  await git(of, folder, "fetch", "--quiet", "--depth", "1", of.remote, `refs/heads/${of.branch}`);
  await git(of, folder, "checkout", "--quiet", "--force", "--detach", "FETCH_HEAD");
  return await git(of, folder, "rev-parse", "HEAD");
}

/** Those beyond the newest so many; of these, the last good one stays, since others are held against it. */
function prune(folder: string, last: number): void {
  const runs = keptRuns(folder);
  const lastGood = runs.find(isGood);
  for (const run of runs.slice(last)) {
    if (run !== lastGood) rmSync(run.folder, { recursive: true });
  }
}

/** Files of a run that are kept; reports are made of them. */
const records: readonly ((folder: string) => string)[] = [hostFile, planFile, samplesFile, outcomeFile];

function addRun(history: string, runs: string, one: JudgedRun): void {
  const { run, hostClass, plan, folder } = one;
  if (run === undefined || hostClass === undefined || folder === undefined) return;
  const isWhole = plan !== undefined && one.verdict !== "incomplete";
  const kept = join(
    isWhole ? wholeRunsFolder(history, hostClass, plan) : incompleteRunsFolder(history, hostClass),
    run,
  );
  if (existsSync(kept)) return; // a night that is kept a second time
  mkdirSync(kept, { recursive: true });
  for (const file of records) {
    const from = file(join(runs, folder));
    if (existsSync(from) && lstatSync(from).isFile()) copyFileSync(from, file(kept));
  }
  writeJudged(kept, one);
}

function foldersIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function pruneAll(history: string, last: number): void {
  const whole = foldersIn(join(history, "whole")).flatMap(foldersIn);
  for (const folder of [...whole, ...foldersIn(join(history, "incomplete"))]) prune(folder, last);
}

/** Nights of other workflows that may come between one's fetching the branch and pushing it. */
const ATTEMPTS = 10;

/** @returns whether it is kept: false where the branch has changed meanwhile. */
async function tryToKeep(of: HistoryBranch, change: (history: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-history-"));
  try {
    const before = await fetchHistory(of, folder);
    change(folder);
    await git(of, folder, "checkout", "--quiet", "--orphan", "next");
    await git(of, folder, "add", "--all", "--force");
    const author = ["-c", "user.name=sandgauge nightly", "-c", "user.email=nightly@sandgauge.invalid"];
    await git(of, folder, ...author, "commit", "--quiet", "--allow-empty", "--message", "Runs of the nights");
    const lease = `--force-with-lease=refs/heads/${of.branch}:${before ?? ""}`;
    try {
      await git(of, folder, "push", "--quiet", lease, of.remote, `HEAD:refs/heads/${of.branch}`);
      return true;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      // Another's push is just being carried out, or has been.
      if (error.message.includes("cannot lock ref") || (await tip(of, folder)) !== before) return false;
      throw error;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Adds a night's runs, whole or not, as far as there is something of them. What another night has added meanwhile stays.
 *
 * @param runs the folder that the night's folders are in.
 * @param last how many runs of each class are kept.
 * @throws HostError where the branch cannot be fetched or pushed.
 */
export async function keepNight(
  of: HistoryBranch,
  runs: string,
  night: readonly JudgedRun[],
  last: number,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const isKept = await tryToKeep(of, (history) => {
      for (const one of night) addRun(history, runs, one);
      pruneAll(history, last);
    });
    if (isKept) return;
  }
  const fact = `The branch ${of.branch} was changed by others ${ATTEMPTS} times while this night was added.`;
  throw new HostError("history", fact, "Keep it again: its runs are artefacts of the workflow.");
}
