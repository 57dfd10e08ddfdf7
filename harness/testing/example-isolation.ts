import type { IsolationCheckName } from "../records/isolation-checks.ts";
import type { RecordedBoundary } from "../records/isolation-line.ts";
import { IsolationCollector, type IsolationSeries } from "../records/isolation-series.ts";
import type { IsolationAnswer } from "../records/isolation-sample.ts";
import { exampleCommon } from "./example-sample.ts";

/** What a probe found in one target. */
export interface ExampleFindings {
  readonly of: Partial<RecordedBoundary>;
  readonly answers: Readonly<Partial<Record<IsolationCheckName, IsolationAnswer>>>;
}

export function exampleIsolation(...all: readonly ExampleFindings[]): IsolationSeries[] {
  const common = exampleCommon();
  const collector = new IsolationCollector();
  for (const { of, answers } of all) {
    for (const [check, value] of Object.entries(answers)) {
      collector.add({
        ...common,
        workload: "reach",
        metric: "isolation",
        view: "boundary",
        flags: [],
        check,
        value,
        unit: "answer",
        why: "The probe said so.",
        facts: {},
        ...of,
      });
    }
  }
  return collector.series();
}
