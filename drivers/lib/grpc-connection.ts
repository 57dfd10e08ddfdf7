/** An engine's gRPC services on a Unix socket, of whose interfaces only what is used is declared. */
import {
  type CallOptions,
  type ClientDuplexStream,
  type ClientReadableStream,
  credentials,
  makeGenericClientConstructor,
  Metadata,
  type ServiceError,
  status,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { readdirSync } from "node:fs";
import { DriverError } from "./driver-error.ts";
import { withoutBacktrace } from "./engine-words.ts";

type Client = InstanceType<ReturnType<typeof makeGenericClientConstructor>>;
type Message = Readonly<Record<string, unknown>>;

export interface GrpcEndpoint {
  /** For errors: the target. */
  readonly target: string;
  /** Absolute path, without a scheme. */
  readonly socket: string;
  /** Folder of .proto files. */
  readonly api: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** What to do where nobody answers. */
  readonly remedy: string;
  /** What to do where it does not serve what it is asked. */
  readonly unservedRemedy: string;
}

/** A call takes milliseconds but for one that waits for an end; what takes this long hangs. */
const LIMIT_MS = 60_000;

/** Connections of one process to one address share how long to wait after a failure, also when the engine is back. */
const OPTIONS = { "grpc.use_local_subchannel_pool": 1 };

const LOG = "See what the engine's log says.";

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && "code" in error && "details" in error;
}

export class GrpcConnection {
  readonly #endpoint: GrpcEndpoint;
  readonly #services: ReturnType<typeof loadSync>;
  readonly #clients = new Map<string, Client>();
  readonly #metadata = new Metadata();
  readonly #streams: { cancel(): void }[] = [];

