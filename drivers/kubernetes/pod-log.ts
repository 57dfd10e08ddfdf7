/**
 * A container's output as the kubelet passes it on. Attaching would come too late: it takes a container that runs, and
 * what was said until then is not repeated. The log has every line, with the time at which the node's runtime read it.
 */
import type { IncomingMessage } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { KubeConfig } from "@kubernetes/client-node";
import { CONTAINER } from "./names.ts";
import { openStream } from "./open-stream.ts";

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

const NEWLINE = 10;
const RETRY_MS = 10;

interface LogOf {
  readonly namespace: string;
  readonly pod: string;
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

  constructor(config: KubeConfig, { namespace, pod }: LogOf, onLine: (line: LogLine) => void) {
    this.#config = config;
    const query = `container=${CONTAINER}&follow=true&timestamps=true`;
    this.#path = `/api/v1/namespaces/${namespace}/pods/${pod}/log?${query}`;
    this.#onLine = onLine;
    this.ended = this.#follow();
  }

  /** Told so, it ends with the end of the log; before, an end is a connection's. */
  containerHasEnded(): void {
    this.#containerEnded = true;
  }

  close(): void {
    this.#closed.abort();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      const last = this.#containerEnded;
      try {
        const response = await openStream(this.#config, this.#path, signal);
        // 400 comes before the kubelet has heard from the runtime that the container runs; 404 when the Pod is gone.
        if (response.statusCode === 200) await this.#read(response);
        else response.destroy();
        if (response.statusCode === 404 || (last && response.complete)) return;
      } catch {
        // The connection was lost.
      }
      await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** From the beginning each time, without what was passed on already. */
  async #read(response: IncomingMessage): Promise<void> {
    let skip = this.#passedOn;
    let pending: Buffer = Buffer.alloc(0);
    for await (const chunk of response as AsyncIterable<Buffer>) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      for (let end = pending.indexOf(NEWLINE); end >= 0; end = pending.indexOf(NEWLINE)) {
        if (skip > 0) skip--;
        else this.#take(pending.subarray(0, end + 1));
        pending = pending.subarray(end + 1);
      }
    }
  }

  #take(line: Buffer): void {
    this.#passedOn++;
    const parsed = parseLogLine(line);
    if (parsed !== undefined) this.#onLine(parsed);
  }
}
