/** Findings by check and target, to be drawn. */
import { type IsolationCheck, isolationChecks } from "./isolation-checks.ts";
import type { RecordedBoundary } from "./isolation-line.ts";
import type { IsolationSeries } from "./isolation-series.ts";
import type { IsolationAnswer, IsolationFact } from "./isolation-sample.ts";

export interface MatrixCell {
  /** `untrusted`: what came from inside cannot be. */
  readonly answer: IsolationAnswer | "untrusted";
  /** One sentence: what refused it, what could not be found out, or what was said that cannot be. */
  readonly why: string | undefined;
  readonly facts: Readonly<Record<string, IsolationFact>>;
}

export interface MatrixRow {
  readonly check: IsolationCheck;
  /** In the order of the series; undefined where it was not asked. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

function cellOf({ value, why, error, facts }: RecordedBoundary): MatrixCell {
  return { answer: value ?? "untrusted", why: why ?? error, facts };
}

/** Rows that no target was asked are left out. */
export function isolationMatrix(series: readonly IsolationSeries[]): MatrixRow[] {
  return isolationChecks
    .map((check) => ({
      check,
      cells: series.map(({ findings }) => {
        const finding = findings.get(check.name);
        return finding === undefined ? undefined : cellOf(finding);
      }),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== undefined));
}
