/** Follows a run on another host to its end, and fetches what it has measured meanwhile. */
import { appendFileSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { hostFile, planFile, samplesFile } from "../records/run-folder.ts";
import type { Outcome } from "./outcome.ts";

/** The host did not answer. */
export class ConnectionLost extends Error {}

/**
 * An exit status; or how it has ended without one, as a clause; or `waiting`: it has not begun, and is given up where it
 * does not; `queued`: it has not begun, and is waited for as long as it takes.
 */
export type RunState = number | { readonly ended: string } | "waiting" | "queued" | "running";

/** What throws ConnectionLost where the host does not answer. */
export interface RemoteRun {
  state(): Promise<RunState>;
  /** Of a file of its folder, from that byte on; empty where there is nothing (any more) to be had. */
  read(file: string, fromByte?: number): Promise<Buffer>;
  /** Told once everything has been fetched that was there at the last {@link state}. */
  fetched(): Promise<void>;
  /** Waits for so long, or until there may be more to tell. */
  pause(ms: number): Promise<void>;
  /** The end of what it said. */
  lastWords(): Promise<string>;
}

interface Patience {
  /** Between two looks at what has been measured: each costs the host a moment. */
  readonly pollMs: number;
  /** How long the host may not be reached before it is given up. */
  readonly patienceMs: number;
}

const NEWLINE = 0x0a;

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** What is new; the plan is written anew at the end of a run. Before there is one, nothing that counts was measured. */
async function fetchRun(run: RemoteRun, folder: string): Promise<void> {
  const plan = await run.read("plan.json");
  if (plan.length === 0) return;
  if (!existsSync(hostFile(folder))) {
    const host = await run.read("host.json");
    if (host.length > 0) writeFileSync(hostFile(folder), host);
  }
  const samples = samplesFile(folder);
  const more = await run.read("samples.jsonl", sizeOf(samples));
  // Whole lines: what follows them is being written, or is cut off by who goes on with the run.
  appendFileSync(samples, more.subarray(0, more.lastIndexOf(NEWLINE) + 1));
  writeFileSync(planFile(folder), plan);
}

function lost(folder: string, lastWords: string): Outcome {
  const has = sizeOf(samplesFile(folder)) > 0;
  return {
    outcome: has ? "partial" : "failed",
    why: `The host could not be reached any more (${lastWords}); ${has ? "what had been fetched is kept" : "nothing had been fetched"}.`,
  };
}

async function ended(run: RemoteRun, folder: string, state: number | { readonly ended: string }): Promise<Outcome> {
  if (state === 0) return { outcome: "complete", why: "" };
  const has = sizeOf(samplesFile(folder)) > 0;
  const how = typeof state === "number" ? `The run ended with exit status ${state}` : state.ended;
  const words = await run.lastWords();
  return { outcome: has ? "partial" : "failed", why: words === "" ? `${how}.` : `${how}; it had said: ${words}` };
}

/** @param folder for what it measures. */
export async function follow(run: RemoteRun, folder: string, { pollMs, patienceMs }: Patience): Promise<Outcome> {
  mkdirSync(folder, { recursive: true });
  let reachedMs = performance.now();
  for (;;) {
    try {
      const state = await run.state(); // first: what is fetched after its end is all there will be
      if (state !== "queued") await fetchRun(run, folder);
      if (typeof state !== "string") return await ended(run, folder, state);
      await run.fetched();
      if (state !== "waiting") reachedMs = performance.now();
      else if (performance.now() - reachedMs > patienceMs) return lost(folder, "its run has not begun");
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      if (performance.now() - reachedMs > patienceMs) return lost(folder, error.message);
    }
    await run.pause(pollMs);
  }
}
