/** What the folder of a run to go on with tells of it. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { UsageError } from "../errors.ts";
import { hostDifferences, type HostFingerprint } from "../host/fingerprint.ts";
import type { RunRequest } from "../measure/run.ts";
import { startKey } from "../measure/schedule.ts";
import { readSamples } from "../records/reader.ts";
import { hostFile, samplesFile } from "../records/run-folder.ts";

function recordedHost(folder: string): unknown {
  return JSON.parse(readFileSync(hostFile(folder), "utf8"));
}

/** Whether the run to go on with was begun by `--tune`. */
export function wasTuned(folder: string): boolean {
  const host = z.object({ tuning: z.unknown() }).safeParse(recordedHost(folder)).data;
  return (host?.tuning ?? null) !== null;
}

/** @throws UsageError where the run to go on with is of another host. */
export function checkSameHost(folder: string, host: HostFingerprint): void {
  const before = recordedHost(folder);
  const differences = hostDifferences(before, host);
  if (differences.length === 0) return;
  throw new UsageError(
    "resume",
    `${folder} was measured on another host: ${differences.join(", ")} differ.`,
    "Start a new run here; runs of two hosts are never one.",
  );
}

/** What the run has samples of already. A start of which it has only some is not taken again. */
export function soFar(folder: string): Pick<NonNullable<RunRequest["resumed"]>, "taken" | "isDone"> {
  const taken = new Set<string>();
  const done = new Set<string>();
  /** Of a metric whose blocks follow each other: all but the last that was begun have come to their end. */
  let begun: string | undefined;
  readSamples(samplesFile(folder), (sample) => {
    const block = `${sample.metric} ${sample.target} ${sample.block}`;
    if (sample.metric === "startup") {
      const { target, series, index, warmup } = sample;
      if (!warmup)
        taken.add(startKey({ target, series, block: sample.block, index: index - (index % series.concurrency) }));
    } else if (sample.metric === "density") {
      if (sample.phase === "end") done.add(block);
    } else if (begun !== block) {
      if (begun !== undefined) done.add(begun);
      begun = block;
    }
  });
  return { taken, isDone: (metric, target, block) => done.has(`${metric} ${target} ${block}`) };
}
