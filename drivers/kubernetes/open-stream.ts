/** A response that goes on: the API client's own reader of logs ends the process when the connection is lost. */
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
