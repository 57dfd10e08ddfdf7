/** What an API server answered, or that it did not, as an error that says what to do. */
import { ApiException } from "@kubernetes/client-node";
import { z } from "zod";
import { DriverError } from "../lib/driver-error.ts";

const statusSchema = z.object({ message: z.string(), reason: z.string().optional() });

export const ACCESS_MANIFEST = "infra/kubernetes/access.yaml";

/** The server's own words; with the verb, the resource and the namespace where something is forbidden. */
export function messageOfApi(error: unknown): string {
  if (!(error instanceof ApiException)) return String(error);
  try {
    const body: unknown = typeof error.body === "string" ? JSON.parse(error.body) : error.body;
    return statusSchema.parse(body).message;
  } catch {
    return `HTTP status ${error.code}`;
  }
}

/** Of the network, without the address: `fetch failed` says nothing, and addresses are nobody's business. */
function networkFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return networkFailure(error.cause);
  return "code" in error ? String(error.code) : error.message;
}

export function isApiStatus(error: unknown, code: number): boolean {
  return error instanceof ApiException && error.code === code;
}

export function apiFailure(target: string, phase: DriverError["phase"], error: unknown): DriverError {
  if (error instanceof DriverError) return error;
  if (!(error instanceof ApiException)) {
    const fact = `The API server does not answer: ${networkFailure(error)}.`;
    return new DriverError(target, phase, fact, "See that the cluster runs and that KUBECONFIG names it.", {
      cause: error,
    });
  }
  const message = messageOfApi(error).replace(/\.$/, "");
  switch (error.code) {
    case 401:
      return new DriverError(target, phase, "The API server does not know who asks (401).", "Renew the credentials.");
    case 403:
      return new DriverError(target, phase, `${message}.`, `See ${ACCESS_MANIFEST} for what is needed.`);
    default:
      return new DriverError(target, phase, `The API server says: ${message}.`, "See what its log says.");
  }
}
