import type { V1ContainerState, V1Job, V1Pod } from "@kubernetes/client-node";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type JobFacts, jobProgress, refusalOf } from "./job-progress.ts";

const running: V1ContainerState = { running: {} };
const ended = (exitCode: number): V1ContainerState => ({ terminated: { exitCode } });
const waiting = (reason: string, message = ""): V1ContainerState => ({ waiting: { reason, message } });

/** What a cluster of Kubernetes 1.37 told, one after the other, of Jobs that run-on-kubernetes.host.test.ts has made. */
const recorded = JSON.parse(readFileSync(join(import.meta.dirname, "fixtures/jobs.json"), "utf8")) as Record<
  "waited" | "evicted",
  Pick<JobFacts, "job" | "pods">[]
>;

interface PodState {
  readonly phase?: string;
  readonly results?: V1ContainerState;
  readonly measure?: V1ContainerState;
  readonly unschedulable?: string;
  readonly deleted?: boolean;
}

function pod({ phase = "Running", results, measure, unschedulable, deleted = false }: PodState): V1Pod {
  const scheduled = {
    type: "PodScheduled",
    status: unschedulable === undefined ? "True" : "False",
    reason: "Unschedulable",
    message: unschedulable,
  };
  return {
    metadata: { name: "pod", ...(deleted ? { deletionTimestamp: new Date() } : {}) },
    status: {
      phase,
      conditions: [scheduled],
      initContainerStatuses: results === undefined ? [] : [{ name: "results", state: results }],
      containerStatuses: measure === undefined ? [] : [{ name: "measure", state: measure }],
    },
  } as unknown as V1Pod;
}

function job(type?: string, reason?: string, message?: string): V1Job {
  const conditions = type === undefined ? [] : [{ type, status: "True", reason, message }];
  return { status: { conditions } } as unknown as V1Job;
}

function progressOf(facts: Partial<JobFacts>) {
  return jobProgress({ job: job(), pods: [], refusal: undefined, ...facts });
}

test("of a Job that waited for its turn, as it was recorded", () => {
  const name = "sandgauge-20261128t053221-dde8f1-1-lj7t6";
  expect(recorded.waited.map(progressOf)).toEqual([
    { is: "queued", why: expect.stringMatching(/^0\/1 nodes are available: .*anti-affinity/) },
    { is: "queued", why: "its containers are being started" },
    { is: "running", pod: name, isEnding: false },
    { is: "over", pod: name },
    { is: "queued", why: "" },
    { is: "ended", by: 0 },
  ]);
});

test("of a Job whose Pod was evicted, as it was recorded: a deleted Pod's containers run until all have ended", () => {
  const [first, second] = ["8v6ds", "xm98s"].map((end) => `sandgauge-20261128t053233-e72d42-1-${end}`);
  expect(recorded.evicted.map(progressOf)).toEqual([
    { is: "queued", why: "its containers are being started" },
    { is: "running", pod: first, isEnding: false },
    { is: "running", pod: first, isEnding: true },
    { is: "queued", why: "" },
    { is: "queued", why: "it has no Pod yet" },
    { is: "queued", why: "its containers are being started" },
    { is: "running", pod: second, isEnding: false },
    { is: "over", pod: second },
    { is: "queued", why: "" },
  ]);
});

test("while it measures, and until its results are fetched, there is a Pod to fetch from", () => {
  const measuring = pod({ results: running, measure: running });
  expect(progressOf({ pods: [measuring] })).toEqual({ is: "running", pod: "pod", isEnding: false });
  const ending = pod({ results: running, measure: running, deleted: true });
  expect(progressOf({ pods: [ending] })).toEqual({ is: "running", pod: "pod", isEnding: true });
  const over = pod({ results: running, measure: ended(0) });
  expect(progressOf({ pods: [over] })).toEqual({ is: "over", pod: "pod" });
  expect(progressOf({ pods: [over], job: undefined })).toEqual({ is: "over", pod: "pod" });
});

test.each([
  ["no Pod", [], "it has no Pod yet"],
  [
    "no place",
    [
      pod({
        phase: "Pending",
        unschedulable: "0/2 nodes are available: 1 node(s) didn't match pod anti-affinity rules.",
      }),
    ],
    "0/2 nodes are available: 1 node(s) didn't match pod anti-affinity rules.",
  ],
  [
    "an image that is pulled",
    [pod({ phase: "Pending", results: waiting("PodInitializing") })],
    "its containers are being started",
  ],
  ["a Pod whose end is not known yet", [pod({ measure: ended(0), results: ended(0) })], ""],
  ["a Pod that has failed", [pod({ phase: "Failed", measure: ended(137), results: ended(0) })], ""],
])("with %s it waits, and says for what", (_, pods, why) => {
  expect(progressOf({ pods })).toEqual({ is: "queued", why });
});

test.each<[string, Partial<JobFacts>, unknown]>([
  ["complete", { job: job("Complete"), pods: [pod({ phase: "Succeeded", measure: ended(0) })] }, 0],
  [
    "refused by the run",
    {
      job: job(
        "Failed",
        "PodFailurePolicy",
        "Container measure for pod a/b failed with exit code 2 matching FailJob rule at index 0",
      ),
      pods: [pod({ phase: "Failed", measure: ended(2) })],
    },
    2,
  ],
  [
    "tried often enough",
    {
      job: job("Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit"),
      pods: [pod({ phase: "Failed", measure: ended(137) })],
    },
    137,
  ],
  [
    "too late",
    { job: job("Failed", "DeadlineExceeded", "Job was active longer than specified deadline"), pods: [] },
    expect.stringMatching(
      /^Kubernetes has given it up: DeadlineExceeded, Job was active longer than specified deadline$/,
    ),
  ],
  ["gone", { job: undefined, pods: [] }, "Somebody has deleted its Job"],
  [
    "without a Pod",
    { refusal: 'pods "sandgauge-1-" is forbidden: violates PodSecurity "baseline:latest": privileged' },
    expect.stringMatching(/^No Pod can be made: pods .* violates PodSecurity "baseline:latest": privileged$/),
  ],
  [
    "without its image",
    {
      pods: [
        pod({
          phase: "Pending",
          results: waiting("ErrImageNeverPull", 'Container image "x" is not present with pull policy of Never'),
        }),
      ],
    },
    expect.stringMatching(
      /^The Pod does not run: ErrImageNeverPull, Container image "x" is not present.*\. Bring the image to the node/,
    ),
  ],
])("what is %s has ended", (_, facts, by) => {
  expect(progressOf(facts)).toEqual({ is: "ended", by });
});

test("the newest Pod tells, whatever became of those before it", () => {
  const pods = [pod({ phase: "Failed", measure: ended(137) }), pod({ results: running, measure: running })];
  expect(progressOf({ pods }).is).toBe("running");
});

function refusalBy(kind: string, type: string, reason: string) {
  return refusalOf({ type, reason, message: "forbidden", involvedObject: { kind, name: "sandgauge-1" }, metadata: {} });
}

test("of the events about Jobs one says that there can be no Pod", () => {
  expect(refusalBy("Job", "Warning", "FailedCreate")).toEqual([["sandgauge-1", "forbidden"]]);
  expect(refusalBy("Job", "Normal", "SuccessfulCreate")).toEqual([]);
  expect(refusalBy("Pod", "Warning", "FailedCreate")).toEqual([]);
});
