/** A command in a container of a Pod, by the API server and the kubelet. */
import { Writable } from "node:stream";
import { Exec, type KubeConfig, type V1Status } from "@kubernetes/client-node";
import { ConnectionLost } from "../follow.ts";

interface ContainerOf {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

const LIMIT_MS = 120_000;

/** The API's words for a command that has run and said no. */
const OWN_FAILURE = "NonZeroExitCode";

/** Of the client's WebSocket, whose errors come without types, and say no more than what the server's status is. */
function wordsOf(error: unknown): string {
  const words =
    typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
  return words.replace(/^Unexpected server response: /, "its API server cannot reach it: HTTP status ");
}

function collecting(chunks: Buffer[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
}

/**
 * @returns what it printed, whatever its exit status.
 * @throws ConnectionLost where the container, or its node, cannot be reached.
 */
export async function outputOf(config: KubeConfig, of: ContainerOf, command: readonly string[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const ended = Promise.withResolvers<void>();
  ended.promise.catch(() => undefined); // it may fail before it is waited for
  const onStatus = ({ status, reason, message }: V1Status): void => {
    if (status === "Success" || reason === OWN_FAILURE) ended.resolve();
    else ended.reject(new ConnectionLost(message ?? "the command could not be run"));
  };
  const limit = setTimeout(() => ended.reject(new ConnectionLost(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  try {
    const { namespace, pod, container } = of;
    const stderr = collecting([]);
    const socket = await new Exec(config)
      .exec(namespace, pod, container, [...command], collecting(chunks), stderr, null, false, onStatus)
      .catch((error: unknown) => {
        throw new ConnectionLost(wordsOf(error), { cause: error });
      });
    socket.addEventListener("close", () => ended.reject(new ConnectionLost("the connection was closed")));
    try {
      await ended.promise;
    } finally {
      socket.close();
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(limit);
  }
}
