/** In what two runs differ that should be the same for their figures to be compared. */
import { hostDifferences } from "../host/fingerprint.ts";
import type { HostRecord } from "../records/host-record.ts";
import type { ComparedRun } from "./compared-run.ts";
import { BASELINE } from "./host-shift.ts";

export interface Difference {
  readonly what: string;
  readonly base: string;
  readonly head: string;
}

export interface RunDifferences {
  /** Of the machine and how it is set up. */
  readonly host: readonly Difference[];
  /** Of what runs on it: kernel, distribution, Node, microcode and what follows from them. */
  readonly software: readonly Difference[];
  /** Of runtimes, engines and workloads, by target. */
  readonly versions: ReadonlyMap<string, readonly Difference[]>;
  /** Of what was asked. */
  readonly plan: readonly Difference[];
}

/** Facts of a host that an upgrade of its software changes. */
const softwareFacts = new Set(["kernelRelease", "distribution", "nodeVersion", "microcode", "mitigations"]);

export function isSoftwareFact(name: string): boolean {
  return softwareFacts.has(name);
}

function told(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "not told");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Of an object, such as the mitigations, only what differs in it. */
function factDifferences(what: string, base: unknown, head: unknown): Difference[] {
  if (!isRecord(base) || !isRecord(head)) return [{ what, base: told(base), head: told(head) }];
  return [...new Set([...Object.keys(base), ...Object.keys(head)])]
    .filter((key) => JSON.stringify(base[key]) !== JSON.stringify(head[key]))
    .map((key) => ({ what: `${what} ${key}`, base: told(base[key]), head: told(head[key]) }));
}

function hostFacts(base: HostRecord, head: HostRecord, wanted: (name: string) => boolean): Difference[] {
  return hostDifferences(base, head)
    .filter(wanted)
    .flatMap((name) => factDifferences(name, base[name], head[name]));
}

const SHORT_HASH = 12;

function versionDifferences(target: string, base: ComparedRun, head: ComparedRun): Difference[] {
  const [before, after] = [base, head].map((run) => {
    const planned = run.plan?.targets.find((one) => one.target === target);
    const series = run.series.find((one) => one.target === target);
    const files = Object.entries(planned?.files ?? {}).map(([name, hash]) => [
      `file ${name}`,
      hash.slice(0, SHORT_HASH),
    ]);
    return { ...(planned?.versions ?? series?.versions), ...Object.fromEntries(files) };
  });
  return factDifferences("", before, after).map((one) => ({ ...one, what: one.what.trim() }));
}

/** Workloads that were built differently: the same target and workload, another artefact. */
function artefactDifferences(target: string, base: ComparedRun, head: ComparedRun): Difference[] {
  const hashes = (run: ComparedRun): Map<string, string> =>
    new Map(
      run.series
        .filter((series) => series.target === target)
        .map(({ workload, artefactSha256 }) => [workload, artefactSha256]),
    );
  const after = hashes(head);
  return Array.from(hashes(base)).flatMap(([workload, hash]) => {
    const other = after.get(workload);
    if (other === undefined || other === hash) return [];
    return [{ what: `workload ${workload}`, base: hash.slice(0, SHORT_HASH), head: other.slice(0, SHORT_HASH) }];
  });
}

function targetsOf(run: ComparedRun): string[] {
  return [...new Set(run.series.map(({ target }) => target))].toSorted();
}

function onlyIn(some: readonly string[], others: readonly string[]): string {
  return some.filter((target) => !others.includes(target)).join(", ") || "no other";
}

function planDifferences(base: ComparedRun, head: ComparedRun): Difference[] {
  const [before, after] = [targetsOf(base), targetsOf(head)];
  const neighbours =
    before.join() === after.join()
      ? []
      : [{ what: "targets beside the common ones", base: onlyIn(before, after), head: onlyIn(after, before) }];
  if (base.plan === undefined || head.plan === undefined) return neighbours;
  const [planned, now] = [base.plan.plan, head.plan.plan];
  const parts = Object.keys(planned).filter((part) => part !== "name" && part !== "targets" && part in now);
  return [...neighbours, ...parts.flatMap((part) => factDifferences(part, planned[part], now[part]))];
}

export function runDifferences(base: ComparedRun, head: ComparedRun): RunDifferences {
  const common = new Set(base.series.map(({ target }) => target));
  const targets = [...new Set(head.series.map(({ target }) => target))].filter((target) => common.has(target));
  const versions = targets.map((target) => {
    const artefacts = artefactDifferences(target, base, head);
    // The plain process has no runtime: its version is the kernel's, which is among the host's software.
    const own = target === BASELINE ? [] : versionDifferences(target, base, head);
    return [target, [...own, ...artefacts]] as const;
  });
  return {
    host: hostFacts(base.host, head.host, (name) => !isSoftwareFact(name)),
    software: hostFacts(base.host, head.host, isSoftwareFact),
    versions: new Map(versions.filter(([, differences]) => differences.length > 0)),
    plan: planDifferences(base, head),
  };
}
