/** One run as it is compared with others. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { UsageError } from "../errors.ts";
import { type HostRecord, readHostRecord } from "../records/host-record.ts";
import type { IsolationSeries } from "../records/isolation-series.ts";
import { readSamples } from "../records/reader.ts";
import { planFile, samplesFile } from "../records/run-folder.ts";
import { SeriesCollector } from "./recorded-series.ts";
import type { Series } from "./series.ts";

/** What of a run's plan bears on a comparison; see measure/run-plan.ts. */
const comparedPlan = z.object({
  plan: z.record(z.string(), z.unknown()),
  targets: z.array(
    z.object({
      target: z.string(),
      versions: z.record(z.string(), z.string()),
      files: z.record(z.string(), z.string()),
    }),
  ),
});
type ComparedPlan = z.infer<typeof comparedPlan>;

export interface ComparedRun {
  readonly folder: string;
  /** `20261125T143529-f11ceb`: when it began. */
  readonly run: string;
  readonly host: HostRecord;
  /** Undefined where the run was killed before its plan was made. */
  readonly plan: ComparedPlan | undefined;
  readonly series: readonly Series[];
  readonly isolation: readonly IsolationSeries[];
  /** Sentences: what was tolerated on reading. */
  readonly warnings: readonly string[];
}

function readPlan(folder: string): ComparedPlan | undefined {
  const file = planFile(folder);
  if (!existsSync(file)) return undefined;
  try {
    return comparedPlan.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new UsageError(
      "results",
      `${file} is not as run writes it.`,
      "Restore it, or remove it: without it only versions are compared, and not the files that were started.",
      { cause },
    );
  }
}

/**
 * @throws UsageError where the folder cannot be read, is malformed, is of another schema, or holds no sample.
 */
export function readComparedRun(folder: string): ComparedRun {
  const host = readHostRecord(folder);
  const plan = readPlan(folder);
  const collector = new SeriesCollector();
  const runs = new Set<string>();
  const { warning } = readSamples(samplesFile(folder), (sample) => {
    runs.add(sample.run);
    collector.add(sample);
  });
  const [run, another] = runs;
  if (run === undefined) {
    throw new UsageError("results", `${samplesFile(folder)} holds no sample.`, "Name the folder of a run.");
  }
  if (another !== undefined) {
    const fact = `${samplesFile(folder)} holds samples of two runs, ${run} and ${another}.`;
    throw new UsageError("results", fact, "Give each run a folder of its own.");
  }
  const replaced = Array.from(
    collector.replaced,
    ([target, samples]) =>
      `${folder}: ${target} was replaced in the course of the run; the ${samples} samples after that are left out.`,
  );
  return {
    folder,
    run,
    host,
    plan,
    series: collector.series(),
    isolation: collector.isolation(),
    warnings: [...(warning === undefined ? [] : [warning]), ...replaced],
  };
}
