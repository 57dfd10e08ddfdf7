#!/usr/bin/env node
/**
 * Follows a run on another host to its end and fetches what it has measured meanwhile. Called by the role.
 *
 *   follow.ts --remote OUT --folder DIR --poll-seconds N --patience-seconds N -- SSH-ARGUMENTS… HOST
 *
 * Exit status: 0 where the run is complete, 1 where it is not; outcome.json says why.
 */
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArguments } from "../../harness/commands/command.ts";
import { hostFile, planFile, samplesFile } from "../../harness/records/run-folder.ts";
import { type Outcome, outcomeFile } from "./outcome.ts";
import { ConnectionLost, type RemoteRun, remoteRun } from "./remote-run.ts";

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** What is new; the plan is written anew at the end of a run. */
async function fetchRun(run: RemoteRun, folder: string): Promise<void> {
  if (!existsSync(hostFile(folder))) {
    const host = await run.read("host.json");
    if (host.length > 0) writeFileSync(hostFile(folder), host);
  }
  const samples = samplesFile(folder);
  for (let more = await run.read("samples.jsonl", sizeOf(samples)); more.length > 0;) {
    appendFileSync(samples, more);
    more = await run.read("samples.jsonl", sizeOf(samples));
  }
  const plan = await run.read("plan.json");
  if (plan.length > 0) writeFileSync(planFile(folder), plan);
}

function lost(folder: string, lastWords: string): Outcome {
  const has = sizeOf(samplesFile(folder)) > 0;
  return {
    outcome: has ? "partial" : "failed",
    why: `The host could not be reached any more (${lastWords}); ${has ? "what had been fetched is kept" : "nothing had been fetched"}.`,
  };
}

async function ended(run: RemoteRun, folder: string, status: number | "gone"): Promise<Outcome> {
  if (status === 0) return { outcome: "complete", why: "" };
  const has = sizeOf(samplesFile(folder)) > 0;
  const how =
    status === "gone" ? "The run was killed, or the host restarted" : `The run ended with exit status ${status}`;
  return { outcome: has ? "partial" : "failed", why: `${how}; it had said: ${await run.lastWords()}` };
}

/** @param patienceMs how long the host may not be reached before it is given up. */
async function follow(run: RemoteRun, folder: string, pollMs: number, patienceMs: number): Promise<Outcome> {
  let reachedMs = performance.now();
  for (;;) {
    try {
      const state = await run.state(); // first: what is fetched after its end is all there will be
      await fetchRun(run, folder);
      if (typeof state === "number" || state === "gone") return await ended(run, folder, state);
      if (state === "running") reachedMs = performance.now();
      else if (performance.now() - reachedMs > patienceMs) return lost(folder, "its run has not begun");
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      if (performance.now() - reachedMs > patienceMs) return lost(folder, error.message);
    }
    await delay(pollMs);
  }
}

const { values, positionals } = parseArguments("follow", {
  allowPositionals: true,
  options: {
    remote: { type: "string", default: "" },
    folder: { type: "string", default: "." },
    "poll-seconds": { type: "string", default: "60" },
    "patience-seconds": { type: "string", default: "300" },
  },
});
const controlFolder = mkdtempSync(join(tmpdir(), "sg-lab-"));
const run = remoteRun(positionals, values.remote, controlFolder);
try {
  mkdirSync(values.folder, { recursive: true });
  const [pollMs, patienceMs] = [values["poll-seconds"], values["patience-seconds"]].map((text) => Number(text) * 1000);
  const outcome = await follow(run, values.folder, pollMs ?? 0, patienceMs ?? 0);
  writeFileSync(outcomeFile(values.folder), `${JSON.stringify(outcome)}\n`);
  process.exitCode = outcome.outcome === "complete" ? 0 : 1;
} finally {
  await run.close();
  rmSync(controlFolder, { recursive: true, force: true });
}
