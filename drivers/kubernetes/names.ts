/** What the driver calls things by, in the cluster. */
import { RUN_LABEL } from "../lib/engine-labels.ts";

/** Whose everything is that carries it; also the name of the namespace that an administrator makes. */
export const OWNER = "sandgauge";

export const OWNER_LABEL = "app.kubernetes.io/managed-by";

export function targetName(variant: string): string {
  return `kubernetes/${variant}`;
}

/** The one container of a Pod. */
export const CONTAINER = "workload";

export function labelsOf(runId: string): Record<string, string> {
  return { [OWNER_LABEL]: OWNER, [RUN_LABEL]: runId };
}

export function selectorOf(runId: string): string {
  return `${OWNER_LABEL}=${OWNER},${RUN_LABEL}=${runId}`;
}

/** A DNS label (RFC 1123): what a Pod's or a namespace's name must be. */
export function dnsLabel(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(-63)
    .replace(/^-+/, "");
}
