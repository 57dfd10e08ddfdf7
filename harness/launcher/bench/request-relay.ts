/**
 * Stands between an engine and its client, and tells when each request of the client's began and ended. What the client
 * asks goes on as it is, over HTTP/2 without TLS, as gRPC does on a socket. A request takes the client some tenths of a
 * millisecond longer, all of them outside of what is told.
 */
import { once } from "node:events";
import {
  connect as connectHttp2,
  constants,
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from "node:http2";
import { connect } from "node:net";

export interface RelayedRequest {
  /** `/containerd.services.tasks.v1.Tasks/Create` */
  readonly path: string;
  readonly beganNs: number;
  readonly endedNs: number;
}

/** Gone when disposed. */
export interface RequestRelay {
  /** @returns what has ended since it was last asked. */
  take(): RelayedRequest[];
  [Symbol.asyncDispose](): Promise<void>;
}

const nowNs = (): number => Number(process.hrtime.bigint());

/**
 * @param socket which the client is told; made here.
 * @param engine the engine's own.
 */
export async function relayRequests(socket: string, engine: string): Promise<RequestRelay> {
  const upstream = connectHttp2("http://localhost", { createConnection: () => connect(engine) });
  await once(upstream, "connect");
  let told: RelayedRequest[] = [];

  function relay(asked: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const beganNs = nowNs();
    const request = upstream.request(headers, { endStream: false });
    asked.pipe(request);
    let trailers: IncomingHttpHeaders = {};
    request.on("trailers", (received) => (trailers = received));
    request.on("response", (answer, flags) => {
      const ends = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0; // gRPC's answer to what failed
      asked.respond(answer, ends ? { endStream: true } : { waitForTrailers: true });
      if (ends) return;
      asked.on("wantTrailers", () => asked.sendTrailers(trailers));
      request.pipe(asked);
    });
    request.on("end", () => told.push({ path: headers[":path"]?.toString() ?? "", beganNs, endedNs: nowNs() }));
    request.on("error", () => asked.close(constants.NGHTTP2_INTERNAL_ERROR));
    asked.on("close", () => request.close(constants.NGHTTP2_CANCEL));
  }

  const server = createServer();
  server.on("stream", relay);
  server.listen(socket);
  await once(server, "listening");
  return {
    take() {
      const taken = told;
      told = [];
      return taken;
    },
    async [Symbol.asyncDispose]() {
      upstream.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** How long at least one of them was under way. @param requests in any order. */
export function spentNs(requests: readonly RelayedRequest[]): number {
  let spent = 0;
  let until = -Infinity;
  for (const { beganNs, endedNs } of requests.toSorted((a, b) => a.beganNs - b.beganNs)) {
    spent += Math.max(0, endedNs - Math.max(beganNs, until));
    until = Math.max(until, endedNs);
  }
  return spent;
}
