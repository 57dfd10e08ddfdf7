/** A container's standard input over the WebSocket that CRI's Attach names (Kubernetes' channel protocol, version 4). */

/** The first byte of a message says which stream it is of. */
const STDIN = 0;

export class AttachedInput {
  readonly #url: Promise<string>;
  #socket: WebSocket | undefined;
  /** Said before the connection stood. */
  #waiting: string[] = [];
  #closing = false;

  /** @param url where the engine listens for it; not there before the container has started. */
  constructor(url: Promise<string>) {
    this.#url = url;
    void this.#connect().catch(() => undefined); // as with a pipe: what cannot be written is lost
  }

  write(data: string): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#send(this.#socket, data);
    else this.#waiting.push(data);
  }

  /** The container was made with stdin_once: its input ends with the connection. */
  close(): void {
    this.#closing = true;
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.close();
  }

  async #connect(): Promise<void> {
    const socket = new WebSocket(await this.#url, ["v4.channel.k8s.io"]);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      for (const data of this.#waiting.splice(0)) this.#send(socket, data);
      if (this.#closing) socket.close();
    });
    socket.addEventListener("error", () => undefined);
  }

  #send(socket: WebSocket, data: string): void {
    socket.send(Buffer.concat([Buffer.from([STDIN]), Buffer.from(data)]));
  }
}
