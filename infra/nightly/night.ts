/** What one night made of the run of each runner, and what of it is kept beside the run in the history. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/**
 * `good`: not worse than the last good run of its class of hosts. `worse`: than that, or than the history lets expect.
 * `accepted`: worse, and meant to be. `first`: of its class there is no good run that it could be held against.
 * `changed`: there are, but its host has been set up differently since. `incomplete`: there is no whole run. `refused`:
 * there is one, and it could not be held against those that it should be.
 */
const verdict = z.enum(["good", "worse", "accepted", "first", "changed", "incomplete", "refused"]);

/** It names a folder. */
export const runId = z.string().regex(/^[0-9T]+-[0-9a-f]+$/);
const folderName = z.string().regex(/^[a-z0-9-]+$/);

const judged = z.object({
  /** The runner's name. */
  runner: z.string(),
  /** Absent where its host is not known. */
  hostClass: folderName.exactOptional(),
  /** The plan's name; absent where there is none. */
  plan: folderName.exactOptional(),
  verdict,
  /** The run's id; absent where nothing was measured. */
  run: runId.exactOptional(),
  /** The good run that it was held against. */
  base: runId.exactOptional(),
  /** How many figures of it have which verdict of `compare`. */
  figures: z.record(z.string(), z.int().nonnegative()).exactOptional(),
  /** Sentences. */
  why: z.string(),
});

export type Judged = z.infer<typeof judged>;

/** A run that was judged, with where it lies; absent where there is none. */
export interface JudgedRun extends Judged {
  readonly folder?: string;
}

const night = z.array(judged.extend({ folder: z.string().exactOptional() }));

/** In the folder that a night is judged into. */
function nightFile(folder: string): string {
  return join(folder, "night.json");
}

export function writeNight(folder: string, runs: readonly JudgedRun[]): void {
  writeFileSync(nightFile(folder), `${JSON.stringify(runs, undefined, 2)}\n`);
}

/** Their folders are relative to that of the night's runs. */
export function readNight(folder: string): JudgedRun[] {
  return night.parse(JSON.parse(readFileSync(nightFile(folder), "utf8")));
}

function judgedFile(runFolder: string): string {
  return join(runFolder, "judged.json");
}

export function writeJudged(runFolder: string, { folder: _folder, ...one }: JudgedRun): void {
  writeFileSync(judgedFile(runFolder), `${JSON.stringify(one)}\n`);
}

export interface KeptRun extends Judged {
  readonly folder: string;
  readonly run: string;
}

/** Whole runs of one plan on one class of hosts; `compare --history` reads it. Unlike plans are not held against each other. */
export function wholeRunsFolder(history: string, className: string, plan: string): string {
  return join(history, "whole", className, plan);
}

/** The others of a class, which are held against nothing. */
export function incompleteRunsFolder(history: string, className: string): string {
  return join(history, "incomplete", className);
}

/** Newest first. @param folder holds a folder for each run, named by its id. */
export function keptRuns(folder: string): KeptRun[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => runId.safeParse(name).success && existsSync(judgedFile(join(folder, name))))
    .map((name) => {
      const file = judgedFile(join(folder, name));
      return { ...judged.parse(JSON.parse(readFileSync(file, "utf8"))), run: name, folder: join(folder, name) };
    })
    .toSorted((a, b) => (a.run < b.run ? 1 : -1));
}

/** Whether later runs may be held against it. */
export function isGood({ verdict: word }: Judged): boolean {
  return word === "good" || word === "accepted" || word === "first" || word === "changed";
}

/** Whether somebody has to look at it. */
export function isFailing({ verdict: word }: Judged): boolean {
  return word === "worse" || word === "incomplete" || word === "refused";
}
