/** Runs as runners leave them, made of a published one: of some of its targets, at another time, or with what is planted. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hostFile, planFile, samplesFile } from "../../../harness/records/run-folder.ts";
import { outcomeFile } from "../../../harness/fleet/outcome.ts";

const results = join(import.meta.dirname, "../../../results");
const published = join(
  results,
  readdirSync(results)
    .filter((name) => name.endsWith("-startup") && existsSync(planFile(join(results, name))))
    .toSorted()
    .at(0) ?? "",
);

const targets = new Set(["process", "runc", "wasmtime/aot", "wasmtime/jit", "jco"]);

interface RecordedSample {
  readonly target: string;
  readonly series: { readonly cache: string; readonly concurrency: number };
  readonly value: number;
  readonly events: Readonly<Record<string, number>>;
}

const samples = readFileSync(samplesFile(published), "utf8")
  .trimEnd()
  .split("\n")
  .map((line): RecordedSample => JSON.parse(line))
  .filter(({ target, series }) => targets.has(target) && series.cache === "warm" && series.concurrency === 1);

/** What the published run's host.json says. */
export const publishedHost: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(hostFile(published), "utf8"));

export interface RecordedNight {
  /** `20260101T020000-abcdef`. */
  readonly run: string;
  /** How many times as long runc's starts take. */
  readonly runcTakes?: number;
  /** What its host.json says otherwise. */
  readonly host?: Readonly<Record<string, unknown>>;
  /** As outcome.json says. */
  readonly outcome?: { readonly outcome: string; readonly why: string };
  /** Samples that it has come to. */
  readonly taken?: number;
}

/** @param folder of one attempt of a runner's; it is made. */
export function writeRecordedNight(folder: string, night: RecordedNight): void {
  const { run, runcTakes = 1, host, outcome = { outcome: "complete", why: "" }, taken = samples.length } = night;
  mkdirSync(folder, { recursive: true });
  const lines = samples.slice(0, taken).map((sample) => {
    const times = sample.target === "runc" ? runcTakes : 1;
    const events = Object.fromEntries(
      Object.entries(sample.events).map(([name, nanoseconds]) => [name, Math.round(nanoseconds * times)]),
    );
    return `${JSON.stringify({ ...sample, run, value: Math.round(sample.value * times), events })}\n`;
  });
  const recorded = JSON.parse(readFileSync(planFile(published), "utf8"));
  const plan = { ...recorded, run, plan: { ...recorded.plan, name: "nightly" } };
  writeFileSync(samplesFile(folder), lines.join(""));
  writeFileSync(planFile(folder), JSON.stringify(plan));
  writeFileSync(hostFile(folder), JSON.stringify({ ...publishedHost, ...host }));
  writeFileSync(outcomeFile(folder), JSON.stringify(outcome));
}
