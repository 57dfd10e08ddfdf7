/**
 * A response that goes on. The API client's own readers will not do: that of logs ends the process when the connection is
 * lost, and that of watches gives up after 30 s without a word and swallows what goes wrong in who listens.
 */
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request, type RequestOptions } from "node:https";
import type { KubeConfig } from "@kubernetes/client-node";

/** @throws what the network throws, also when aborted. */
export async function openStream(config: KubeConfig, path: string, signal: AbortSignal): Promise<IncomingMessage> {
  const options: RequestOptions = { signal };
  await config.applyToHTTPSOptions(options);
  const url = new URL(`${config.getCurrentCluster()?.server ?? ""}${path}`);
  return await new Promise((resolve, reject) => {
    const asked = url.protocol === "http:" ? plainRequest(url, options) : request(url, options);
    asked.once("response", resolve).once("error", reject).end();
  });
}

const NEWLINE = 10;

/** Its lines as they come, each with its end; none that has no end. @throws what the network throws. */
export async function* linesOf(response: IncomingMessage): AsyncGenerator<Buffer> {
  let pending: Buffer = Buffer.alloc(0);
  for await (const chunk of response as AsyncIterable<Buffer>) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (let end = pending.indexOf(NEWLINE); end >= 0; end = pending.indexOf(NEWLINE)) {
      yield pending.subarray(0, end + 1);
      pending = pending.subarray(end + 1);
    }
  }
}
