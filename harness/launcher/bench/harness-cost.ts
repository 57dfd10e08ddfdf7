/** (c) What the harness itself takes: time for each sample beyond the sandbox's own, and memory while it holds many. */
import { readFileSync } from "node:fs";
import type { Command } from "../../../drivers/types.ts";
import { startLauncher } from "../launcher.ts";
import { startOnce, type Subject } from "./subject.ts";
import { mebibytes, microseconds, table } from "./table.ts";

function rollup(pid: number, field: "Rss" | "Pss"): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(text.match(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m"))?.[1]) * 1024;
}

function parentOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, "latin1").match(/\) \w (\d+) /)?.[1]);
}

/** Sequential starts, as fast as they go. */
export async function sampleRate(subject: Subject, starts: number): Promise<string> {
  const launcher = await startLauncher({ runId: "bench" });
  try {
    let ownNs = 0;
    const begun = process.hrtime.bigint();
    for (let start = 0; start < starts; start++) ownNs += (await startOnce(launcher, subject)).exit.atNs;
    const wholeNs = Number(process.hrtime.bigint() - begun);
    return table([
      ["sequential starts", "samples", "per second", "the start's own", "the harness' share"],
      [
        subject.name,
        String(starts),
        (starts / (wholeNs / 1e9)).toFixed(0),
        microseconds(ownNs / starts),
        microseconds((wholeNs - ownNs) / starts),
      ],
    ]);
  } finally {
    await launcher.close();
  }
}

/** @param hold must say that it is ready and live until its input closes. */
export async function heldMemory(hold: Command, counts: readonly number[]): Promise<string> {
  const rows: string[][] = [];
  for (const count of counts) {
    const launcher = await startLauncher({ runId: "bench" });
    const request = { ...hold, stdin: "open", awaits: "ready", timeoutNs: 3600e9 } as const;
    const begun = performance.now();
    const held = Array.from({ length: count }, () => launcher.launch(request));
    const spawned = await Promise.all(held.map(async ({ spawned: started, ready }) => (await ready, await started)));
    const seconds = (performance.now() - begun) / 1000;
    const pid = parentOf(spawned[0]?.pid ?? 0);
    const [launcherBytes, nodeBytes] = [rollup(pid, "Pss"), rollup(process.pid, "Rss")];
    rows.push([
      String(count),
      `${seconds.toFixed(2)} s`,
      mebibytes(launcherBytes),
      mebibytes(nodeBytes),
      mebibytes(launcherBytes + nodeBytes),
    ]);
    for (const launch of held) launch.closeInput();
    await Promise.all(held.map(({ exited }) => exited));
    await launcher.close();
  }
  return table([["held at once", "all ready after", "launcher PSS", "Node RSS", "together"], ...rows]);
}
