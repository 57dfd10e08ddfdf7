/** What a traced instance made the host's kernel do, in figures. */
import type { RecordedSurface } from "./isolation-line.ts";
import type { IsolationSeries } from "./isolation-series.ts";

export interface SurfaceFigures {
  readonly target: string;
  readonly workload: string;
  /** System calls that differ, from the request until all of it was gone; undefined where it was not traced. */
  readonly distinct: number | undefined;
  /** Those of them that it made while it answered lines, by component; empty for a workload that answers none. */
  readonly whileAnswering: readonly { readonly component: string; readonly names: readonly string[] }[];
  /** All that it made meanwhile, over the lines that it answered. */
  readonly callsEach: number | undefined;
  /** Of its processes, as the host sees them: user, capabilities, filter. */
  readonly rights: readonly string[];
  /** Why it was not traced. */
  readonly why: string | undefined;
}

function figures(
  series: IsolationSeries,
  { workload, value, calls, answered, error }: RecordedSurface,
): SurfaceFigures {
  const work = calls.filter(({ phase }) => phase === "work");
  const count = work.flatMap(({ counts }) => Object.values(counts)).reduce((sum, each) => sum + each, 0);
  const rights = series.findings.get("confinement")?.facts["processes"];
  return {
    target: series.target,
    workload,
    distinct: value ?? undefined,
    whileAnswering: work.map(({ component, counts }) => ({ component, names: Object.keys(counts) })),
    callsEach: answered === 0 ? undefined : count / answered,
    rights: Array.isArray(rights) ? rights : [],
    why: error,
  };
}

/** One for each workload that was traced in each target. */
export function surfaceFigures(all: readonly IsolationSeries[]): SurfaceFigures[] {
  return all.flatMap((series) => Array.from(series.surfaces.values(), (surface) => figures(series, surface)));
}
