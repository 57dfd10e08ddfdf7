/**
 * A container's output as the kubelet passes it on. Attaching would come too late: it takes a container that runs, and
 * what was said until then is not repeated. The log has every line, with the time at which the node's runtime read it.
 */
import type { IncomingMessage } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { KubeConfig } from "@kubernetes/client-node";
import { linesOf, openStream } from "./open-stream.ts";

export interface LogLine {
  /** With what ended it. */
  readonly text: Buffer;
  /** CLOCK_REALTIME of the node, in nanoseconds. */
  readonly readNs: bigint;
}

/** `2026-11-28T00:05:11.012345678Z text`; the zone may be any. @returns undefined for what is no such line. */
export function parseLogLine(line: Buffer): LogLine | undefined {
  const space = line.indexOf(" ");
  const stamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(
    line.toString("latin1", 0, space),
  );
  if (stamp === null) return undefined;
  const [, seconds, fraction = "", zone] = stamp;
  const readNs = BigInt(Date.parse(`${seconds}${zone}`)) * 1_000_000n + BigInt(fraction.padEnd(9, "0"));
  return { text: line.subarray(space + 1), readNs };
}

const RETRY_MS = 10;
/** For the log of a container that has ended to come: a server that is started again takes seconds. */
const LAST_LIMIT_MS = 60_000;

interface LogOf {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

export class PodLog {
  /** Once all of a container that has ended was passed on, or it is gone. Never rejects. */
  readonly ended: Promise<void>;
  readonly #config: KubeConfig;
  readonly #path: string;
  readonly #onLine: (line: LogLine) => void;
  #passedOn = 0;
  #containerEnded = false;
  readonly #closed = new AbortController();
  /** Of the request that follows. */
  readonly #following = new AbortController();

  constructor(config: KubeConfig, { namespace, pod, container }: LogOf, onLine: (line: LogLine) => void) {
    this.#config = config;
    const query = `container=${container}&timestamps=true`;
    this.#path = `/api/v1/namespaces/${namespace}/pods/${pod}/log?${query}`;
    this.#onLine = onLine;
    this.ended = this.#follow();
  }

  /**
   * Told so, it reads to the end of the log and ends; before, an end is a connection's. The kubelet ends what it follows up
   * to a second late.
   */
  containerHasEnded(): void {
    this.#containerEnded = true;
    this.#following.abort();
    AbortSignal.timeout(LAST_LIMIT_MS).addEventListener("abort", () => this.close());
  }

  close(): void {
    this.#closed.abort();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted && !(await this.#readOnce(signal))) {
      await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns whether all was read that will ever be there. */
  async #readOnce(signal: AbortSignal): Promise<boolean> {
    const last = this.#containerEnded;
    try {
      const response = last
        ? await openStream(this.#config, this.#path, signal)
        : await openStream(
            this.#config,
            `${this.#path}&follow=true`,
            AbortSignal.any([signal, this.#following.signal]),
          );
      if (response.statusCode === 200) await this.#read(response);
      else response.destroy();
      // 400 comes before the kubelet has heard from the runtime that the container runs; 404 when the Pod is gone.
      return response.statusCode === 404 || (last && (response.complete || response.statusCode === 400));
    } catch {
      return false; // the connection was lost, or is of no more use
    }
  }

  /** From the beginning each time, without what was passed on already. */
  async #read(response: IncomingMessage): Promise<void> {
    let skip = this.#passedOn;
    for await (const line of linesOf(response)) {
      if (skip > 0) skip--;
      else this.#take(line);
    }
  }

  #take(line: Buffer): void {
    this.#passedOn++;
    const parsed = parseLogLine(line);
    if (parsed !== undefined) this.#onLine(parsed);
  }
}
