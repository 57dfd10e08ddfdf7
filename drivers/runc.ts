/** A Linux container by runc alone, without an engine above it. */
import { ociDriver } from "./lib/oci-driver.ts";

export const runc = ociDriver({
  name: "runc",
  description: "runc run of a prepared bundle: namespaces, cgroup, read-only root; no image pull, no network set-up.",
  version: /^runc version (\S+)/,
});