  constructor(endpoint: GrpcEndpoint) {
    this.#endpoint = endpoint;
    const files = readdirSync(endpoint.api).filter((name) => name.endsWith(".proto"));
    this.#services = loadSync(files, {
      includeDirs: [endpoint.api],
      keepCase: true,
      defaults: true,
      longs: Number,
      enums: String,
    });
    for (const [name, value] of Object.entries(endpoint.metadata ?? {})) this.#metadata.set(name, value);
  }

  /**
   * @param service full name; its interface stands in one of the .proto files.
   * @param limitMs 0 for a call that lasts as long as something lives.
   * @throws DriverError with the engine's own words.
   */
  async call<T extends object>(service: string, method: string, request: Message, limitMs = LIMIT_MS): Promise<T> {
    const { client, definition } = this.#method(service, method);
    const deadline = limitMs === 0 ? {} : { deadline: Date.now() + limitMs };
    return await new Promise<T>((resolve, reject) => {
      client.makeUnaryRequest<Message, T>(
        definition.path,
        definition.requestSerialize,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- decoded by the interface in the .proto file
        (bytes) => definition.responseDeserialize(bytes) as T,
        request,
        this.#metadata,
        deadline,
        (error, response) => {
          if (error !== null) reject(this.#failure(method, error));
          else if (response !== undefined) resolve(response);
        },
      );
    });
  }

  /** As {@link call}, for one that may find nothing. @returns undefined then. */
  async callIfThere<T extends object>(
    service: string,
    method: string,
    request: Message,
    limitMs = LIMIT_MS,
  ): Promise<T | undefined> {
    try {
      return await this.call<T>(service, method, request, limitMs);
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }

  /** All messages of a stream. @throws DriverError with the engine's own words. */
  async list<T extends object>(service: string, method: string, request: Message): Promise<T[]> {
    const stream = this.#stream<T>(service, method, request, { deadline: Date.now() + LIMIT_MS });
    const messages: T[] = [];
    return await new Promise((resolve, reject) => {
      stream.on("data", (message: T) => messages.push(message));
      stream.on("error", (error: unknown) => reject(this.#failure(method, error)));
      stream.on("end", () => resolve(messages));
    });
  }

  /**
   * Messages of a stream that has no end of its own, until the connection is closed.
   *
   * @param onLost once, where the stream ends before that.
   */
  follow(
    service: string,
    method: string,
    onMessage: (message: Message) => void,
    onLost: (error: DriverError) => void,
  ): void {
    const stream = this.#stream<Message>(service, method, {}, {});
    stream.on("data", onMessage);
    stream.on("error", (error: unknown) => onLost(this.#failure(method, error)));
    this.#streams.push(stream);
  }

  /** Sends one message and waits for the answer to it. @throws DriverError with the engine's own words. */
  async exchange(service: string, method: string, request: Message): Promise<void> {
    const { client, definition } = this.#method(service, method);
    const stream: ClientDuplexStream<Message, unknown> = client.makeBidiStreamRequest(
      definition.path,
      definition.requestSerialize,
      definition.responseDeserialize,
      this.#metadata,
      { deadline: Date.now() + LIMIT_MS },
    );
    await new Promise<void>((resolve, reject) => {
      stream.on("data", () => stream.end());
      stream.on("error", (error: unknown) => reject(this.#failure(method, error)));
      stream.on("end", resolve);
      stream.write(request);
    });
  }

  close(): void {
    for (const stream of this.#streams.splice(0)) stream.cancel();
    for (const client of this.#clients.values()) client.close();
    this.#clients.clear();
  }

  #stream<T>(service: string, method: string, request: Message, options: CallOptions): ClientReadableStream<T> {
    const { client, definition } = this.#method(service, method);
    return client.makeServerStreamRequest<Message, T>(
      definition.path,
      definition.requestSerialize,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- decoded by the interface in the .proto file
      (bytes) => definition.responseDeserialize(bytes) as T,
      request,
      this.#metadata,
      options,
    );
  }

  #method(service: string, method: string) {
    const definition = this.#services[service];
    const found = definition !== undefined && !("format" in definition) ? definition[method] : undefined;
    if (found === undefined || definition === undefined || "format" in definition) {
      throw new TypeError(`No ${service}.${method} is declared in ${this.#endpoint.api}.`);
    }
    let client = this.#clients.get(service);
    if (client === undefined) {
      client = new (makeGenericClientConstructor(definition, service))(
        `unix://${this.#endpoint.socket}`,
        credentials.createInsecure(),
        OPTIONS,
      );
      this.#clients.set(service, client);
    }
    return { client, definition: found };
  }

  #failure(method: string, error: unknown): DriverError {
    const { target } = this.#endpoint;
    const { fact, remedy } = isServiceError(error)
      ? this.#refusal(method, error)
      : { fact: `${method}: ${String(error)}`, remedy: LOG };
    return new DriverError(target, "create", fact, remedy, { cause: error });
  }

  #refusal(method: string, { code, details }: ServiceError): { fact: string; remedy: string } {
    const { socket, remedy, unservedRemedy } = this.#endpoint;
    if (code === status.UNIMPLEMENTED) {
      return { fact: `The engine on ${socket} does not serve ${method}: ${details}`, remedy: unservedRemedy };
    }
    if (code !== status.UNAVAILABLE)
      return { fact: `${method} was refused: ${withoutBacktrace(details)}`, remedy: LOG };
    if (/\bEACCES\b/.test(details)) {
      const fact = `The socket ${socket} may not be opened by uid ${process.geteuid?.()}.`;
      return { fact, remedy: "Run as root, or as one whom its group lets in." };
    }
    return { fact: `Nobody answers on ${socket}: ${details}`, remedy };
  }
}

function codeOf(error: unknown): status | undefined {
  return error instanceof DriverError && isServiceError(error.cause) ? error.cause.code : undefined;
}

/** Whether the engine said that there is no such thing. */
function isGone(error: unknown): boolean {
  return codeOf(error) === status.NOT_FOUND;
}

/** Whether the engine said that there is such a thing already. */
export function isThere(error: unknown): boolean {
  return codeOf(error) === status.ALREADY_EXISTS;
}
