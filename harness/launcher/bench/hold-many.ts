/**
 * The process that held-memory.ts measures: holds so many, prints what that takes as JSON. Imports nothing but what it
 * is to measure.
 */
import { readFileSync } from "node:fs";
import { startLauncher } from "../launcher.ts";

function kilobytes(file: string, field: string): number {
  return Number(readFileSync(file, "latin1").match(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m"))?.[1]) * 1024;
}

function parentOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, "latin1").match(/\) \w (\d+) /)?.[1]);
}

const [count = "", program = "", ...modules] = process.argv.slice(2);
for (const module of modules) await import(module);
const launcher = await startLauncher({ runId: "bench" });
const begun = performance.now();
const launches = Array.from({ length: Number(count) }, () =>
  launcher.launch({ argv: [program], env: {}, stdin: "open", awaits: "ready", timeoutNs: 3600e9 }),
);
await Promise.all(launches.map(({ ready }) => ready));
const seconds = (performance.now() - begun) / 1000;
const spawned = await Promise.all(launches.map((launch) => launch.spawned));
const launcherPid = parentOf(spawned[0]?.pid ?? 0);
console.log(
  JSON.stringify({
    seconds,
    launcherPssBytes: kilobytes(`/proc/${launcherPid}/smaps_rollup`, "Pss"),
    nodePssBytes: kilobytes("/proc/self/smaps_rollup", "Pss"),
    nodePeakRssBytes: kilobytes("/proc/self/status", "VmHWM"),
  }),
);
await launcher.close();
