/**
 * Sends requests at a fixed rate, whatever comes back, and follows the answers. Latency counts from the moment at which
 * a request was due: a service that stalls cannot put off the requests that would have seen it stall (Gil Tene,
 * "How NOT to Measure Latency", 2013, calls that coordinated omission).
 */
import { within } from "../../../drivers/lib/within.ts";
import type { WorkloadManifest } from "../../../workloads/types.ts";
import type { Launch, LineEvent } from "../../launcher/types.ts";
import { quantileOfSorted } from "../../stats/quantile.ts";
import { quoted } from "../answer.ts";
import { type Limits, type Observation, unfinished } from "./observation.ts";
import { type RequestLine, requestLines } from "./request-lines.ts";

/** For one whose input was closed to end by itself; a virtual machine does not hear of that. */
const END_LIMIT_MS = 1000;

class Answers {
  /** After the request of the start, by position; null while there is none. */
  readonly atNs: (number | null)[];
  /** Resolves when all have come, or a wrong one. */
  readonly complete: Promise<void>;
  complaint: string | undefined;
  readonly #requests: readonly RequestLine[];
  #missing: number;
  #resolve: () => void = () => {};

  constructor(requests: readonly RequestLine[]) {
    this.#requests = requests;
    this.#missing = requests.length;
    this.atNs = requests.map(() => null);
    this.complete = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  take({ line, atNs }: LineEvent): void {
    const id = Number(/^@reply ([0-9]{1,9}) /.exec(line)?.[1] ?? 0);
    const request = this.#requests[id - 1];
    if (request === undefined || line !== `@reply ${id} ${request.hash}` || this.atNs[id - 1] !== null) {
      this.complaint ??= `answer ${quoted(line)} was not expected`;
      this.#resolve();
      return;
    }
    this.atNs[id - 1] = atNs;
    if (--this.#missing === 0) this.#resolve();
  }
}

async function end(launch: Launch): Promise<void> {
  launch.closeInput();
  const ended = launch.exited.then(
    () => true,
    () => true,
  );
  if ((await within(END_LIMIT_MS, ended)) === undefined) launch.kill();
  await launch.exited;
}

/** @param latencyNs of each request, null for one that was not answered. */
function evaluated(latencyNs: readonly (number | null)[]): Observation {
  // As of the repetitions of other work, the later half counts.
  const counting = latencyNs.slice(Math.floor(latencyNs.length / 2)).map((latency) => latency ?? Infinity);
  const value = quantileOfSorted(Float64Array.from(counting).toSorted(), 0.5);
  const answered = latencyNs.filter((latency) => latency !== null).length;
  const observed = { ownNs: [], hostNs: latencyNs, flags: [] };
  return value < Infinity
    ? { ...observed, outcome: "ok", value }
    : {
        ...observed,
        outcome: "failed",
        value: null,
        error: `${answered} of ${latencyNs.length} requests were answered`,
      };
}

export async function observeRequests(
  launch: Launch,
  { repetitions = 1, requestsPerSecond = 1 }: WorkloadManifest,
  { startNs }: Limits,
): Promise<Observation> {
  const requests = requestLines(repetitions);
  const answers = new Answers(requests);
  launch.onLine((event) => answers.take(event));
  const ready = await launch.ready;
  const nothing = { value: null, ownNs: [], hostNs: [], flags: [] };
  if (ready === null) return { ...nothing, ...unfinished(await launch.exited, "before it was ready") };
  const intervalNs = 1e9 / requestsPerSecond;
  const dueNs = await launch.pace(
    requests.map(({ line }) => line),
    intervalNs,
  );
  const leftMs = Math.max(startNs, (repetitions + 1) * intervalNs) / 1e6;
  await within(leftMs, Promise.race([answers.complete, launch.exited]));
  await end(launch);
  if (answers.complaint !== undefined) return { ...nothing, outcome: "wrong-answer", error: answers.complaint };
  return evaluated(answers.atNs.map((atNs, index) => (atNs === null ? null : atNs - dueNs - index * intervalNs)));
}
