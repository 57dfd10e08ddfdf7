/** A container's standard input: a stream that is attached once it runs. What is written before waits. */
import { PassThrough } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { Attach, type KubeConfig } from "@kubernetes/client-node";
import { CONTAINER } from "./names.ts";

interface InputOf {
  readonly namespace: string;
  readonly pod: string;
}

/** What is used of the client's WebSocket, which comes without types. */
interface Connection {
  send(frame: Buffer): void;
  close(): void;
  addEventListener(type: "close", listener: () => void): void;
}

/** Of the streaming protocol v5.channel.k8s.io: the first byte of a frame. */
const STDIN = 0;
const CLOSE = 255;

const RETRY_MS = 50;

export class PodInput {
  readonly #config: KubeConfig;
  readonly #of: InputOf;
  readonly #waiting: Buffer[] = [];
  readonly #closed = new AbortController();
  #connection: Connection | undefined;
  #begun = false;

  constructor(config: KubeConfig, of: InputOf) {
    this.#config = config;
    this.#of = of;
  }

  write(data: string): void {
    this.#send(Buffer.concat([Buffer.of(STDIN), Buffer.from(data)]));
  }

  end(): void {
    this.#send(Buffer.of(CLOSE, STDIN));
  }

  /** To be called once the container runs. */
  attach(): void {
    if (this.#begun) return;
    this.#begun = true;
    void this.#hold();
  }

  close(): void {
    this.#closed.abort();
    this.#connection?.close();
  }

  #send(frame: Buffer): void {
    if (this.#connection === undefined) this.#waiting.push(frame);
    else this.#connection.send(frame);
  }

  /** Attached anew where the connection is lost; a container that has lost its input for it ends by itself. */
  async #hold(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      await this.#attachOnce().catch(() => undefined); // told by the container's end
      await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns when the connection has ended. */
  async #attachOnce(): Promise<void> {
    const { namespace, pod } = this.#of;
    const asked = new PassThrough(); // that an input is wanted; nothing comes through it
    const attach = new Attach(this.#config);
    const connection: Connection = await attach.attach(namespace, pod, CONTAINER, null, null, asked, false);
    const ended = new Promise<void>((resolve) => {
      connection.addEventListener("close", resolve);
    });
    if (this.#closed.signal.aborted) connection.close();
    for (const frame of this.#waiting.splice(0)) connection.send(frame);
    this.#connection = connection;
    await ended;
    this.#connection = undefined;
  }
}
